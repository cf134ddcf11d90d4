import { createHash } from 'node:crypto';

/** Teams asks twice more when no answer came within five seconds; after this long a person asks anew. */
const SAME_FOR_MS = 30_000;
/** More answers than this at a time are forgotten from the oldest on. */
const MOST_REMEMBERED = 500;

/** Runs the work once for a key; whoever comes with the same key meanwhile or soon after gets what came of it. */
export type Shared<T> = (key: string, work: () => Promise<T>) => Promise<T>;

type SharedProps<T> = {
  /** Whether what came of the work is given again. What is not is worked for again. */
  readonly isGood: (answer: T) => boolean;
  /** How long an answer is given again, in milliseconds. Default 30 s. */
  readonly sameForMs?: number;
  readonly now?: () => number;
};

export function createShared<T>({
  isGood,
  sameForMs = SAME_FOR_MS,
  now = Date.now,
}: SharedProps<T>): Shared<T> {
  const given = new Map<string, { readonly at: number; readonly answer: Promise<T> }>();
  const keep = (key: string, answer: Promise<T>): void => {
    given.delete(key);
    given.set(key, { at: now(), answer });
    const oldest = given.keys().next();
    if (given.size > MOST_REMEMBERED && oldest.done !== true) given.delete(oldest.value);
  };
  return async (key, work) => {
    const before = given.get(key);
    if (before !== undefined && now() - before.at < sameForMs) return before.answer;
    const answer = work();
    keep(key, answer);
    if (!isGood(await answer)) given.delete(key);
    return answer;
  };
}

/** A short name for what was asked: the words themselves need not be remembered. */
export function digest(...parts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url');
}
