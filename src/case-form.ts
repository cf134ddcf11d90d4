import type { FactValue, FormView } from './answer/answer';
import { type Conversation, createConversation, parseConversation } from './answer/conversation';
import type { FilledForm, Form, ReadForm } from './answer/form';
import type { Locale } from './answer/locale';
import type { ComposeForm } from './library/compose-form';
import type { Reader } from './reading/reading';
import type { ConversationStore } from './store/conversation-store';

type Props = {
  readonly store: ConversationStore;
  readonly reader: Reader;
  readonly compose: ComposeForm;
  /** The case as a form. */
  readonly toForm: (conversation: Conversation) => FormView;
  /** A value the fact can have; undefined where it can not. */
  readonly parseValue: (fact: string, value: FactValue) => FactValue | undefined;
  /** `YYYY-MM-DD` */
  readonly today: () => string;
};

/** A form for the facts of a case: drawn up with what is known, and read when it comes back. */
export type CaseForm = {
  form(conversation: string, locale: Locale): Promise<Form>;
  readForm(filled: FilledForm, locale: Locale): ReadForm;
};

export function createCaseForm(props: Props): CaseForm {
  return {
    form: async (key, locale) => {
      const conversation = parseConversation((await props.store.read(key)).value) ?? createConversation();
      return props.compose.form(props.toForm(conversation), locale);
    },
    readForm: (filled, locale) => readForm(filled, locale, props),
  };
}

type Read = { readonly value: FactValue | null } | { readonly error: string };

function readForm(filled: FilledForm, locale: Locale, props: Props): ReadForm {
  const facts: Record<string, FactValue | null> = {};
  const errors: Record<string, string> = {};
  for (const [fact, value] of Object.entries(filled)) {
    const read = value === null ? { value } : readValue(fact, value, locale, props);
    if ('error' in read) errors[fact] = props.compose.error(read.error, String(value), locale);
    else facts[fact] = read.value;
  }
  return Object.keys(errors).length > 0 ? { errors } : { facts };
}

/** A value picked from a list is taken as it is; a line is read as an answer to the question would be. */
function readValue(fact: string, value: FactValue, locale: Locale, props: Props): Read {
  if (typeof value === 'string' && value.trim() === '') return { value: null };
  const found = readLine(fact, value, locale, props) ?? props.parseValue(fact, value);
  if (found === undefined) return { error: fact };
  return fact === 'created' && isAhead(String(found), props.today()) ? { error: 'future' } : { value: found };
}

function readLine(fact: string, value: FactValue, locale: Locale, props: Props): FactValue | undefined {
  if (typeof value !== 'string') return undefined;
  const { facts } = props.reader.read({ text: value, today: props.today(), chosen: locale, asking: fact });
  return (facts as Readonly<Record<string, FactValue | undefined>>)[fact];
}

/** A year, month or day that begins after today. */
function isAhead(date: string, today: string): boolean {
  return /^\d/.test(date) && date > today.slice(0, date.length);
}
