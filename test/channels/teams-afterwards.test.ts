import { type Connector, type Fault, post, startConnector, toMessage } from '../e2e/bot-framework';
import { createKeptMemory, type StaffInTeams, startStaffInTeams } from '../e2e/staff-in-teams';
import { findData, toInvoke } from './teams-cards';

const faults: Fault[] = [];
let connector: Connector;
let teams: StaffInTeams;

beforeEach(async () => {
  faults.length = 0;
  connector = await startConnector(faults);
  teams = await startStaffInTeams(createKeptMemory());
});
afterEach(() => Promise.all([connector.close(), teams.close()]));

const send = (parts: object) =>
  post(teams.url, toMessage({ serviceUrl: connector.url, deliveryMode: undefined, ...parts }));

/** Presses a button, and says how long the card was waited for, in milliseconds. */
async function press() {
  await send({});
  const data = findData(connector.sent[0], 'Start over');
  const start = performance.now();
  const answer = await send(toInvoke(data));
  return { answer, ms: performance.now() - start };
}

describe('a press', () => {
  test.each<[string, readonly Fault[]]>([
    ['the answer below it', [201, 200, { status: 429, headers: { 'retry-after': '5' } }]],
    ['the change of the card for others', [201, 'silence']],
  ])('is answered with the card although %s takes long', async (_name, slow) => {
    faults.push(...slow);
    const { answer, ms } = await press();
    expect(answer).toMatchObject({ status: 200, body: { statusCode: 200, value: { type: 'AdaptiveCard' } } });
    expect(ms).toBeLessThan(5_000);
  });

  test('is answered below it all the same, after the call', async () => {
    faults.push(201, 200, { status: 429, headers: { 'retry-after': '4' } });
    await press();
    expect(connector.sent.filter(({ type }) => type === 'message')).toHaveLength(2);
    await teams.settle();
    expect(connector.calls.map(({ method }) => method)).toEqual(['POST', 'PUT', 'POST', 'POST']);
    expect(connector.calls.at(-1)?.activity).toMatchObject({
      type: 'message',
      recipient: { id: '29:ann' },
      conversation: { id: 'a:personal' },
    });
  });

  test('gives the card back where the answer is refused, and says so in the log', async () => {
    faults.push(201, 200, 403);
    expect((await press()).answer).toMatchObject({ status: 200, body: { statusCode: 200 } });
    expect(teams.log).toMatchObject([{ level: 'error', fields: { statusCode: 403, type: 'invoke' } }]);
  });
});
