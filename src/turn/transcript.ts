import type { Action } from '../answer/action';
import type { Conversation, TranscriptEntry } from '../answer/conversation';
import type { Reply } from '../answer/reply';
import type { TurnInput } from '../answer/turn-input';

/** More entries than this and the oldest are dropped; one case never comes near. */
const TRANSCRIPT_LENGTH = 400;

type Offered = Conversation['offered'];

/** What a turn adds: what the person did, and what was said to them. */
export function toEntries(
  input: TurnInput,
  {
    replies,
    offered,
    at,
  }: { readonly replies: readonly Reply[]; readonly offered: Offered; readonly at: string },
): readonly TranscriptEntry[] {
  return [
    ...toPersonEntry(input, offered, at),
    // It quotes all the rest: in the transcript it would be quoted by the next one.
    ...replies
      .filter(({ kind }) => kind !== 'handoff-preview')
      .map(({ text }) => ({ at, from: 'bot' as const, text })),
  ];
}

export function withEntries(
  transcript: readonly TranscriptEntry[],
  entries: readonly TranscriptEntry[],
): readonly TranscriptEntry[] {
  return [...transcript, ...entries].slice(-TRANSCRIPT_LENGTH);
}

/** @returns the same transcript where no such message is in it */
export function amendEntry(
  transcript: readonly TranscriptEntry[],
  ref: string,
  text: string | null,
): readonly TranscriptEntry[] {
  if (!transcript.some((entry) => entry.ref === ref)) return transcript;
  return transcript.map((entry) => (entry.ref === ref ? { ...entry, text: text ?? '' } : entry));
}

function toPersonEntry(input: TurnInput, offered: Offered, at: string): readonly TranscriptEntry[] {
  if (input.joined === true) return [];
  const { text, files = [], delivery } = input;
  const choice = findChoice(input, offered);
  return [
    {
      at,
      from: 'person',
      text,
      ...(choice !== undefined && { choice }),
      ...(files.length > 0 && { files }),
      ...(delivery !== undefined && { ref: delivery }),
    },
  ];
}

/** The words of what was pressed, picked, filled in, or typed as they stand on a button. */
function findChoice({ text, action, pressed, wish }: TurnInput, offered: Offered): string | undefined {
  if (action !== undefined) return pressed ?? labelOf(action, offered) ?? describe(action);
  return wish === undefined ? findOffered(offered, text)?.label : undefined;
}

function labelOf(action: Action, offered: Offered): string | undefined {
  const json = JSON.stringify(action);
  return offered.find((each) => JSON.stringify(each.action) === json)?.label;
}

/** A form has no words of its own: its facts are named. */
function describe(action: Action): string {
  if (action.do !== 'fill') return JSON.stringify(action);
  return Object.entries(action.facts)
    .map(([fact, value]) => `${fact}: ${value ?? '-'}`)
    .join(', ');
}

/** Whoever types the words on a button means the button. */
export function findOffered(offered: Offered, text: string): Offered[number] | undefined {
  const said = toComparable(text);
  return said === '' ? undefined : offered.find(({ label }) => toComparable(label) === said);
}

function toComparable(text: string): string {
  return text.normalize('NFKC').trim().toLowerCase();
}
