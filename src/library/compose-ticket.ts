import type { StaffAnswer } from '../answer/answer';
import type { Ticket } from '../answer/ticket';
import { composeDetails } from './compose-ticket-details';
import { BUTTONS, glanceRows, tellNote, tellUndelivered, titleOf } from './compose-ticket-glance';
import { tellLast } from './compose-ticket-last';
import { knownOf, section, staffChoices, toFactRows } from './compose-ticket-parts';
import { toneOf } from './compose-verdict';
import { type Draft, paragraph } from './draft';
import type { Words } from './words';

type Told<Kind extends StaffAnswer['kind']> = Extract<StaffAnswer, { kind: Kind }>;

/** A ticket as the staff see it: at a glance, or all of it. */
export function composeTicket(answer: Told<'ticket-card' | 'ticket-details'>, words: Words): Draft {
  return answer.kind === 'ticket-card'
    ? composeCard(answer.ticket, words)
    : composeDetails(answer.ticket, words);
}

function composeCard(ticket: Ticket, words: Words): Draft {
  const verdict = knownOf(ticket.verdict, words);
  const facts = ticket.facts.filter(({ how }) => how !== 'assumed');
  return {
    blocks: [
      titleOf(ticket, words),
      { type: 'facts', rows: [...glanceRows(ticket, words), ...toFactRows(facts, words)] },
      ...(verdict === null
        ? [paragraph(words.say('handoff.no-answer'), 'subtle')]
        : [paragraph(`**${words.say(`outcome.${verdict.outcome}.title`)}**`, toneOf(verdict.outcome))]),
      ...section(words.say('staff.note'), tellNote(ticket)),
      ...tellLast(ticket, words),
      ...tellUndelivered(ticket, words),
    ],
    choices: staffChoices(BUTTONS[ticket.state], { ticket: ticket.id }, words),
  };
}
