import type { HandoffAnswer } from '../answer/answer';
import { quoteText } from '../answer/marked-text';
import type { Choice } from '../answer/reply';
import { ticketChoice } from './compose-ticket-parts';
import { type Draft, paragraph } from './draft';
import type { Words } from './words';

type Changed = Extract<HandoffAnswer, { kind: 'ticket-changed' }>;

const SCORES = [1, 2, 3, 4, 5] as const;

/** What changed, by whom, and, where it is over, how it went: asked only where the staff brought it to its end. */
export function composeChange(answer: Changed, words: Words): Draft {
  const { ticket, change, text } = answer;
  const isOver = change === 'resolved' || change === 'closed';
  // Whoever asked may close it before anybody answered: then there is no help to rate.
  const isByStaff = change === 'resolved' && answer.by !== null;
  return {
    blocks: [
      paragraph(tellChange(answer, words), isOver ? 'good' : 'plain'),
      ...(text === null ? [] : [paragraph(quoteText(text))]),
      ...(isByStaff ? [paragraph(words.say('ticket.ask-rating'))] : []),
    ],
    choices: isOver
      ? [...(isByStaff ? rateChoices(ticket, words) : []), ticketChoice('reopen', ticket, words)]
      : [ticketChoice('status', ticket, words)],
  };
}

/** The person's own doing is told as theirs; that of others by name, where they are to be known. */
function tellChange({ ticket, change, by, to }: Changed, words: Words): string {
  const isByOther = by !== null && (change === 'closed' || change === 'reopened');
  const priority = change === 'prioritized' && words.has(`priority.${to}`);
  const named = priority ? words.say(`priority.${to}`) : quoteText(to ?? '');
  const who = by === null ? words.say('ticket.support') : quoteText(by);
  const suffix = isByOther ? (by === '' ? '-by-another' : '-by') : '';
  return words.say(`ticket.changed.${change}${suffix}`, { ticket, by: who, to: named });
}

function rateChoices(ticket: string, words: Words): readonly Choice[] {
  return SCORES.map((score) => ({
    label: words.say(`rate.${score}`),
    action: { do: 'rate', ticket, score },
  }));
}
