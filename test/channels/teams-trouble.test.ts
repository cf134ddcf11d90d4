import type { Locale } from '../../src/answer/locale';
import { type Answer, post, readReplies, startConnector, toMessage } from '../e2e/bot-framework';
import { type Service, startService } from '../e2e/service';
import { createStubTurn } from '../e2e/stub-turn';
import { toInvoke } from './teams-cards';

const turn = createStubTurn();
const known = new Map<string, Locale>();
let isOverviewBroken = false;
let service: Service;

beforeAll(async () => {
  service = await startService({
    turn,
    overview: {
      cases: async () => [],
      localeOf: async (conversation) => {
        if (isOverviewBroken) throw new Error('the store is on fire');
        return known.get(conversation);
      },
    },
  });
});
beforeEach(() => {
  isOverviewBroken = false;
  known.clear();
});
afterAll(() => service.close());

const ANN = 'msteams/a%3Apersonal/29%3Aann';
const say = (parts: object) => post(service.url, toMessage({ locale: 'en-US', ...parts }));
const told = (answer: Answer) =>
  readReplies(answer).map((each) => each.text ?? each.value?.body?.value ?? '')[0];
const pressed = toInvoke({ action: { do: 'restart' }, label: 'Start over' }, { locale: 'en-US' });

describe('a turn that broke is told', () => {
  test.each([
    ['in the language the person chose, whatever that of their client is', 'ru', /^На нашей стороне/],
    ['in the language of the client where nothing was said before', undefined, /^Something went wrong/],
  ] as const)('%s', async (_name, locale, words) => {
    if (locale !== undefined) known.set(ANN, locale);
    expect(told(await say({ text: 'break' }))).toMatch(words);
  });

  test('in the language of the client where the chosen one cannot be looked up either', async () => {
    isOverviewBroken = true;
    expect(told(await say({ text: 'break', locale: 'ja-JP' }))).toMatch(/^こちらの不具合です/);
  });

  test('in the language the person chose to who pressed a button', async () => {
    known.set(ANN, 'ru');
    const take = jest.spyOn(turn, 'take').mockRejectedValueOnce(new Error('the store is on fire'));
    expect(told(await post(service.url, toMessage(pressed)))).toMatch(/^На нашей стороне/);
    take.mockRestore();
  });
});

test('a typing sign that gets no answer holds the answer back for a second at most', async () => {
  const connector = await startConnector(['silence']);
  const start = performance.now();
  const to = { deliveryMode: undefined, serviceUrl: connector.url };
  expect(await say({ ...to, text: 'slow' })).toMatchObject({ status: 200 });
  expect(performance.now() - start).toBeLessThan(5_000);
  expect(connector.sent).toMatchObject([{ type: 'message' }]);
  await connector.close();
});
