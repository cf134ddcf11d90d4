import { App, HTTPReceiver, SocketModeReceiver, type types, webApi } from '@slack/bolt';
import { startPeer } from '../e2e/bot-framework';
import { createSlackClient, createSocketClient, type SlackPeople } from './client';
import { type SlackSimulator, startSlackSimulator } from './simulator';

const SECRET = 'signing-secret';
const LOGGER = {
  error: noop,
  warn: noop,
  info: noop,
  debug: noop,
  setLevel: noop,
  setName: noop,
  getLevel: () => webApi.LogLevel.ERROR,
};

function noop(): void {}

let slack: SlackSimulator;
const closing: (() => Promise<unknown>)[] = [];
beforeEach(async () => {
  slack = await startSlackSimulator();
  closing.push(() => slack.close());
});
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

type Heard = string[];

/** A small app: answers commands and messages, has a button, a list and a form. */
function listen(app: App): Heard {
  const heard: Heard = [];
  app.command('/port25', async ({ ack, respond, command, client }) => {
    await ack();
    if (command.text === 'form') await client.views.open({ trigger_id: command.trigger_id, view: FORM });
    else await respond({ text: `you said ${command.text}`, blocks: CARD });
  });
  app.message(async ({ message, client }) => {
    const { channel, ts, channel_type } = message;
    heard.push(`message ${channel_type}`);
    if (message.subtype === undefined)
      await client.chat.postMessage({ channel, thread_ts: ts, text: 'yes?', blocks: CARD });
  });
  app.event('app_mention', async () => void heard.push('app_mention'));
  app.action({ type: 'block_actions' }, async ({ ack, body, action, respond }) => {
    await ack();
    heard.push(`${body.user.id} ${action.type}`);
    await respond({ text: 'pressed', replace_original: true });
  });
  app.view('form', async ({ ack, view }) => {
    const day = view.state.values.day?.day?.value;
    heard.push(`form ${day}`);
    await (day === 'never' ? ack({ response_action: 'errors', errors: { day: 'no day' } }) : ack());
  });
  app.event('app_home_opened', async ({ event, client }) => {
    await client.views.publish({ user_id: event.user, view: { type: 'home', blocks: [CARD[0]] } });
  });
  return heard;
}

const CARD = [
  { type: 'section', text: { type: 'mrkdwn', text: 'What now?' } },
  {
    type: 'actions',
    elements: [
      { type: 'button', action_id: 'a', text: { type: 'plain_text', text: 'Go on' } },
      {
        type: 'static_select',
        action_id: 'b',
        options: [{ text: { type: 'plain_text', text: 'One' }, value: '1' }],
      },
      { type: 'datepicker', action_id: 'c' },
    ],
  },
] satisfies [types.KnownBlock, types.KnownBlock];

const FORM = {
  type: 'modal',
  callback_id: 'form',
  title: { type: 'plain_text', text: 'Form' },
  submit: { type: 'plain_text', text: 'Send' },
  blocks: [
    {
      type: 'input',
      block_id: 'day',
      label: { type: 'plain_text', text: 'Day' },
      element: { type: 'plain_text_input', action_id: 'day' },
    },
  ],
} satisfies webApi.ViewsOpenArguments['view'];

/** Nothing is tried again: a test that ended must not be outlived by its calls. */
function toClientOptions(): webApi.WebClientOptions {
  return { slackApiUrl: slack.apiUrl, retryConfig: { retries: 0 }, logger: LOGGER };
}

async function startOverHttp(): Promise<{ heard: Heard; target: string }> {
  const receiver = new HTTPReceiver({ signingSecret: SECRET, endpoints: '/slack/events', logger: LOGGER });
  const clientOptions = toClientOptions();
  const app = new App({ receiver, token: slack.botToken, clientOptions, logger: LOGGER });
  const heard = listen(app);
  const server = await receiver.start(0);
  closing.push(() => receiver.stop());
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return { heard, target: `http://127.0.0.1:${address.port}` };
}

async function startOverSocket(): Promise<Heard> {
  const clientOptions = toClientOptions();
  const receiver = new SocketModeReceiver({
    appToken: slack.appToken,
    installerOptions: { clientOptions },
    logger: LOGGER,
  });
  const app = new App({ receiver, socketMode: true, token: slack.botToken, clientOptions, logger: LOGGER });
  const heard = listen(app);
  await app.start();
  closing.push(() => app.stop());
  return heard;
}

