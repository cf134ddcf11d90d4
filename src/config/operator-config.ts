import { z } from 'zod';
import type { Read } from './read';

/** Who runs the service, for the pages about it. */
export type OperatorConfig = {
  /** As people are to read it. Absent: nobody is named. */
  readonly name?: string;
  /** What people read, and the address that opens it. Absent: nobody is named. */
  readonly contact?: { readonly text: string; readonly href: string };
};

type Environment = Readonly<Record<string, string | undefined>>;

const MOST_CHARACTERS = 200;
/** Line breaks, and marks that turn the direction of what follows. */
const UNPRINTABLE = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u;

/** Reads who runs the service. Names every problem there is; does not throw. */
export function readOperator(environment: Environment): Read<OperatorConfig> {
  const name = readName(environment.OPERATOR_NAME);
  const contact = readContact(environment.OPERATOR_CONTACT);
  return {
    value: {
      ...(name.value !== undefined && { name: name.value }),
      ...(contact.value !== undefined && { contact: contact.value }),
    },
    problems: [...name.problems, ...contact.problems],
  };
}

function readName(text: string | undefined): Read<string | undefined> {
  const value = text?.trim() || undefined;
  if (value === undefined || (value.length <= MOST_CHARACTERS && !UNPRINTABLE.test(value)))
    return { value, problems: [] };
  const problem = `OPERATOR_NAME is no line of up to ${MOST_CHARACTERS} characters: give a name such as Contoso IT`;
  return { value: undefined, problems: [problem] };
}

function readContact(text: string | undefined): Read<OperatorConfig['contact']> {
  const contact = text?.trim() || undefined;
  if (contact === undefined) return { value: undefined, problems: [] };
  const href = toAddress(contact);
  if (href !== undefined) return { value: { text: contact, href }, problems: [] };
  // The value is not repeated: an address may hold a password.
  const problem =
    'OPERATOR_CONTACT is neither a mail address nor an https address without user and password: ' +
    'give one such as port25@contoso.com or https://help.contoso.com/port25';
  return { value: undefined, problems: [problem] };
}

function toAddress(contact: string): string | undefined {
  if (contact.length > MOST_CHARACTERS || UNPRINTABLE.test(contact)) return undefined;
  if (z.email().safeParse(contact).success) return `mailto:${contact}`;
  if (/\s/.test(contact) || !URL.canParse(contact)) return undefined;
  const { protocol, username, password, href } = new URL(contact);
  return protocol === 'https:' && username === '' && password === '' ? href : undefined;
}
