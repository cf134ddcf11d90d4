import type { Action } from '../src/answer/action';
import type { Conversation } from '../src/answer/conversation';
import type { Dialog, DialogInput, DialogStep } from '../src/answer/dialog';
import type { Locale } from '../src/answer/locale';
import { isHeld, isLive } from '../src/answer/ticket';
import type { Reading } from '../src/reading/reading';
import type { Policy } from '../src/rules/policy';
import { hasFacts } from './learning';
import {
  addNote,
  cancelHandoff,
  confirmHandoff,
  offerHandoff,
  type SupportTurn,
  setPriority,
  showAgain,
} from './support-handoff';
import { actOnTicket, isOwn, passOn, rate, tellStatus } from './support-ticket';
import { readDecision, readTicketNumber, readTicketWish } from './support-words';

/**
 * To the staff and back: what is passed on is shown before, a ticket answers for itself, and while somebody
 * of the staff has it, the bot keeps quiet. Takes no turn where no staff can be reached.
 */
export function createSupport(policy: Policy): Dialog<Reading> {
  const toTurn = (before: Conversation, input: DialogInput<Reading>): SupportTurn | undefined => {
    const { desk, today } = input;
    if (desk === undefined) return undefined;
    // The staff have the case already, such as by reopening it: nothing is left to hand over.
    const isHandedOver = desk.ticket !== undefined && isLive(desk.ticket);
    const conversation = isHandedOver ? { ...before, handoff: null } : before;
    return { conversation, input, desk, rulebook: { policy, today } };
  };
  const route = (conversation: Conversation, input: DialogInput<Reading>): DialogStep | undefined => {
    const turn = toTurn(conversation, input);
    if (turn === undefined || input.joined === true || input.wish !== undefined) return undefined;
    return input.action === undefined ? hear(turn) : obey(turn, input.action);
  };
  return {
    name: 'support',
    takes: (conversation, input) => route(conversation, input) !== undefined,
    advance: (conversation, input) => route(conversation, input) ?? { conversation, answers: [] },
  };
}

/** What a button does here; undefined where it is for another dialog. */
function obey(turn: SupportTurn, action: Action): DialogStep | undefined {
  switch (action.do) {
    case 'human':
      return askForPerson(turn);
    case 'handoff':
      return decide(turn, action);
    case 'ticket':
      return actOnTicket(turn, isOwn(turn, action.ticket) ? action.act : 'status');
    case 'rate':
      return rate(turn, action);
    case 'language':
      return speak(turn, action.locale);
    case 'help':
      return help(turn);
    case 'cancel':
      return turn.conversation.handoff === null ? whileHeld(turn) : cancelHandoff(turn);
    default:
      return whileHeld(turn);
  }
}

/** What words mean here; undefined where they are for another dialog. */
function hear(turn: SupportTurn): DialogStep | undefined {
  const { conversation, desk, input } = turn;
  const { reading, text = '' } = input;
  const isBelowPreview = conversation.handoff !== null;
  const wish = readTicketWish(text, desk.ticket !== undefined && !isQuiet(turn) && !isBelowPreview);
  if (wish !== undefined) return actOnTicket(turn, isAboutOwn(turn, text) ? wish : 'status');
  if (reading !== undefined && reading.language !== null) return speak(turn, reading.language);
  if (reading?.isOnlyWish && reading.intent === 'help') return help(turn);
  if (isQuiet(turn)) return passOnWords(turn);
  if (conversation.isRating && isRemark(reading))
    return { conversation, answers: [], desk: { do: 'comment', text } };
  if (conversation.handoff !== null) return hearNote(turn);
  if (reading?.intent === 'human') return askForPerson(turn);
  return namesTicket(turn) ? actOnTicket(turn, 'status') : undefined;
}

/** Words about a ticket mean the person's own, unless they name another. */
function isAboutOwn(turn: SupportTurn, text: string): boolean {
  const number = readTicketNumber(text);
  return number === undefined || isOwn(turn, number);
}

