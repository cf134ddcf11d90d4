import type { Clause } from './clauses';
import type { Mention, Mentions } from './lexicon';
import type { NormalText } from './normal-text';
import type { ReadInput } from './reading';
import type { Seal } from './seals';
import type { Token } from './tokens';

/** A message cut up and looked up: what every reader of one fact works on. */
export type Message = {
  readonly input: ReadInput;
  readonly normal: NormalText;
  readonly tokens: readonly Token[];
  readonly mentions: Mentions;
  readonly clauses: readonly Clause[];
  readonly seals: readonly Seal[];
  readonly dates: readonly DateMention[];
};

/** A date in tokens; `value` is undefined where there is no such date. */
export type DateMention = {
  readonly start: number;
  readonly end: number;
  readonly value: string | undefined;
  /** "yesterday", "last week": said of what happened, and of a creation only where it is named. */
  readonly isLoose: boolean;
};

/** The words as written that tokens stand for. */
export function wordsOf(
  { normal, tokens }: Pick<Message, 'normal' | 'tokens'>,
  start: number,
  end: number,
): string {
  return normal.original(tokens[start]?.start ?? 0, tokens[end - 1]?.end ?? 0);
}

/** How many tokens lie between two stretches; 0 where they touch or overlap. */
export function distance(a: Pick<Mention, 'start' | 'end'>, b: Pick<Mention, 'start' | 'end'>): number {
  return Math.max(0, b.start - a.end, a.start - b.end);
}

/** Whether one stretch lies within another. */
export function isWithin(
  inner: Pick<Mention, 'start' | 'end'>,
  outer: Pick<Mention, 'start' | 'end'>,
): boolean {
  return inner.start >= outer.start && inner.end <= outer.end;
}
