import type { TicketEntry } from '../../src/answer/ticket';
import { type DeskService, startDeskService } from '../support/desk-service';
import { createEntry, createTicket, TRICKY } from '../support/desk-tickets';

const AUTHORIZED = { authorization: 'Bearer secret' };

let service: DeskService;
const get = (path: string, headers: Readonly<Record<string, string>> = {}) =>
  service.get(`/desk/api/${path}`, { ...AUTHORIZED, ...headers });
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

describe('a ticket', () => {
  test('is shown with what is known of it, and how', async () => {
    const { status, body, headers } = await get('tickets/P25-1042');
    expect([status, headers.get('cache-control')]).toEqual([200, 'no-store']);
    expect(body).toMatchObject({
      id: 'P25-1042',
      state: 'open',
      person: '田中 ゆき',
      personName: '田中 ゆき',
      channel: 'slack',
      locale: 'ja',
      facts: { subscription: 'pay-as-you-go', created: '2019-03', port: 25 },
      learned: [{ fact: 'subscription', value: 'pay-as-you-go', how: 'chosen' }, {}, {}],
      verdict: { outcome: 'blocked', clauses: [{ id: 'e16-3' }], needs: null },
      notes: [],
      assignee: null,
      priority: 'normal',
      reason: 'conflict',
      evidence: ['Connection timed out'],
      targets: { firstReplyBy: expect.any(String), resolveBy: expect.any(String) },
    });
  });

  test('shows every choice, file and edit of the conversation, and nothing of the platform', async () => {
    const { body } = await get('tickets/P25-1042');
    const { transcript } = body as { transcript: readonly object[] };
    expect(transcript[2]).toMatchObject({
      id: '3',
      from: 'person',
      choice: '従量課金制',
      text: '従量課金制',
    });
    expect(transcript[3]).toMatchObject({
      text: TRICKY,
      files: [{ name: 'mail.log', url: 'https://files.example/mail.log' }],
      earlier: ['前の文'],
      isDeleted: false,
      delivery: null,
    });
    expect(transcript.filter((entry) => 'ref' in entry)).toEqual([]);
  });

  test('is named by the conversation where nobody is', async () => {
    const participants = [{ conversation: 'web:1', channel: 'web', locale: 'en', name: null } as const];
    service.desk.put(createTicket({ participants, verdict: null }));
    expect((await get('tickets/P25-1042')).body).toMatchObject({
      ...{ person: 'web:1', personName: null },
      verdict: null,
    });
  });

  test.each(['P25-9999', 'P25-1', 'nonsense', '..%2F..'])(
    'that does not exist is not found: %s',
    async (id) => {
      for (const path of [`tickets/${id}`, `tickets/${id}/audit`, `tickets/${id}/details`])
        expect(await get(path)).toMatchObject({ status: 404, body: { error: { code: 'no-such-ticket' } } });
      expect(await post(`tickets/${id}/claim`, { by: 'Mika' })).toMatchObject({ status: 404 });
    },
  );
});

describe('a list', () => {
  test.each<readonly [string, readonly string[]]>([
    ['', ['P25-1042', 'P25-1043']],
    ['?state=open', ['P25-1042']],
    ['?state=open,resolved', ['P25-1042', 'P25-1043']],
    ['?state=claimed', []],
    ['?priority=low', ['P25-1043']],
    ['?text=MAIL.log&state=open', ['P25-1042']],
    ['?text=nowhere', []],
    ['?assignee=Mika', []],
    ['?most=1', ['P25-1042']],
  ])('of tickets%s', async (query, ids) => {
    const { body } = await get(`tickets${query}`);
    expect((body as { tickets: { id: string }[] }).tickets.map(({ id }) => id)).toEqual(ids);
  });

  test.each(['state=closed', 'priority=asap', 'most=-1', 'most=few'])(
    'says what %s could be',
    async (query) => {
      const { status, body } = await get(`tickets?${query}`);
      const [name, value] = query.split('=');
      expect([status, body]).toMatchObject([400, { error: { code: 'bad-value' } }]);
      expect(JSON.stringify(body)).toContain(`${name} cannot be \\"${value}\\"; it is`);
    },
  );

  test('for a queue leaves out what is long, and tells what was said last', async () => {
    const failed = { state: 'failed', problem: 'blocked' } as const;
    const transcript = [
      createEntry('1', { text: `${'長'.repeat(200)}` }),
      createEntry('2', { from: 'staff', by: 'Mika', text: 'x', isDeleted: true, delivery: failed }),
    ];
    service.desk.put(createTicket({ transcript }));
    const { body } = await get('tickets?view=queue&state=open');
    const [ticket] = (body as { tickets: readonly Record<string, unknown>[] }).tickets;
    expect(ticket).toMatchObject({
      last: { from: 'person', text: `${'長'.repeat(160)}…` },
      hasProblem: true,
    });
    expect(Object.keys(ticket ?? {})).not.toEqual(expect.arrayContaining(['transcript']));
  });

  test.each<readonly [string, readonly Partial<TicketEntry>[], string | null]>([
    ['words before a press', [{ text: 'stuck' }, { text: '', choice: 'Send to support' }], 'stuck'],
    ['words before a press that came as words', [{ text: 'stuck' }, { text: 'CSP', choice: 'CSP' }], 'stuck'],
    ['a choice where nothing was written', [{ text: '', choice: 'CSP' }], 'CSP'],
    ['the name of a file', [{ text: '', files: [{ name: 'a.log', url: 'https://x.example' }] }], 'a.log'],
    ['nothing where nothing was said', [{ text: '' }], null],
  ])('tells as said last %s', async (_title, entries, expected) => {
    const transcript = entries.map((entry, index) => createEntry(String(index + 1), entry));
    service.desk.put(createTicket({ transcript }));
    const { body } = await get('tickets?view=queue&state=open');
    const [ticket] = (body as { tickets: { last: { text: string } | null }[] }).tickets;
    expect(ticket?.last?.text ?? null).toBe(expected);
  });
});

