import type { Activity } from 'botbuilder';
import { isPersonal } from '../../src/channels/teams/place';
import { createReferences } from '../../src/channels/teams/references';
import { isTrustedServiceUrl } from '../../src/channels/teams/service-url';
import { toMessage } from '../e2e/bot-framework';
import { createKeptMemory } from '../e2e/staff-in-teams';

const ANN = 'msteams/a%3Apersonal/29%3Aann';
const HOME = 'http://127.0.0.1:9/';
const GENERAL = { id: '19:general@thread.tacv2;messageid=7', conversationType: 'channel', isGroup: true };

function open() {
  const memory = createKeptMemory();
  const clock = { now: 0 };
  const logged: object[] = [];
  const write = (fields: object) => void logged.push(fields);
  const references = createReferences({
    memory,
    isTrusted: (url): url is string => isTrustedServiceUrl(url, false),
    logger: { info: write, warn: write, error: write },
    now: () => clock.now,
  });
  const from = (parts: object = {}) => toMessage({ serviceUrl: HOME, ...parts }) as Activity;
  return { memory, clock, logged, references, from };
}

describe('where a person is reached', () => {
  test('is kept with the first message, and written again only when it changed or after a while', async () => {
    const { memory, clock, references, from } = open();
    await references.keep(from());
    expect(await references.ofPerson(ANN)).toEqual({
      serviceUrl: HOME,
      channelId: 'msteams',
      conversation: { id: 'a:personal', conversationType: 'personal' },
      bot: { id: '28:bot', name: 'Port 25 Desk' },
      user: { id: '29:ann', name: 'Ann' },
    });
    const { writes } = memory;
    await references.keep(from({ text: 'more' }));
    expect(memory.writes).toBe(writes);
    await references.keep(from({ serviceUrl: 'http://127.0.0.1:10/' }));
    expect(await references.ofPerson(ANN)).toMatchObject({ serviceUrl: 'http://127.0.0.1:10/' });
    clock.now = 600_000;
    const changed = memory.writes;
    await references.keep(from({ serviceUrl: 'http://127.0.0.1:10/' }));
    expect(memory.writes).toBeGreaterThan(changed);
  });

  test('is forgotten when the bot is thrown out, and kept again when they write', async () => {
    const { references, from } = open();
    await references.keep(from());
    await references.forget(from());
    expect(await references.ofPerson(ANN)).toBeUndefined();
    await references.keep(from());
    expect(await references.ofPerson(ANN)).toBeDefined();
  });

  test('tells their own chat with the bot from others, until nothing can be sent there', async () => {
    const { memory, references, from } = open();
    await references.keep(from());
    await references.keep(from({ conversation: GENERAL }));
    expect(await references.ownOf('29:ann')).toBe(ANN);
    await references.drop(['msteams', GENERAL.id, '29:ann'].map(encodeURIComponent).join('/'));
    expect(await references.ownOf('29:ann')).toBe(ANN);
    await references.drop(ANN);
    expect(await references.ownOf('29:ann')).toBeUndefined();
    expect(JSON.stringify([...memory.kept.keys()])).not.toContain('29');
  });

  test('is each their own in a thread of several', async () => {
    const { references, from } = open();
    await references.keep(from({ conversation: GENERAL }));
    await references.keep(from({ conversation: GENERAL, from: { id: '29:bo', name: 'Bo' } }));
    const key = (person: string) => ['msteams', GENERAL.id, person].map(encodeURIComponent).join('/');
    expect((await references.ofPerson(key('29:ann')))?.user).toEqual({ id: '29:ann', name: 'Ann' });
    expect((await references.ofPerson(key('29:bo')))?.user).toEqual({ id: '29:bo', name: 'Bo' });
  });

  test.each([
    ['the local page', { channelId: 'webchat' }],
    ['an address nobody vouches for', { serviceUrl: 'https://evil.example/' }],
    ['no address', { serviceUrl: undefined }],
  ])('is not kept of %s', async (_name, parts) => {
    const { memory, references, from } = open();
    await references.keep(from(parts));
    expect(memory.kept.size).toBe(0);
  });

  test('is not used where it is no longer vouched for', async () => {
    const { memory, references } = open();
    const stored = { serviceUrl: 'https://evil.example/', channelId: 'msteams', conversation: { id: 'x' } };
    for (const raw of [stored, null, 'x', {}, { serviceUrl: HOME }]) {
      memory.kept.set(`teams-ref:${ANN}`, raw);
      expect(await references.ofPerson(ANN)).toBeUndefined();
    }
  });

  test('that can not be kept stops nobody', async () => {
    const { memory, logged, references, from } = open();
    memory.write = () => Promise.reject(new Error('disk full'));
    await expect(references.keep(from())).resolves.toBeUndefined();
    expect(logged).toHaveLength(1);
  });
});

