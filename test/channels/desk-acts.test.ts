import { type DeskService, startDeskService } from '../support/desk-service';
import { createTicket } from '../support/desk-tickets';

const AUTHORIZED = { authorization: 'Bearer secret' };

let service: DeskService;
const post = (path: string, body?: unknown, headers: Readonly<Record<string, string>> = {}) =>
  service.post(`/desk/api/${path}`, body, { ...AUTHORIZED, ...headers });
const act = (name: string, fields: object = {}) =>
  post(`tickets/P25-1042/${name}`, { by: 'Mika', ...fields });

beforeAll(async () => {
  service = await startDeskService({ access: { token: 'secret' } });
});
beforeEach(() => {
  service.desk.acts.length = 0;
  service.desk.put(createTicket());
  service.desk.put(createTicket({ id: 'P25-1043', state: 'resolved', priority: 'low' }));
});
afterAll(() => service.close());

describe('an act', () => {
  test('is done by whoever is named, and gives the ticket as it is then', async () => {
    expect(await act('claim')).toMatchObject({ status: 200, body: { state: 'claimed', assignee: 'Mika' } });
    expect(service.desk.acts).toEqual([
      {
        ticket: 'P25-1042',
        by: { id: 'Mika', name: 'Mika', via: 'desk' },
        act: 'claim',
        undoSeconds: 0,
        locale: 'en',
      },
    ]);
  });

  test.each<readonly [string, object, object]>([
    ['release', {}, { act: 'release' }],
    ['assign', { to: ' Olga ' }, { act: 'assign', to: 'Olga' }],
    ['reply', { text: ' as written\n', undo: 6 }, { act: 'reply', text: ' as written\n', undoSeconds: 6 }],
    ['note', { text: 'n' }, { act: 'note', text: 'n' }],
    ['resolve', {}, { act: 'resolve' }],
    ['resolve', { text: 'bye' }, { act: 'resolve', text: 'bye' }],
    ['reopen', {}, { act: 'reopen' }],
    ['merge', { to: 'P25-1043' }, { act: 'merge', to: 'P25-1043' }],
    ['prioritize', { to: 'urgent' }, { act: 'prioritize', to: 'urgent' }],
    ['take-back', { entry: '5' }, { act: 'take-back', entry: '5' }],
    ['send-again', { entry: '5' }, { act: 'send-again', entry: '5' }],
    ['settle', { entry: '5' }, { act: 'settle', entry: '5' }],
    ['see', {}, { act: 'see' }],
  ])('%s is handed on with %j', async (name, fields, expected) => {
    await act(name, fields);
    expect(service.desk.acts).toMatchObject([expected]);
  });

  test('that the state forbids is refused with the reason, and who has it', async () => {
    await post('tickets/P25-1042/claim', { by: 'Olga' });
    const { status, body } = await post(
      'tickets/P25-1042/claim',
      { by: 'Mika' },
      { 'accept-language': 'ja-JP,en;q=0.5' },
    );
    expect([status, body]).toEqual([
      409,
      { error: { code: 'held-by-other', message: 'ja: held-by-other (Olga)', who: 'Olga' } },
    ]);
  });

  test.each<readonly [string, object, number, string]>([
    ['release', {}, 409, 'not-held'],
    ['reopen', {}, 409, 'not-resolved'],
    ['reply', { text: ' ' }, 400, 'no-text'],
    ['assign', {}, 400, 'no-assignee'],
    ['take-back', { entry: '99' }, 404, 'no-such-entry'],
  ])('%s with %j is answered by %i %s', async (name, fields, status, code) => {
    expect(await act(name, fields)).toMatchObject({ status, body: { error: { code } } });
  });

  test.each<readonly [string, unknown, string]>([
    ['claim', {}, 'no-by'],
    ['claim', { by: '  ' }, 'no-by'],
    ['claim', { by: 7 }, 'bad-value'],
    ['claim', { by: 'x'.repeat(81) }, 'bad-value'],
    ['claim', { by: 'Mika\nOlga' }, 'bad-value'],
    ['claim', 'by=Mika', 'not-json'],
    ['claim', '', 'not-json'],
    ['claim', ['Mika'], 'not-an-object'],
    ['claim', 'null', 'not-an-object'],
    ['reply', { by: 'Mika', text: ['a'] }, 'bad-value'],
    ['reply', { by: 'Mika', text: 'a', undo: 61 }, 'bad-value'],
    ['reply', { by: 'Mika', text: 'a', undo: 1.5 }, 'bad-value'],
    ['prioritize', { by: 'Mika', to: 'asap' }, 'bad-value'],
    ['merge', { by: 'Mika', to: 'that one' }, 'bad-value'],
  ])('%s with the body %j is refused as %s, and not done', async (name, body, code) => {
    expect(await post(`tickets/P25-1042/${name}`, body)).toMatchObject({
      status: 400,
      body: { error: { code } },
    });
    expect(service.desk.acts).toEqual([]);
  });

  test('under the same key is done once', async () => {
    const key = { 'idempotency-key': 'k-1' };
    const fields = { by: 'Mika', text: 'once' };
    const [first, second] = [
      await post('tickets/P25-1042/reply', fields, key),
      await post('tickets/P25-1042/reply', fields, key),
    ];
    expect([first.status, second.status]).toEqual([200, 200]);
    expect(service.desk.acts[0]?.delivery).toBe('api:/desk/api/tickets/P25-1042/reply:k-1');
    const { transcript } = second.body as { transcript: { text: string }[] };
    expect(transcript.filter(({ text }) => text === 'once')).toHaveLength(1);
  });

  test('nobody knows is not found', async () => {
    expect(await act('explode')).toMatchObject({ status: 404, body: { error: { code: 'not-found' } } });
  });
});