describe('words', () => {
  test('of a ticket come in the language asked for', async () => {
    expect((await get('tickets/P25-1042/details?locale=ru')).body).toMatchObject({
      kind: 'ticket-details',
      locale: 'ru',
    });
    expect(
      (await get('tickets/P25-1042/support-request', { 'accept-language': 'fr, zh-Hant;q=0.9' })).body,
    ).toMatchObject({
      kind: 'support-request',
      locale: 'zh-TW',
    });
    expect(await get('tickets/P25-1042/details?locale=tlh')).toMatchObject({ status: 400 });
  });

  test('of the case alone leave out what was said', async () => {
    const [whole, only] = [
      await get('tickets/P25-1042/details'),
      await get('tickets/P25-1042/details?only=case'),
    ];
    expect(JSON.stringify(whole.body)).toContain('ポート 25');
    expect(JSON.stringify(only.body)).not.toContain('ポート 25');
    expect(JSON.stringify(only.body)).toContain('e16-3');
  });

  test("of a reply come as the person will read them, in the person's language", async () => {
    const { body } = await post('tickets/P25-1042/preview', { by: 'Mika', text: 'a *b*' });
    expect(body).toMatchObject({ locale: 'ja', blocks: [{ text: '**Mika (サポート)**: a \\*b\\*' }] });
    expect(service.desk.acts).toEqual([]);
  });
});

describe('what went wrong', () => {
  const problem = {
    key: 'k',
    ticket: 'P25-1042',
    to: 'teams',
    entry: null,
    state: 'dead',
    attempts: 8,
  } as const;
  test('is listed, and sent again on request', async () => {
    service.desk.problemPosts.push({ ...problem, problem: 'no such channel', createdAt: '', sentAt: null });
    expect((await get('problems')).body).toMatchObject({
      problems: [{ key: 'k', problem: 'no such channel' }],
    });
    expect((await get('tickets/P25-1042/posts')).body).toMatchObject({ posts: [{ key: 'k' }] });
    expect(await post('problems/send-again', { by: 'Mika', key: 'k' })).toMatchObject({
      status: 200,
      body: { problems: [] },
    });
    expect(await post('problems/send-again', { by: 'Mika', key: 'k' })).toMatchObject({ status: 409 });
  });

  test('inside is told by a number only, and is in the log', async () => {
    service.desk.read = () => Promise.reject(new Error('the store is on fire'));
    const { status, body } = await get('tickets/P25-1042');
    expect([status, body]).toMatchObject([500, { error: { code: 'internal' } }]);
    expect(JSON.stringify(body)).not.toContain('fire');
    expect(JSON.stringify(service.log)).toContain('fire');
  });
});

test('the log of a ticket says who did what, when and from where', async () => {
  await service.close();
  service = await startDeskService({ access: { token: 'secret' } });
  service.desk.put(createTicket());
  await act('claim');
  const { audit } = (await get('tickets/P25-1042/audit')).body as { audit: readonly object[] };
  expect(audit.at(-1)).toMatchObject({ sequence: 2, by: 'Mika', via: 'desk', what: 'claimed' });
});

describe('who calls', () => {
  test('is asked for the token everywhere but on the page itself', async () => {
    for (const path of ['session', 'tickets', 'tickets/P25-1042', 'events', 'problems', 'people'])
      expect([path, (await service.get(`/desk/api/${path}`)).status]).toEqual([path, 401]);
    const page = await service.get('/desk');
    expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect((await service.get('/desk/assets/desk.mjs')).status).toBe(200);
    expect((await service.get('/desk/assets/..%2Fapi-routes.ts')).status).toBe(404);
  });

  test('is whom the proxy names, whatever the body says', async () => {
    const header = { name: 'X-Forwarded-User', proxies: ['127.0.0.1'] };
    const proxied = await startDeskService({ access: { header } });
    proxied.desk.put(createTicket());
    const headers = { 'x-forwarded-user': 'olga@contoso.com' };
    expect((await proxied.get('/desk/api/session', headers)).body).toEqual({
      access: 'header',
      name: 'olga@contoso.com',
    });
    const { body } = await proxied.post('/desk/api/tickets/P25-1042/claim', { by: 'Mika' }, headers);
    expect(body).toMatchObject({ assignee: 'olga@contoso.com' });
    expect((await proxied.post('/desk/api/tickets/P25-1042/release', {}, headers)).status).toBe(200);
    await proxied.close();
  });

  test('is this machine only where nothing is set', async () => {
    const open = await startDeskService();
    expect((await open.get('/desk/api/session')).body).toEqual({ access: 'open', name: null });
    expect((await open.get('/desk/api/session', { origin: 'https://evil.example' })).status).toBe(403);
    expect((await open.get('/desk', { origin: 'https://evil.example' })).status).toBe(403);
    await open.close();
  });
});
