import { TICKET_ID } from '../src/answer/ticket';
import { normaliseText } from '../src/reading/normal-text';
import { DECISIONS, OF_NUMBER, TICKET_WISHES, type TicketWish, WISHES } from './support-phrases';

const NUMBER = /p25-\d{4,9}/;
const named = toSets((wish) => Object.values(WISHES[wish].named));
const bare = toSets((wish) => Object.values(WISHES[wish].bare));
const ofNumber = toSets((wish) => [OF_NUMBER[wish]]);
const decisions = {
  confirm: toSet([DECISIONS.confirm]),
  cancel: toSet([DECISIONS.cancel]),
};

/**
 * What a message wants with a ticket, where it wants nothing else; undefined for any other message.
 * @param hasTicket whether there is one that "close it" could mean
 */
export function readTicketWish(text: string, hasTicket: boolean): TicketWish | undefined {
  const said = toComparable(text);
  if (NUMBER.test(said)) return find(ofNumber, said.replace(NUMBER, ' ').trim().replace(/\s+/g, ' '));
  return find(named, said) ?? (hasTicket ? find(bare, said) : undefined);
}

/** The number of a ticket that a message names. */
export function readTicketNumber(text: string): string | undefined {
  const number = NUMBER.exec(normaliseText(text).text)?.[0].toUpperCase();
  return number !== undefined && TICKET_ID.test(number) ? number : undefined;
}

/** Yes or no to the handoff that is shown; undefined where the message says anything else. */
export function readDecision(text: string): 'confirm' | 'cancel' | undefined {
  const said = toComparable(text);
  if (decisions.confirm.has(said)) return 'confirm';
  return decisions.cancel.has(said) ? 'cancel' : undefined;
}

function find(phrases: Wishes, said: string): TicketWish | undefined {
  return TICKET_WISHES.find((wish) => phrases[wish].has(said));
}

type Wishes = Readonly<Record<TicketWish, ReadonlySet<string>>>;

function toSets(list: (wish: TicketWish) => readonly string[]): Wishes {
  return { status: toSet(list('status')), close: toSet(list('close')), reopen: toSet(list('reopen')) };
}

function toSet(lists: readonly string[]): ReadonlySet<string> {
  return new Set(lists.flatMap((each) => each.split(' | ')).map(toComparable));
}

/** One spelling for everything: case, width, apostrophes and marks make no difference. */
function toComparable(text: string): string {
  const words = normaliseText(text).text.replace(/[^\p{L}\p{N}\p{M}\s-]+/gu, ' ');
  return words
    .replace(/^\s*please\s+|\s+please\s*$/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}