test('a channel is reached where it was heard last, or else where everything else was', async () => {
  const { references, from } = open();
  expect(await references.ofPlace('19:desk@thread.tacv2')).toBeUndefined();
  await references.keep(from({ serviceUrl: 'http://127.0.0.1:10/' }));
  expect(await references.ofPlace('19:general@thread.tacv2')).toMatchObject({
    serviceUrl: 'http://127.0.0.1:10/',
  });
  await references.keep(from({ conversation: GENERAL }));
  await references.keep(from({ serviceUrl: 'http://127.0.0.1:11/' }));
  expect(await references.ofPlace('19:general@thread.tacv2')).toMatchObject({ serviceUrl: HOME });
  expect(await references.ofPlace('19:desk@thread.tacv2')).toMatchObject({
    serviceUrl: 'http://127.0.0.1:11/',
  });
});

describe('an address to send to', () => {
  test.each([
    ['https://smba.trafficmanager.net/emea/', true],
    ['https://smba.infra.gcc.teams.microsoft.com/gcc/', true],
    ['https://europe.directline.botframework.com/', true],
    ['https://emea.ng.msg.teams.microsoft.com/', true],
    ['https://webchat.botframework.azure.us/', true],
    ['http://smba.trafficmanager.net/emea/', false],
    ['https://smba.trafficmanager.net.evil.example/', false],
    ['https://evil-botframework.com/', false],
    ['https://user@smba.trafficmanager.net/', false],
    ['https://trafficmanager.net/', false],
    ['https://other.trafficmanager.net/', false],
    ['https://smba.trafficmanager.net:443/emea/', true],
    ['https://smba.trafficmanager.net:8443/', false],
    ['https://:password@smba.trafficmanager.net/', false],
    ['https://smba.trafficmanager.net@evil.example/', false],
    ['https://evil.example\\@smba.trafficmanager.net/', false],
    ['https://evil.example#@smba.trafficmanager.net/', false],
    ['https://evil.example/?smba.trafficmanager.net', false],
    ['https://smba.trafficmanager.net/?to=evil.example', false],
    ['https://smba.trafficmanager.net/#evil', false],
    ['https://smba.trafficmanager.net./', false],
    ['https://botframework.com.evil.example/', false],
    ['https://evil.example/.botframework.com', false],
    ['https://ѕmba.trafficmanager.net/', false],
    ['https://sмba.teams.microsoft.com.ru/', false],
    ['https://ｓｍｂａ.trafficmanager.net/', true],
    ['https://teams.microsoft.com。evil.example/', false],
    ['//smba.trafficmanager.net/', false],
    ['javascript:alert(1)//.botframework.com', false],
    [['https://smba.trafficmanager.net/'], false],
    ['http://127.0.0.1:9/', false],
    ['https://localhost/', false],
    ['no address', false],
    [undefined, false],
  ])('for a registered bot: %s is %s', (url, expected) => {
    expect(isTrustedServiceUrl(url, true)).toBe(expected);
  });

  test.each([
    ['http://localhost:56150/_connector', true],
    ['http://127.0.0.1:9/', true],
    ['http://[::1]:9/', true],
    ['http://127.0.0.1.evil.example/', false],
    ['http://localhost@evil.example/', false],
    ['http://user@localhost/', false],
    ['http://169.254.169.254/', false],
    ['http://0.0.0.0/', false],
    ['https://smba.trafficmanager.net/emea/', false],
    ['file:///etc/passwd', false],
  ])('without a registration, this machine only: %s is %s', (url, expected) => {
    expect(isTrustedServiceUrl(url, false)).toBe(expected);
  });
});

test.each([
  ['a:ann', undefined, undefined, true],
  ['a:ann', 'personal', undefined, true],
  ['a:ann', undefined, true, false],
  ['19:help@thread.tacv2', undefined, undefined, false],
  ['19:ann_bot@unq.gbl.spaces', 'personal', undefined, true],
  ['19:group', 'groupChat', true, false],
])(
  'in %s, of type %j and group %j, somebody is alone with the bot: %j',
  (id, conversationType, isGroup, expected) => {
    const kind = { ...(conversationType && { conversationType }), ...(isGroup && { isGroup }) };
    expect(isPersonal({ conversation: { id, ...kind } })).toBe(expected);
  },
);
