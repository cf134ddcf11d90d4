import { createShared, digest } from '../../src/channels/teams/extension-retries';

/** Work that counts how often it was done, and answers what it is told to. */
function createWork(answers: readonly string[]) {
  let done = 0;
  const work = async () => answers[done++] ?? 'none';
  return { work, count: () => done };
}

let time = 0;
const now = () => time;
beforeEach(() => {
  time = 1_000;
});
const isGood = (answer: string) => answer !== 'bad';

test('who comes meanwhile and soon after gets the first answer', async () => {
  const share = createShared({ isGood, now });
  const { work, count } = createWork(['first', 'second']);
  const [one, two] = await Promise.all([share('key', work), share('key', work)]);
  time += 29_999;
  expect([one, two, await share('key', work)]).toEqual(['first', 'first', 'first']);
  expect(count()).toBe(1);
});

test('who comes later gets an answer of their own', async () => {
  const share = createShared({ isGood, now });
  const { work } = createWork(['first', 'second']);
  await share('key', work);
  time += 30_000;
  expect(await share('key', work)).toBe('second');
});

test('another key is another answer', async () => {
  const share = createShared({ isGood, now });
  const { work } = createWork(['first', 'second']);
  expect([await share('a', work), await share('b', work)]).toEqual(['first', 'second']);
});

test('what went wrong is told to all who waited for it, and then tried again', async () => {
  const share = createShared({ isGood, now });
  const { work } = createWork(['bad', 'good']);
  expect(await Promise.all([share('key', work), share('key', work)])).toEqual(['bad', 'bad']);
  expect(await share('key', work)).toBe('good');
});

test('no more than five hundred answers are kept', async () => {
  const share = createShared({ isGood, now });
  const { work, count } = createWork([]);
  for (let each = 0; each <= 500; each += 1) await share(`key ${each}`, work);
  await share('key 500', work);
  expect(count()).toBe(501);
  await share('key 0', work);
  expect(count()).toBe(502);
});

test('a digest tells parts apart, wherever they are divided', () => {
  const digests = [digest('a', 'bc'), digest('ab', 'c'), digest('abc'), digest('a', 'b', 'c')];
  expect(new Set(digests).size).toBe(4);
  expect(digest('a', 'bc')).toBe(digests[0]);
});