/** A second ticket is not opened while there is one: what is said goes into that. */
function askForPerson(turn: SupportTurn): DialogStep {
  const { ticket } = turn.desk;
  return ticket !== undefined && isLive(ticket) ? tellStatus(turn) : offerHandoff(turn);
}

function decide(turn: SupportTurn, action: Extract<Action, { do: 'handoff' }>): DialogStep {
  if (action.step === 'cancel') return cancelHandoff(turn);
  const { ticket } = turn.desk;
  if (ticket !== undefined && isLive(ticket)) return tellStatus(turn);
  return action.step === 'priority' ? setPriority(turn, action.priority) : confirmHandoff(turn);
}

/** A handoff that is shown is shown again in the new language, and a conversation with the staff goes on. */
function speak(turn: SupportTurn, locale: Locale): DialogStep | undefined {
  const conversation = { ...turn.conversation, locale, isLocaleChosen: true };
  const { handoff } = conversation;
  if (handoff !== null) return showAgain({ ...turn, conversation }, handoff, [{ kind: 'language-changed' }]);
  return isQuiet(turn) ? { conversation, answers: [{ kind: 'language-changed' }] } : undefined;
}

/** Nothing the bot could answer: below a rating it is about that. */
function isRemark(reading: Reading | undefined): boolean {
  return reading?.intent === 'unknown' && !hasFacts(reading);
}

/** While somebody has the ticket, what can be done with it is all the help there is. */
function help(turn: SupportTurn): DialogStep | undefined {
  const { handoff } = turn.conversation;
  if (isQuiet(turn)) return tellStatus(turn);
  return handoff === null ? undefined : showAgain(turn, handoff, [{ kind: 'help' }]);
}

function isQuiet({ desk: { ticket } }: SupportTurn): boolean {
  return ticket !== undefined && isHeld(ticket);
}

function whileHeld(turn: SupportTurn): DialogStep | undefined {
  return isQuiet(turn) ? passOn(turn) : undefined;
}

/** Who asks for a person while one has it is told who; the staff hear it all the same. */
function passOnWords(turn: SupportTurn): DialogStep {
  const { reading } = turn.input;
  const asksWho = reading?.intent === 'human' && reading.isOnlyWish;
  return asksWho ? { ...passOn(turn), answers: tellStatus(turn).answers } : passOn(turn);
}

/** Words below the preview: yes, no, starting over, or a line for the staff. */
function hearNote(turn: SupportTurn): DialogStep | undefined {
  const { input, conversation } = turn;
  const { reading, text = '' } = input;
  const decision = readDecision(text) ?? decisionOf(reading);
  if (decision === 'confirm') return decide(turn, { do: 'handoff', step: 'confirm' });
  if (decision === 'cancel') return cancelHandoff(turn);
  if (reading?.isOnlyWish && reading.intent === 'restart') return undefined;
  if (reading?.isOnlyWish && reading.intent === 'human') return offerHandoff(turn);
  return conversation.handoff === null ? undefined : addNote(turn, conversation.handoff);
}

const DECISIONS: Readonly<Partial<Record<Reading['intent'], 'confirm' | 'cancel'>>> = {
  yes: 'confirm',
  no: 'cancel',
  cancel: 'cancel',
  back: 'cancel',
};

function decisionOf(reading: Reading | undefined): 'confirm' | 'cancel' | undefined {
  return reading?.isOnlyWish ? DECISIONS[reading.intent] : undefined;
}

/** A message that names a ticket and tells nothing of a case asks after it; its number sounds like a port. */
function namesTicket({ input }: SupportTurn): boolean {
  const { reading, text = '' } = input;
  if (readTicketNumber(text) === undefined) return false;
  const { port: _port, ...facts } = reading?.facts ?? {};
  return reading === undefined || !hasFacts({ ...reading, facts });
}
