/**
 * Patterns as people write them in the knowledge file, made into regular expressions that stay quick
 * on a paste of any length: every repetition is bounded, so one attempt costs no more than a constant.
 */

const UNBOUNDED = /[*+]|\{\d+,\}/u;
/** Repetitions beyond this make one attempt dear, and no line of evidence needs more. */
const LARGEST_BOUND = 400;

/** What is wrong with a pattern, or undefined where nothing is. */
export function findPatternMistake(source: string): string | undefined {
  if (source !== source.normalize('NFKC')) return 'write it in NFKC, as the text it is matched on';
  const bare = withoutLiterals(source);
  if (UNBOUNDED.test(bare)) return 'a repetition without an upper bound: write {0,60} instead of * or +';
  if (largestBound(bare) > LARGEST_BOUND) return `a repetition of more than ${LARGEST_BOUND}`;
  if (/[A-Z]/u.test(bare)) return 'write it in lower case, as the text it is matched on';
  try {
    const found = compilePattern(source).exec('');
    return found === null || source === '' ? emptyMistake(source) : 'it matches the empty text';
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function emptyMistake(source: string): string | undefined {
  return source === '' ? 'it is empty' : undefined;
}

/** Escapes, classes and names of groups say nothing of repetition or case. */
function withoutLiterals(source: string): string {
  return source
    .replace(/\\p\{[^}]*\}|\\./giu, '_')
    .replace(/\[[^\]]*\]/gu, '_')
    .replace(/\(\?<[A-Za-z]\w*>/gu, '(');
}

function largestBound(bare: string): number {
  return Math.max(0, ...[...bare.matchAll(/\{(?:\d+,)?(\d+)\}/gu)].map(([, bound]) => Number(bound)));
}

/** A space stands for any white space, so that a wrapped line still matches. @throws {SyntaxError} */
export function compilePattern(source: string): RegExp {
  return new RegExp(source.replaceAll(' ', '\\s'), 'gu');
}

/** One expression for many patterns: one pass over the text. Undefined for none. */
export function compileAny(sources: readonly string[]): RegExp | undefined {
  return sources.length === 0 ? undefined : compilePattern(sources.map((each) => `(?:${each})`).join('|'));
}
