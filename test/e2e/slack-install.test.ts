import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Service, startService } from '../../src/app';
import { ConfigError, readConfig } from '../../src/config';
import { createSlackClient, createSocketClient, type SlackClient } from '../slack/client';
import { calm, SECRET, startSlackDesk } from '../slack/desk';
import { CHANNEL } from '../slack/person';
import { type SlackSimulator, startSlackSimulator } from '../slack/simulator';

jest.setTimeout(30_000);

describe('many workspaces', () => {
  const desks: { close(): Promise<void> }[] = [];
  afterEach(async () => {
    for (const desk of desks.splice(0)) await desk.close();
  });

  async function startMany(): Promise<{
    slack: SlackSimulator;
    people: SlackClient;
    service: Service;
    directory: string;
  }> {
    const desk = await startSlackDesk((slack) => ({
      SLACK_SIGNING_SECRET: SECRET,
      SLACK_CLIENT_ID: slack.clientId,
      SLACK_CLIENT_SECRET: slack.clientSecret,
      SLACK_TOKEN_KEY: randomBytes(32).toString('base64'),
    }));
    desks.push(desk);
    return desk;
  }

  test('each installs the app for itself, and is answered with its own token', async () => {
    const { slack, people, service, directory } = await startMany();
    const other = slack.addWorkspace({ team: 'T_OTHER' });
    const others = createSlackClient({
      simulator: slack,
      target: service.address,
      signingSecret: SECRET,
      team: other.team,
    });
    for (const each of [people, others]) {
      const page = await each.install();
      expect([page.status, String(page.body)]).toEqual([200, expect.stringMatching(/Thank you/)]);
    }
    const first = await people.mention('CSP, created 2019', { channel: 'C_HOME' });
    const second = await others.mention('CSP, created 2019', { channel: 'C_OTHER' });
    await slack.waitFor(
      () => slack.messages('C_HOME', first.ts)[0] && slack.messages('C_OTHER', second.ts)[0],
    );
    const tokens = slack.callsOf('chat.postMessage').map(({ token }) => token);
    expect(new Set(tokens).size).toBe(2);
    const files = ['port25.db', 'port25.db-wal'].map((name) => readFileSync(join(directory, name), 'latin1'));
    for (const token of tokens) expect(files.join('')).not.toContain(token);
  });

  test('a workspace that has not installed it is not answered, and one that took it out is forgotten', async () => {
    const { slack, people } = await startMany();
    expect((await people.mention('CSP')).status).toBe(200);
    await calm();
    expect(slack.callsOf('chat.postMessage')).toEqual([]);
    await people.install();
    await people.uninstall();
    await people.mention('CSP');
    await calm();
    expect(slack.callsOf('chat.postMessage')).toEqual([]);
  });

  test('an installation whose state is not of this browser is refused', async () => {
    const { slack, service } = await startMany();
    for (const query of ['?code=stolen&state=made-up', '?code=stolen', '?error=access_denied', '']) {
      const page = await fetch(`${service.address}/slack/oauth_redirect${query}`);
      expect(page.status).toBeGreaterThanOrEqual(400);
    }
    expect(slack.callsOf('oauth.v2.access')).toEqual([]);
  });
});

describe('Socket Mode', () => {
  test('answers the same without a request from outside', async () => {
    const slack = await startSlackSimulator();
    const service = await startService(
      readConfig({
        PORT: '0',
        DATA_DIR: mkdtempSync(join(tmpdir(), 'port25-socket-')),
        LOG_LEVEL: 'silent',
        SLACK_API_URL: slack.apiUrl,
        SLACK_APP_TOKEN: slack.appToken,
        SLACK_BOT_TOKEN: slack.botToken,
      }),
    );
    await slack.waitFor(() => slack.socket.connections > 0);
    const people = createSocketClient({ simulator: slack });
    await people.command('従量課金、2019年3月作成', { user: 'U_YUKI' });
    const told = await slack.waitFor(() => slack.ephemerals(CHANNEL, 'U_YUKI')[0]);
    expect(told.text).toContain('ポート 25 はブロックされています');
    const { ts } = await people.mention('CSP');
    const asked = await slack.waitFor(() => slack.messages(CHANNEL, ts)[0]);
    await people.press({ message: asked, label: 'after 15 November 2017' });
    await slack.waitFor(() => slack.messages(CHANNEL, ts)[1]);
    expect((await fetch(`${service.address}/slack/events`, { method: 'POST', body: '{}' })).status).toBe(404);
    expect(slack.complaints).toEqual([]);
    await service.close();
    await slack.close();
  });
});

describe('a token Slack refuses', () => {
  test('does not start, and is named', async () => {
    const slack = await startSlackSimulator();
    const config = readConfig({
      PORT: '0',
      DATA_DIR: mkdtempSync(join(tmpdir(), 'port25-refused-')),
      LOG_LEVEL: 'silent',
      SLACK_API_URL: slack.apiUrl,
      SLACK_SIGNING_SECRET: SECRET,
      SLACK_BOT_TOKEN: 'xoxb-of-somebody-else',
    });
    await expect(startService(config)).rejects.toThrow(
      /SLACK_BOT_TOKEN is refused by Slack \(invalid_auth\)/,
    );
    await slack.close();
  });

  test('half of what is needed is named as well', () => {
    expect(() => readConfig({ SLACK_SIGNING_SECRET: SECRET })).toThrow(ConfigError);
    expect(() => readConfig({ SLACK_SIGNING_SECRET: SECRET })).toThrow(/SLACK_BOT_TOKEN/);
  });
});

describe('the page and the unsigned endpoint, with Slack open to the world', () => {
  test('serve this machine under its own name only', async () => {
    const { service, close } = await startSlackDesk();
    const { port } = new URL(service.address);
    const get = (path: string, host: string, method = 'GET') =>
      new Promise<{ readonly status: number; readonly words: string }>((resolve, reject) => {
        request({ port, host: '127.0.0.1', path, method, headers: { host } }, async (response) => {
          const words = (await response.setEncoding('utf8').toArray()).join('');
          resolve({ status: response.statusCode ?? 0, words });
        })
          .on('error', reject)
          .end();
      });
    const ask = async (...asked: Parameters<typeof get>) => (await get(...asked)).status;
    const LOCAL_PAGE = 'page.mjs';
    const here = await get('/', `127.0.0.1:${port}`);
    const elsewhere = await get('/', 'desk.example.com');
    expect([here.status, elsewhere.status]).toEqual([200, 200]);
    // Others are told how to ask in Slack; the page that asks for nobody's name is not for them.
    expect([here, elsewhere].map(({ words }) => words.includes(LOCAL_PAGE))).toEqual([true, false]);
    expect(elsewhere.words).toContain('/port25');
    expect(await ask('/assets/page.mjs', 'desk.example.com')).toBe(403);
    expect(await ask('/api/messages', 'desk.example.com', 'POST')).toBe(403);
    expect(await ask('/slack/events', 'desk.example.com', 'POST')).toBe(400);
    expect(await ask('/healthz', 'desk.example.com')).toBe(200);
    await close();
  });
});
