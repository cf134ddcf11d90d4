import type { Activity } from 'botbuilder';
import { type ConversationStore, createMemoryStore } from '../../src/store/conversation-store';
import type { Turn } from '../../src/turn';
import { post, readReplies, toMessage } from '../e2e/bot-framework';
import { type Service, startService } from '../e2e/service';
import { createShippedTurn } from '../support/talk';

jest.setTimeout(60_000);

const opened: Service[] = [];
afterEach(() => Promise.all(opened.splice(0).map((each) => each.close())));

/** A process of the service: what it keeps itself is its own, the store is everybody's. */
async function start(store: ConversationStore): Promise<{ url: string; turn: Turn }> {
  const turn = createShippedTurn(store);
  const service = await startService({ turn });
  opened.push(service);
  return { url: service.url, turn };
}

const question = toMessage({ text: 'Pay-As-You-Go, created in March 2019, port 25' });
const pressed = toMessage({
  text: '',
  value: { action: { do: 'answer', fact: 'subscription', value: 'csp' }, label: 'CSP' },
});
const ANN = 'msteams/a%3Apersonal/29%3Aann';

async function answersOf(urls: readonly string[], activity: Partial<Activity>): Promise<number[]> {
  const answers = await Promise.all(urls.map((url) => post(url, activity)));
  expect(answers.map(({ status }) => status)).toEqual(urls.map(() => 200));
  return answers.map((answer) => readReplies(answer).length);
}

const count = (store: ConversationStore) => store.read(ANN).then(({ revision }) => revision);

describe.each([
  ['a message', question],
  ['a pressed button', pressed],
])('%s that is delivered twice', (_name, activity) => {
  test('acts once, one after the other', async () => {
    const store = createMemoryStore();
    const { url } = await start(store);
    const [first] = await answersOf([url], activity);
    expect(first).toBeGreaterThan(0);
    const after = await count(store);
    expect(await answersOf([url], activity)).toEqual([0]);
    expect(await count(store)).toBe(after);
  });

  test('acts once, at the same moment in one process', async () => {
    const store = createMemoryStore();
    const { url } = await start(store);
    const replies = await answersOf([url, url, url], activity);
    expect(replies.filter((each) => each > 0)).toHaveLength(1);
    expect(await count(store)).toBe(1);
  });

  test('acts once, at the same moment in two processes', async () => {
    const store = createMemoryStore();
    const [one, other] = [await start(store), await start(store)];
    const replies = await answersOf([one.url, other.url, one.url, other.url], activity);
    expect(replies.filter((each) => each > 0)).toHaveLength(1);
    expect(await count(store)).toBe(1);
  });

  test('acts once, before and after a restart', async () => {
    const store = createMemoryStore();
    const before = await start(store);
    expect((await answersOf([before.url], activity))[0]).toBeGreaterThan(0);
    const after = await start(store);
    expect(await answersOf([after.url], activity)).toEqual([0]);
    expect(await after.turn.look(ANN)).toEqual(await before.turn.look(ANN));
  });
});

test('two messages that say the same are two', async () => {
  const { url } = await start(createMemoryStore());
  const [first] = await answersOf([url], question);
  const [second] = await answersOf([url], { ...question, id: 'another' });
  expect([first, second].every((each) => Number(each) > 0)).toBe(true);
});

test('the same id of two people, or in two places, is two messages', async () => {
  const { url } = await start(createMemoryStore());
  const conversation = { id: 'a:other' } as Activity['conversation'];
  await answersOf([url], question);
  const ofBo = { ...question, from: { id: '29:bo', name: 'Bo' } } as Partial<Activity>;
  for (const activity of [ofBo, { ...question, conversation }])
    expect((await answersOf([url], activity))[0]).toBeGreaterThan(0);
});
