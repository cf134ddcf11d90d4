import { clip } from '../answer/clip';
import type { Block } from '../answer/reply';
import { PRIORITIES, type Ticket } from '../answer/ticket';
import { type SaidEntry, tellEntry, tellWho } from './compose-ticket-entries';
import { paragraph } from './draft';
import type { Words } from './words';

/** As much of the last words as a glance takes in. */
const LONGEST_LAST = 400;

/**
 * The last words of a person, else their last choice. What the staff say stands in the thread, and how the ticket
 * was opened is no news.
 */
export function tellLast({ transcript }: Pick<Ticket, 'transcript'>, words: Words): readonly Block[] {
  const about = listTicketLabels(words);
  const said: readonly SaidEntry[] = transcript.filter(
    ({ from, isDeleted, choice }) => from === 'person' && !isDeleted && !isAboutTicket(choice, about),
  );
  const last = said.findLast(hasOwnWords) ?? said.findLast(({ choice }) => choice !== undefined);
  if (last === undefined) return [];
  const short = { ...last, text: clip(last.text, LONGEST_LAST) };
  const told = { who: tellWho(last, words), time: words.time(last.at), text: tellEntry(short, words) };
  return [paragraph(words.say('staff.last', told))];
}

/** A button may come with its own label as the text. */
function hasOwnWords({ text, choice, files = [] }: SaidEntry): boolean {
  const isWritten = text.trim() !== '' && text.trim() !== choice;
  return isWritten || files.length > 0;
}

/** A press whose words were not known is kept as what it sends. */
function isAboutTicket(choice: string | undefined, about: ReadonlySet<string>): boolean {
  return choice !== undefined && (about.has(choice) || choice.startsWith('{"do":'));
}

/** What a person presses about the ticket itself. */
const TICKET_KEYS = [
  ...['human', 'send-handoff', 'cancel-handoff', 'ticket-status', 'ticket-close', 'ticket-reopen'].map(
    (name) => `button.${name}`,
  ),
  ...[1, 2, 3, 4, 5].map((score) => `rate.${score}`),
];

/** In every language: the person may read another one than the staff, or have changed it. */
function listTicketLabels({ sayInAll }: Words): ReadonlySet<string> {
  const urgencies = PRIORITIES.flatMap((each) => sayInAll(`priority.${each}`)).flatMap((priority) =>
    sayInAll('button.urgency', { priority }),
  );
  return new Set([...TICKET_KEYS.flatMap((key) => sayInAll(key)), ...urgencies]);
}