/** What a person does from a command to a form, the same over HTTP and Socket Mode. */
async function tryEverything(people: SlackPeople, heard: Heard): Promise<void> {
  expect(await people.command('<hi> & bye')).toMatchObject({ status: 200, body: '' });
  const ephemeral = await slack.waitFor(() => slack.ephemerals('C_MAIL', 'U_ANN')[0]);
  expect(ephemeral?.text).toBe('you said &lt;hi&gt; &amp; bye');
  await people.press({ ...(ephemeral && { ephemeral }), label: 'Go on' });
  await slack.waitFor(() => slack.ephemerals('C_MAIL', 'U_ANN')[0]?.text === 'pressed');

  const said = await people.mention('help', { user: 'U_BOB' });
  const message = await slack.waitFor(() => slack.messages('C_MAIL', said.ts)[0]);
  await people.pick({ ...(message && { message }), label: 'One', user: 'U_BOB' });
  await people.pickDate({ ...(message && { message }), date: '2019-03-05' });
  await slack.waitFor(() => heard.length >= 5);
  expect([...heard].sort()).toEqual([
    'U_ANN button',
    'U_ANN datepicker',
    'U_BOB static_select',
    'app_mention',
    'message channel',
  ]);

  await people.command('form');
  const view = await slack.waitFor(() => slack.modals[0]);
  if (view === undefined) throw new Error('no form');
  expect((await people.submit(view, { Day: 'never' })).body).toEqual({
    response_action: 'errors',
    errors: { day: 'no day' },
  });
  expect(slack.modals).toHaveLength(1);
  await people.submit(view, { Day: 'Monday' });
  expect([slack.modals, heard.at(-1)]).toEqual([[], 'form Monday']);
  await people.openHome('U_MEI');
  await slack.waitFor(() => slack.home('U_MEI'));
  expect(slack.complaints).toEqual([]);
}

test('a Bolt app is spoken to over HTTP', async () => {
  const { heard, target } = await startOverHttp();
  const client = createSlackClient({ simulator: slack, target, signingSecret: SECRET });
  await tryEverything(client, heard);
  expect((await client.verifyUrl('riddle')).body).toEqual({ challenge: 'riddle' });
  expect((await client.send('{}', { signature: null })).status).toBe(401);
  await client.say('once', { channelType: 'im' });
  await client.redeliver(2, { isConcurrent: true });
  await slack.waitFor(() => slack.messages(slack.dmOf('U_ANN')).length === 3);
});

test('a Bolt app is spoken to over Socket Mode', async () => {
  const heard = await startOverSocket();
  expect(slack.socket.connections).toBe(1);
  await tryEverything(createSocketClient({ simulator: slack }), heard);
});

test('a workspace installs the app, uses it and takes it out', async () => {
  const kept = new Map<string, unknown>();
  const receiver = new HTTPReceiver({
    signingSecret: SECRET,
    clientId: slack.clientId,
    clientSecret: slack.clientSecret,
    stateSecret: 'state',
    scopes: ['chat:write'],
    logger: LOGGER,
    endpoints: '/slack/events',
    installerOptions: {
      authorizationUrl: `${slack.url}oauth/v2/authorize`,
      clientOptions: toClientOptions(),
    },
    installationStore: {
      storeInstallation: async (installation) => void kept.set(String(installation.team?.id), installation),
      fetchInstallation: async ({ teamId }) => kept.get(String(teamId)) as never,
    },
  });
  const app = new App({ receiver, clientOptions: toClientOptions(), logger: LOGGER });
  listen(app);
  const peer = await startPeer(() => undefined);
  await peer.close();
  await receiver.start(Number(new URL(peer.url).port));
  closing.push(() => receiver.stop());
  slack.addWorkspace({ team: 'T_OTHER', botUser: 'UOTHERBOT' });
  const props = { simulator: slack, target: peer.url, signingSecret: SECRET };
  const client = createSlackClient({ ...props, team: 'T_OTHER' });
  expect((await client.install()).status).toBe(200);
  expect([...kept.keys()]).toEqual(['T_OTHER']);
  await client.say('hello', { channelType: 'im' });
  await slack.waitFor(() => slack.messages(slack.dmOf('U_ANN'))[0]?.user === 'UOTHERBOT');
  await client.uninstall();
  await client.say('hello?', { channelType: 'im' });
  await slack.waitFor(() =>
    slack.calls.some(({ answer }) => JSON.stringify(answer)?.includes('token_revoked')),
  );
});
