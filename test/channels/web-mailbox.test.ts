import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Reply } from '../../src/answer/reply';
import { createMailbox, createMailboxRoute, type Mailbox } from '../../src/channels/web/mailbox';
import { createTransientMemory } from '../../src/store/memory';

const KIM = 'webchat/web-1/person-1';
const to = (conversation: string) => ({ kind: 'person', conversation }) as const;
const says = (text: string): Reply => ({
  kind: 'staff-message',
  locale: 'en',
  text,
  blocks: [],
  choices: [],
});

let mailbox: Mailbox;
beforeEach(() => {
  mailbox = createMailbox({ memory: createTransientMemory(), draw: ({ text }) => ({ text }) });
});

function deliver(key: string, text: string, { conversation = KIM, replaces = null as unknown } = {}) {
  return mailbox.courier.deliver({ key, to: to(conversation), reply: says(text), replaces });
}

const box = async (after = 0) =>
  (await mailbox.fetch(KIM, after)).map(({ activity }) => (activity as { text: string }).text);

test('what is delivered is fetched in order, and what is known is not fetched again', async () => {
  await deliver('a', 'one');
  await deliver('b', 'two');
  expect(await box()).toEqual(['one', 'two']);
  expect(await box(1)).toEqual(['two']);
});

test('the same message again is dropped', async () => {
  await deliver('a', 'one');
  const [first] = await mailbox.fetch(KIM, 0);
  await deliver('a', 'one');
  expect(await mailbox.fetch(KIM, 0)).toEqual([first]);
});

test('a change of a message is that message, fetched once more', async () => {
  const sent = await deliver('a', 'one');
  await deliver('b', 'two');
  if (sent.state !== 'sent') throw new Error(sent.state);
  await deliver('c', 'one, better', { replaces: sent.place });
  expect(await mailbox.fetch(KIM, 2)).toEqual([{ key: 'a', sequence: 3, activity: { text: 'one, better' } }]);
  expect(await box()).toEqual(['two', 'one, better']);
});

test('messages that come at once are all kept', async () => {
  const texts = Array.from({ length: 50 }, (_, index) => `message ${index}`);
  await Promise.all(texts.map((text) => deliver(text, text)));
  expect(await box()).toEqual(texts);
});

test('everybody has a box of their own', async () => {
  await deliver('a', 'for Kim');
  expect(await mailbox.fetch('webchat/web-2/person-2', 0)).toEqual([]);
});

test('staff do not work on the page of the person', async () => {
  const parcel = { key: 'a', to: { kind: 'staff', thread: null }, reply: says('x'), replaces: null } as const;
  expect(await mailbox.courier.deliver(parcel)).toMatchObject({ state: 'refused' });
});

describe('the stream', () => {
  let server: Server;
  let streams: AbortController;
  let address: string;
  beforeEach(async () => {
    streams = new AbortController();
    const route = createMailboxRoute(mailbox, streams.signal);
    server = createServer((request, response) => void route.handle(request, response));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/local/messages`;
  });
  afterEach(async () => {
    streams.abort();
    await new Promise((resolve) => server.close(resolve));
  });

  /** Reads until these words have come. */
  async function read(words: string, headers: Record<string, string> = {}): Promise<string> {
    const response = await fetch(`${address}?conversation=${encodeURIComponent(KIM)}`, { headers });
    let text = '';
    for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
      text += Buffer.from(chunk).toString('utf8');
      if (text.includes(words)) return text;
    }
    return text;
  }

  test('tells what was there and what comes', async () => {
    await deliver('a', 'before');
    const reading = read('after');
    await new Promise((resolve) => setTimeout(resolve, 100));
    await deliver('b', 'after');
    expect(await reading).toMatch(/id: 1\ndata: .*before[\s\S]*id: 2\ndata: .*after/);
  });

  test('goes on after the last one the page knows', async () => {
    await deliver('a', 'before');
    await deliver('b', 'after');
    expect(await read('after', { 'last-event-id': '1' })).not.toContain('before');
  });

  test('ends when the service does', async () => {
    const reading = read('never');
    await new Promise((resolve) => setTimeout(resolve, 100));
    streams.abort();
    expect(await reading).not.toContain('never');
  });
});
