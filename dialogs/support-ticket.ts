import type { Action } from '../src/answer/action';
import { type Conversation, NOTHING_KNOWN } from '../src/answer/conversation';
import type { DialogStep } from '../src/answer/dialog';
import { isLive, type Ticket } from '../src/answer/ticket';
import { remember } from './case-file';
import { learnAll, listPicked } from './learning';
import type { SupportTurn } from './support-handoff';
import type { TicketWish } from './support-phrases';

/**
 * What a person wants with their ticket. What cannot be done now, such as closing what is closed, shows
 * where the ticket stands, and with it what can be.
 */
export function actOnTicket(turn: SupportTurn, wish: TicketWish): DialogStep {
  const { conversation, desk } = turn;
  if (desk.ticket === undefined) return { conversation, answers: [{ kind: 'no-ticket' }] };
  if (wish === 'close' && isLive(desk.ticket)) return { conversation, answers: [], desk: { do: 'close' } };
  if (wish === 'reopen' && desk.ticket.state === 'resolved')
    return { conversation, answers: [], desk: { do: 'reopen' } };
  return tellStatus(turn);
}

export function tellStatus({ conversation, desk }: SupportTurn): DialogStep {
  const { ticket } = desk;
  if (ticket === undefined) return { conversation, answers: [{ kind: 'no-ticket' }] };
  const expected = desk.expected[ticket.priority];
  return { conversation, answers: [{ kind: 'ticket-status', ticket, expected }] };
}

/** A rating of what is not resolved, or of another ticket, counts for nothing. */
export function rate(turn: SupportTurn, { ticket, score }: Extract<Action, { do: 'rate' }>): DialogStep {
  const { conversation, desk } = turn;
  if (!isOwn(turn, ticket) || desk.ticket?.state !== 'resolved') return tellStatus(turn);
  return { conversation, answers: [], desk: { do: 'rate', score } };
}

/** Whether a button of a card is about the ticket there is; it may have been merged since. */
export function isOwn({ conversation, desk }: SupportTurn, ticket: Ticket['id']): boolean {
  return ticket === desk.ticket?.id || ticket === conversation.ticket;
}

/** The staff hear it, the bot keeps quiet; what was chosen on a card is a fact all the same. */
export function passOn(turn: SupportTurn): DialogStep {
  return { conversation: learnChosen(turn), answers: [], desk: { do: 'pass-on' } };
}

function learnChosen({ conversation, input, rulebook }: SupportTurn): Conversation {
  const chosen = chosenFacts(conversation, input.action);
  const { known } = learnAll(conversation.known, { facts: chosen, how: 'chosen' }, rulebook);
  return remember(conversation, known);
}

function chosenFacts({ known = NOTHING_KNOWN }: Conversation, action: Action | undefined) {
  if (action?.do === 'answer') return listPicked(known, { [action.fact]: action.value }).facts;
  return action?.do === 'fill' ? listPicked(known, action.facts).facts : {};
}
