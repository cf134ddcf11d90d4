import type { HandoffAnswer } from '../answer/answer';
import { quoteText } from '../answer/marked-text';
import type { Block, FactRow } from '../answer/reply';
import { isLive, type Ticket } from '../answer/ticket';
import { composeChange } from './compose-ticket-change';
import { tellFiles } from './compose-ticket-entries';
import {
  assigneeRow,
  isReplyDated,
  priorityRow,
  ratingRow,
  tellExpected,
  ticketChoice,
  timeRow,
  toneOfState,
} from './compose-ticket-parts';
import { type Draft, heading, list, paragraph, standardChoices } from './draft';
import type { Words } from './words';

type Own = Exclude<HandoffAnswer, { kind: 'handoff-offer' | 'handoff-preview' | 'handoff-cancelled' }>;
type Told<Kind extends Own['kind']> = Extract<Own, { kind: Kind }>;

/** Who rates lower was not helped. */
const LOW_SCORE = 3;

/** What a person is told of their own ticket. */
export function composeOwnTicket(answer: Own, words: Words): Draft {
  switch (answer.kind) {
    case 'ticket-opened':
      return composeOpened(answer, words);
    case 'ticket-status':
      return composeStatus(answer, words);
    case 'ticket-added':
      return composeAdded(answer, words);
    case 'ticket-changed':
      return composeChange(answer, words);
    case 'ticket-rated':
      return composeRated(answer, words);
    case 'staff-message':
      return composeMessage(answer, words);
    default:
      return answer satisfies never;
  }
}

function composeOpened({ ticket, expected }: Told<'ticket-opened'>, words: Words): Draft {
  return {
    blocks: [
      heading(words.say('ticket.opened', { ticket: ticket.id }), 'good'),
      paragraph(words.say('ticket.next')),
      paragraph(tellExpected(expected, words)),
      paragraph(words.say('ticket.meanwhile'), 'subtle'),
    ],
    choices: [ticketChoice('status', ticket.id, words), ticketChoice('close', ticket.id, words)],
  };
}

function composeStatus({ ticket, expected }: Told<'ticket-status'>, words: Words): Draft {
  const { id, state } = ticket;
  const isWaitedFor = state === 'open' || state === 'reopened';
  return {
    blocks: [
      heading(
        words.say('ticket.title', { id, state: words.say(`ticket.own-state.${state}`) }),
        toneOfState(state),
      ),
      { type: 'facts', rows: statusRows(ticket, words, isWaitedFor && isReplyDated(expected)) },
      ...(isWaitedFor ? [paragraph(tellExpected(expected, words))] : []),
      ...list(words.say('ticket.undelivered'), undelivered(ticket)),
    ],
    choices: [
      ...(isLive(ticket) ? [ticketChoice('close', id, words)] : []),
      ...(state === 'resolved' ? [ticketChoice('reopen', id, words)] : []),
      ...standardChoices(words).filter(({ action }) => action.do === 'help'),
    ],
  };
}

/** `isDated`: a sentence below says by when to expect the first reply. */
function statusRows(ticket: Ticket, words: Words, isDated: boolean): readonly FactRow[] {
  const { seenBy, targets, mergedInto, satisfaction } = ticket;
  const label = (key: string): string => words.say(`ticket.row.${key}`);
  const seen =
    seenBy && words.say('ticket.row.seen-by', { name: quoteText(seenBy.name), time: words.time(seenBy.at) });
  return [
    ...assigneeRow(ticket, words),
    priorityRow(ticket.priority, words),
    ...timeRow('opened', ticket.openedAt, words),
    ...(seen === null ? [] : [{ label: label('seen'), value: seen }]),
    ...timeRow('first-reply', isDated ? null : targets.firstReplyBy, words),
    ...timeRow('resolve', targets.resolveBy, words),
    ...timeRow('resolved', ticket.resolvedAt, words),
    ...(mergedInto === null ? [] : [{ label: label('merged'), value: mergedInto }]),
    ...(satisfaction === null ? [] : [ratingRow(satisfaction.score, words)]),
  ];
}

/** What the staff wrote and is not known to have arrived: it can be read here. */
function undelivered({ transcript }: Ticket): readonly string[] {
  return transcript
    .filter(({ delivery }) => delivery?.state === 'failed' || delivery?.state === 'unsure')
    .map(({ text }) => quoteText(text));
}

function composeAdded({ ticket, isHeard }: Told<'ticket-added'>, words: Words): Draft {
  return {
    blocks: [paragraph(words.say(isHeard ? 'ticket.heard' : 'ticket.added', { ticket }), 'subtle')],
    choices: [],
  };
}

function composeRated({ ticket, score }: Told<'ticket-rated'>, words: Words): Draft {
  const isLow = score < LOW_SCORE;
  const more: readonly Block[] = isLow ? [paragraph(words.say('ticket.rated-low'))] : [];
  return {
    blocks: [paragraph(words.say('ticket.rated', { score })), ...more],
    choices: isLow ? [ticketChoice('reopen', ticket, words)] : [],
  };
}

function composeMessage({ by, text, files }: Told<'staff-message'>, words: Words): Draft {
  const said = words.say('staff.message', { by: quoteText(by), text: quoteText(text) });
  return { blocks: [paragraph(said), ...tellFiles(files, words)], choices: [] };
}
