import { setTimeout as sleep } from 'node:timers/promises';
import type { Activity } from 'botbuilder';
import { createBackground } from '../../src/channels/teams/background';
import { createSpeaker, type SpeakerProps } from '../../src/channels/teams/speaker';
import { createUnsaid } from '../../src/channels/teams/unsaid';
import { toMessage } from '../e2e/bot-framework';
import { createKeptMemory } from '../e2e/staff-in-teams';

const TALK = 'msteams/a%3Apersonal/29%3Aann';
const busy = (after?: string) => ({
  name: 'RestError',
  statusCode: 429,
  response: { headers: { get: () => after } },
});
/** One process that speaks; what it is answered with is given one by one, then everything is taken. */
function open(answers: readonly unknown[], props: Partial<SpeakerProps> = {}, memory = createKeptMemory()) {
  const left = [...answers];
  const said: string[] = [];
  const tried: number[] = [];
  const sendActivity = async ({ text = '' }: Partial<Activity>) => {
    tried.push(performance.now());
    const answer = left.shift();
    if (answer !== undefined) throw answer;
    said.push(text);
  };
  const logger = { info: () => undefined, warn: () => undefined, error: () => undefined };
  const background = createBackground();
  const speaker = createSpeaker({
    unsaid: createUnsaid({ memory, logger }),
    adapter: { post: async (_reference, activity) => String(await sendActivity(activity)) },
    background,
    logger,
    pausesMs: [30, 60, 120],
    pause: async () => true,
    ...props,
  });
  const activity = toMessage({ serviceUrl: 'http://127.0.0.1:9/' }) as Activity;
  const line = { activity, sendActivity, updateActivity: async () => undefined };
  const say = (...texts: readonly string[]) =>
    speaker.say(
      line,
      texts.map((text) => ({ text })),
      TALK,
    );
  return { say, said, tried, memory, background };
}

describe('tries that nobody waits for', () => {
  const BUSY = Array.from({ length: 4 }, () => busy());

  test('have growing pauses between them', async () => {
    const { say, said, tried } = open([...BUSY, busy(), busy()]);
    await expect(say('a')).rejects.toMatchObject({ statusCode: 429 });
    await sleep(500);
    expect(said).toEqual(['a']);
    const [first = 0, second = 0, third = 0] = tried.slice(4);
    expect(second - first).toBeGreaterThanOrEqual(55);
    expect(third - second).toBeGreaterThanOrEqual(115);
  });

  test('come no sooner than Teams asks for', async () => {
    const { say, said, tried } = open([...BUSY, busy('1')]);
    await expect(say('a')).rejects.toMatchObject({ statusCode: 429 });
    await sleep(1_500);
    expect(said).toEqual(['a']);
    const [first = 0, second = 0] = tried.slice(4);
    expect(second - first).toBeGreaterThanOrEqual(990);
  });

  test('are none where Teams asks for more patience than minutes', async () => {
    const { say, said, tried } = open([busy('601')]);
    await expect(say('a')).rejects.toMatchObject({ statusCode: 429 });
    await sleep(200);
    expect(tried).toHaveLength(1);
    await say('b');
    expect(said).toEqual(['a', 'b']);
  });

  test('end; then it is said with what comes next', async () => {
    const { say, said, tried } = open([...BUSY, busy(), busy(), busy()]);
    await expect(say('a')).rejects.toMatchObject({ statusCode: 429 });
    await sleep(600);
    expect([tried.length, said]).toEqual([7, []]);
    await say('b');
    expect(said).toEqual(['a', 'b']);
  });

  test.each([
    ['may have been taken', { name: 'AbortError' }],
    ['was refused', { name: 'RestError', statusCode: 400 }],
  ])('end with one that %s, and go on with the next message', async (_name, answer) => {
    const { say, said, tried } = open([...BUSY, answer]);
    await expect(say('a', 'b')).rejects.toMatchObject({ statusCode: 429 });
    await sleep(300);
    expect([tried.length, said]).toEqual([6, ['b']]);
  });
});

describe('a process that is asked to stop', () => {
  test('waits no more for room, keeps what it could not say, and the next one says it', async () => {
    const stop = new AbortController();
    const first = open([busy('9')], { signal: stop.signal, pause: undefined });
    const answered = first.background.run(() => first.say('a')).catch(() => 'kept');
    setTimeout(() => stop.abort(), 50);
    const start = performance.now();
    await first.background.settle();
    expect(performance.now() - start).toBeLessThan(2_000);
    expect(await answered).toBe('kept');
    await sleep(100);
    expect(first.said).toEqual([]);
    const second = open([], {}, first.memory);
    await second.say('b');
    expect(second.said).toEqual(['a', 'b']);
  });
});

describe('messages of one conversation', () => {
  test('that are said at once keep their order, also where one has to wait', async () => {
    const { say, said } = open([busy()]);
    await Promise.all([say('a', 'b'), say('c')]);
    expect(said).toEqual(['a', 'b', 'c']);
  });

  test.each([
    ['of less than an hour ago are said', 3_599_000, ['a', 'b']],
    ['of an hour ago are not', 3_600_000, ['b']],
  ])('%s', async (_name, later, all) => {
    const clock = { at: 0 };
    const memory = createKeptMemory();
    const logger = { info: () => undefined, warn: () => undefined, error: () => undefined };
    const unsaid = createUnsaid({ memory, logger, now: () => clock.at });
    const { say, said } = open([busy('601')], { unsaid, now: () => clock.at }, memory);
    await say('a').catch(() => undefined);
    clock.at = later;
    await say('b');
    expect(said).toEqual(all);
  });

  test('are said where the memory is out of order', async () => {
    const broken = async () => Promise.reject(new Error('the store is on fire'));
    const memory = { ...createKeptMemory(), read: broken, write: broken, remove: broken };
    const { say, said } = open([], {}, memory);
    await say('a');
    expect(said).toEqual(['a']);
  });
});
