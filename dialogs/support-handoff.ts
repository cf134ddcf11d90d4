import type { Answer } from '../src/answer/answer';
import { clip } from '../src/answer/clip';
import type { Conversation, PendingHandoff, TranscriptEntry } from '../src/answer/conversation';
import type { DeskView, DialogInput, DialogStep } from '../src/answer/dialog';
import { maskSecrets } from '../src/answer/mask-secrets';
import type { HandoffDraft, HandoffReason, Priority } from '../src/answer/ticket';
import type { Reading } from '../src/reading/reading';
import { remember } from './case-file';
import { openStanding } from './diagnose';
import { hearFacts } from './learning';
import { type Rulebook, stand } from './standing';
import { listEvidence } from './support-evidence';
import { MISSES_TO_OFFER } from './support-offer';

/** A turn in which the staff can be reached. */
export type SupportTurn = {
  readonly conversation: Conversation;
  readonly rulebook: Rulebook;
  readonly desk: DeskView;
  readonly input: DialogInput<Reading>;
};

/** What a person adds is a few lines; a log they pasted is in the transcript. */
const LONGEST_NOTE = 4000;

/** Shows what would be passed on, with what this message tells of the case. A handoff begun before goes on. */
export function offerHandoff(turn: SupportTurn): DialogStep {
  const heard = learn(turn);
  const pending = heard.conversation.handoff ?? { reason: reasonOf(heard), priority: 'normal', note: null };
  return preview(heard, pending);
}

/** The person sends it: the desk opens a ticket. Where nothing is shown any more, it is shown first. */
export function confirmHandoff(turn: SupportTurn): DialogStep {
  const { conversation } = turn;
  if (conversation.handoff === null) return offerHandoff(turn);
  const draft = toDraft(turn, conversation.handoff);
  return {
    conversation: { ...conversation, handoff: null, misses: 0 },
    answers: [],
    desk: { do: 'open', draft },
  };
}

export function cancelHandoff({ conversation, rulebook }: SupportTurn): DialogStep {
  const kept = { ...conversation, handoff: null, misses: 0 };
  const open = openStanding({ conversation: kept, rulebook });
  return { conversation: kept, answers: [{ kind: 'handoff-cancelled' }, ...open] };
}

export function setPriority(turn: SupportTurn, priority: Priority): DialogStep {
  const { handoff } = turn.conversation;
  return preview(turn, { reason: handoff?.reason ?? reasonOf(turn), note: handoff?.note ?? null, priority });
}

/** Words typed below the preview are for the staff; what they tell of the case is learned as well. */
export function addNote(turn: SupportTurn, handoff: PendingHandoff): DialogStep {
  const added = maskSecrets((turn.input.text ?? '').trim());
  const note = [handoff.note, added].filter((line) => line !== null && line !== '').join('\n');
  return preview(learn(turn), { ...handoff, note: note === '' ? null : clip(note, LONGEST_NOTE) });
}

/** The preview again, below what else was said. */
export function showAgain(turn: SupportTurn, handoff: PendingHandoff, first: readonly Answer[]): DialogStep {
  const { conversation, answers } = preview(turn, handoff);
  return { conversation, answers: [...first, ...answers] };
}

function preview(turn: SupportTurn, handoff: PendingHandoff): DialogStep {
  const { conversation, desk } = turn;
  return {
    conversation: { ...conversation, handoff },
    answers: [
      {
        kind: 'handoff-preview',
        draft: toDraft(turn, handoff),
        transcript: toTranscript(turn),
        expected: desk.expected[handoff.priority],
      },
    ],
  };
}

function toDraft(turn: SupportTurn, { reason, priority, note }: PendingHandoff): HandoffDraft {
  const standing = stand(turn.conversation.known, turn.rulebook);
  return {
    reason,
    priority,
    note,
    facts: standing.facts,
    verdict: standing.kind === 'verdict' ? standing.verdict : null,
    evidence: listEvidence(toTranscript(turn)),
  };
}

/** Why a person is needed: answers that did not help say more than a verdict that had to be inferred. */
function reasonOf({ conversation, rulebook }: SupportTurn): HandoffReason {
  if (conversation.misses >= MISSES_TO_OFFER) return 'not-helped';
  const standing = stand(conversation.known, rulebook);
  if (standing.kind !== 'verdict') return 'asked';
  const { certainty, conflicts } = standing.verdict;
  return certainty === 'inferred' && conflicts.length > 0 ? 'conflict' : 'asked';
}

/** What was said, with this message, secrets masked. The previews themselves are no part of the story. */
function toTranscript({ conversation, input }: SupportTurn): readonly TranscriptEntry[] {
  const { text = '', today, action } = input;
  const at = conversation.transcript.at(-1)?.at ?? `${today}T00:00:00.000Z`;
  const now: readonly TranscriptEntry[] =
    text.trim() === '' || action !== undefined ? [] : [{ at, from: 'person', text }];
  return [...conversation.transcript, ...now].map((entry) => ({
    ...entry,
    text: maskSecrets(entry.text),
    ...(entry.choice !== undefined && { choice: maskSecrets(entry.choice) }),
  }));
}

/** "It is Pay-As-You-Go, let me talk to somebody": what is told counts. */
function learn(turn: SupportTurn): SupportTurn {
  const { known } = hearFacts(turn.conversation.known, turn.input.reading, turn.rulebook);
  return { ...turn, conversation: remember(turn.conversation, known) };
}
