import type { StaffButton } from '../answer/action';
import type { RefusalCode, StaffAnswer } from '../answer/answer';
import { quoteText } from '../answer/marked-text';
import type { Block, Tone } from '../answer/reply';
import type { DeliveryState } from '../answer/ticket';
import { tellChanged, tellEntry, tellFiles, tellWho } from './compose-ticket-entries';
import { staffChoices } from './compose-ticket-parts';
import { type Draft, heading, lines, paragraph } from './draft';
import { tellProblem } from './tell-problem';
import type { Words } from './words';

type InThread = Exclude<StaffAnswer, { kind: 'ticket-card' | 'ticket-details' | 'support-request' }>;
type Told<Kind extends InThread['kind']> = Extract<InThread, { kind: Kind }>;

/** What is told in the thread of a ticket's card, or to one of the staff alone. */
export function composeInThread(answer: InThread, words: Words): Draft {
  switch (answer.kind) {
    case 'ticket-said':
      return composeSaid(answer, words);
    case 'ticket-note':
      return composeNote(answer, words);
    case 'reply-preview':
      return composeReplyPreview(answer, words);
    case 'ticket-nudge':
      return composeNudge(answer, words);
    case 'staff-refused':
      return composeRefused(answer, words);
    case 'staff-help':
      return composeStaffHelp(answer, words);
    default:
      return answer satisfies never;
  }
}

function composeSaid({ entry }: Told<'ticket-said'>, words: Words): Draft {
  const { files, ...said } = entry;
  const text = words.say('staff.said', { who: tellWho(entry, words), text: tellEntry({ ...said }, words) });
  return {
    blocks: [
      paragraph(text, entry.isDeleted ? 'subtle' : 'plain'),
      ...(entry.isDeleted ? [] : tellFiles(files, words)),
    ],
    choices: [],
  };
}

function composeNote(answer: Told<'ticket-note'>, words: Words): Draft {
  const text = tellChanged(quoteText(answer.text), answer, words);
  const note = words.say('staff.noted', { by: quoteText(answer.by), text });
  return { blocks: [paragraph(note, 'subtle')], choices: [] };
}

/** What can be done about a reply, by how far it got. */
const REPLY_BUTTONS: Readonly<Record<DeliveryState, readonly StaffButton[]>> = {
  waiting: ['take-back'],
  delivered: [],
  seen: [],
  failed: ['send-again'],
  unsure: ['settle', 'send-again'],
  'taken-back': [],
};

const REPLY_TONES: Readonly<Record<DeliveryState, Tone>> = {
  waiting: 'subtle',
  delivered: 'good',
  seen: 'good',
  failed: 'attention',
  unsure: 'warning',
  'taken-back': 'subtle',
};

/** The reply as the person reads it; a way to take it back only while there is time left. */
function composeReplyPreview(answer: Told<'reply-preview'>, words: Words): Draft {
  const { ticket, entry, seconds, to } = answer;
  const state = entry.delivery?.state ?? 'waiting';
  const names = tellAddressees(to, words);
  const isTooLate = state === 'waiting' && seconds <= 0;
  return {
    blocks: [
      paragraph(words.say('staff.preview.title', { to: names }), 'subtle'),
      paragraph(tellEntry({ ...entry, earlier: [], files: [] }, words)),
      ...tellFiles(entry.files, words),
      paragraph(tellDelivery(answer, state, words), REPLY_TONES[state]),
    ],
    choices: isTooLate ? [] : staffChoices(REPLY_BUTTONS[state], { ticket, entry: entry.id }, words),
  };
}

/** Each once, though they may have asked in several places. */
function tellAddressees(to: Told<'reply-preview'>['to'], words: Words): string {
  const told = to.flatMap(({ name, privacy }) => {
    if (name === null) return [];
    const isPrivate = privacy === 'among-others';
    return [isPrivate ? words.say('staff.addressee-private', { name: quoteText(name) }) : quoteText(name)];
  });
  return told.length === 0 ? words.say('staff.who.person') : words.list([...new Set(told)]);
}

function tellDelivery({ entry, seconds }: Told<'reply-preview'>, state: DeliveryState, words: Words): string {
  const key = state === 'waiting' && seconds <= 0 ? 'sending' : state;
  const problem = tellProblem(entry.delivery?.problem ?? null, words);
  return words.say(`staff.preview.${key}`, { problem });
}

function composeNudge(answer: Told<'ticket-nudge'>, words: Words): Draft {
  const { ticket, target, dueAt, isMissed, assignee } = answer;
  const key = `staff.nudge.${target}-${isMissed ? 'missed' : 'due'}`;
  const who =
    assignee === null
      ? words.say('staff.nudge.nobody')
      : words.say('staff.nudge.with', { assignee: quoteText(assignee) });
  const buttons: readonly StaffButton[] = assignee === null ? ['claim', 'details'] : ['reply', 'details'];
  return {
    blocks: [
      paragraph(words.say(key, { ticket, time: words.time(dueAt) }), isMissed ? 'attention' : 'warning'),
      paragraph(who),
    ],
    choices: staffChoices(buttons, { ticket }, words),
  };
}

/** What gets on from here. */
const AFTER_REFUSAL: Readonly<Partial<Record<RefusalCode, readonly StaffButton[]>>> = {
  'held-by-other': ['details'],
  'not-held': ['claim', 'details'],
  resolved: ['reopen', 'details'],
  merged: ['details'],
  'not-resolved': ['details'],
};

function composeRefused({ ticket, code, who }: Told<'staff-refused'>, words: Words): Draft {
  const name = who === null ? words.say('staff.refused.somebody') : quoteText(who);
  // Who names a ticket to merge into may mistype that one.
  const about = code === 'no-such-ticket' && who !== null ? name : ticket;
  const told: Block = paragraph(words.say(`staff.refused.${code}`, { ticket: about, who: name }), 'warning');
  return { blocks: [told], choices: staffChoices(AFTER_REFUSAL[code] ?? [], { ticket }, words) };
}

function composeStaffHelp({ ticket }: Told<'staff-help'>, words: Words): Draft {
  return {
    blocks: [
      heading(words.say('staff.help.title', { ticket })),
      { type: 'list', ordered: false, items: lines(words.say('staff.help.items')) },
    ],
    choices: [],
  };
}
