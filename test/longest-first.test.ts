import { existsSync } from 'node:fs';
import { join } from 'node:path';
import LongestFirst, { LONGEST } from './support/longest-first';

type Tests = Parameters<LongestFirst['sort']>[0];

const context = { config: { cache: false, rootDir: __dirname }, hasteFS: { getSize: () => 1 } };

/** Tests as jest hands them over; it reads the time of each from its cache, which is off. */
function toTests(names: readonly string[]): Tests {
  return names.map((name) => ({ path: join(__dirname, `${name}.test.js`), context })) as unknown as Tests;
}

const sequencer = new LongestFirst({ contexts: [], globalConfig: {} } as never);

async function sort(names: readonly string[]): Promise<readonly string[]> {
  return (await sequencer.sort(toTests(names))).map(({ path }) =>
    path
      .slice(__dirname.length + 1)
      .replaceAll('\\', '/')
      .replace('.test.js', ''),
  );
}

test.each(LONGEST)('%s, which is started early, is still there', (name) => {
  expect(existsSync(join(__dirname, `${name}.test.js`))).toBe(true);
});

test('where nothing was timed yet, what takes longest is started first, and nothing is left out', async () => {
  const names = ['answer/action', ...LONGEST.toReversed(), 'config'];
  const sorted = await sort(names);
  expect(sorted.slice(0, LONGEST.length)).toEqual(LONGEST);
  expect(sorted.toSorted()).toEqual(names.toSorted());
});

test('what was timed stays where jest puts it', async () => {
  const timed = new LongestFirst({ contexts: [], globalConfig: {} } as never);
  Object.assign(timed, { time: ({ path }: { path: string }) => (path.includes('killed') ? 10 : 99) });
  const sorted = await timed.sort(toTests(['desk/killed', 'config']));
  expect(sorted.map(({ duration }) => duration)).toEqual([99, 10]);
});
