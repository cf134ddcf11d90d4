import { createResponseUrl, type Response as Sent } from '../../src/channels/slack/response-url';

const MESSAGE: Sent = { text: 'hi', blocks: [], response_type: 'ephemeral', replace_original: false };

/** An address that answers as it is told, in order, and then well. */
function address(...answers: (Response | Error)[]) {
  const bodies: unknown[] = [];
  const waits: number[] = [];
  let time = 0;
  const url = createResponseUrl({
    url: 'https://hooks.example/1',
    now: () => time,
    sleep: async (milliseconds) => void waits.push(milliseconds),
    fetch: async (_url, init) => {
      bodies.push(JSON.parse(String(init?.body)));
      const answer = answers.shift() ?? new Response('ok');
      if (answer instanceof Error) throw answer;
      return answer;
    },
  });
  return { url, bodies, waits, pass: (milliseconds: number) => (time += milliseconds) };
}

test('is used five times and no more', async () => {
  const { url, bodies } = address();
  const taken = [];
  for (let time = 0; time < 7; time += 1) taken.push(await url.send(MESSAGE));
  expect(taken).toEqual([true, true, true, true, true, false, false]);
  expect(bodies).toHaveLength(5);
});

test('is not used half an hour later', async () => {
  const { url, bodies, pass } = address();
  pass(30 * 60_000);
  expect(await url.send(MESSAGE)).toBe(false);
  expect(bodies).toEqual([]);
});

test('waits as long as it is told to', async () => {
  const { url, bodies, waits } = address(new Response('', { status: 429, headers: { 'retry-after': '7' } }));
  expect(await url.send(MESSAGE)).toBe(true);
  expect([bodies.length, waits]).toEqual([2, [7_000]]);
});

test.each([
  ['a fault of the server', new Response('', { status: 503 })],
  ['a lost connection', new TypeError('fetch failed')],
])('tries again after %s', async (_name, fault) => {
  const { url, bodies } = address(fault);
  expect(await url.send(MESSAGE)).toBe(true);
  expect(bodies).toHaveLength(2);
});

test('gives up where it is refused, and after four faults', async () => {
  expect(await address(new Response('used_url', { status: 404 })).url.send(MESSAGE)).toBe(false);
  const faults = [1, 2, 3, 4].map(() => new Response('', { status: 500 }));
  const { url, bodies } = address(...faults);
  expect(await url.send(MESSAGE)).toBe(false);
  expect(bodies).toHaveLength(4);
});
