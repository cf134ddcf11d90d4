import Sequencer from '@jest/test-sequencer';

type Tests = Parameters<Sequencer['sort']>[0];

/** Test files that take longest, the longest first; measured with Node 20 on two cores. */
export const LONGEST = [
  'desk/killed',
  'library/live-knowledge',
  'library/pages/parse-properties',
  'cli/cli',
  'rules/every-case',
  'library/recall',
  'library/search/search-properties',
  'e2e/desk-across',
  'e2e/slack-safety',
  'e2e/same-verdict',
  'library/lint/lint',
  'e2e/restart',
  'cli/knowledge-import',
  'cli/ask',
] as const;

/**
 * Jest's own order, but for files it has not timed yet: of these it begins with the largest, and in a fresh clone one
 * that takes long would be started last, while the other processes have nothing left to do.
 */
export default class LongestFirst extends Sequencer {
  override async sort(tests: Tests): Promise<Tests> {
    const sorted = await super.sort(tests);
    const ranked = sorted.filter(isUntimed).toSorted((a, b) => rankOf(a) - rankOf(b));
    return sorted.map((test) => (isUntimed(test) ? (ranked.shift() ?? test) : test));
  }
}

function isUntimed({ duration }: Tests[number]): boolean {
  return duration === undefined;
}

function rankOf({ path }: Tests[number]): number {
  const at = LONGEST.findIndex((name) => path.replaceAll('\\', '/').endsWith(`/${name}.test.js`));
  return at < 0 ? LONGEST.length : at;
}
