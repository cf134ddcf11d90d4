import type { Locale } from '../../src/answer/locale';
import { createExtensionParts } from '../../src/app/extension-parts';
import type { Overview, TurnTaker } from '../../src/channels/channel';
import type { ExtensionParts } from '../../src/channels/teams/extension';
import { createTeamsChannel } from '../../src/channels/teams/teams-channel';
import type { Answer } from '../e2e/bot-framework';
import { type LogLine, sayInTeams } from '../e2e/service';
import { shippedPolicy, TODAY } from '../support/policy';
import { createShippedTurn, shippedBook, shippedCompose, shippedKnowledge } from '../support/talk';

/** What the product puts into the message extension, on a day that stands still. */
export function shippedParts(): ExtensionParts {
  return createExtensionParts({
    current: shippedKnowledge,
    compose: shippedCompose(),
    book: shippedBook(),
    policy: shippedPolicy(),
    today: () => TODAY,
  });
}

type Props = {
  readonly turn?: TurnTaker;
  readonly parts?: Partial<ExtensionParts>;
  readonly overview?: Pick<Overview, 'localeOf' | 'cases'>;
};

export type Extended = {
  readonly log: LogLine[];
  /** Calls the channel as Teams does; what `value` is sent in is added. */
  call(name: string, value: unknown, more?: object): Promise<Answer>;
  /** Says something where calls come from; answers travel back in the response. */
  post(more: object): Promise<Answer>;
};

/** The channel with the message extension, called without a server. */
export function createExtended({ turn = createShippedTurn(), parts = {}, overview }: Props = {}): Extended {
  const log: LogLine[] = [];
  const write = (level: string) => (fields: Readonly<Record<string, unknown>>, message: string) =>
    void log.push({ level, fields, message });
  const logger = { info: write('info'), warn: write('warn'), error: write('error') };
  const trouble = (id: string): string => `trouble ${id}`;
  const words = { trouble: { en: trouble, ja: trouble, 'zh-TW': trouble, ru: trouble }, say: sayInTeams };
  const teams = createTeamsChannel({
    turn,
    words,
    logger,
    overview,
    extension: { ...shippedParts(), ...parts },
  });
  const said = { type: 'message', name: undefined, value: undefined, deliveryMode: 'expectReplies' };
  return {
    log,
    call: (name, value, more) => process(teams, toInvoke(name, value, more)),
    post: (more) => process(teams, toInvoke('', undefined, { ...said, ...more })),
  };
}

async function process(teams: ReturnType<typeof createTeamsChannel>, activity: object): Promise<Answer> {
  let status = 0;
  let text = '';
  await teams.process(
    { headers: {}, rawBody: Buffer.from(JSON.stringify(activity)) },
    {
      writeHead: ((code: number) => {
        status = code;
      }) as never,
      end: ((body?: string) => {
        text = body ?? '';
      }) as never,
    },
  );
  return { status, body: text === '' ? undefined : JSON.parse(text) };
}

let count = 0;

/** An invoke as Teams sends one from the compose box of a channel. */
function toInvoke(name: string, value: unknown, more: object = {}): object {
  count += 1;
  return {
    name: `composeExtension/${name}`,
    type: 'invoke',
    id: `f:${count}`,
    timestamp: '2026-11-21T09:00:00.000Z',
    channelId: 'msteams',
    serviceUrl: 'http://127.0.0.1:9/',
    from: { id: '29:ann', name: 'Ann', aadObjectId: '8e7d3c52-0000-4000-8000-000000000001' },
    conversation: {
      isGroup: true,
      conversationType: 'channel',
      tenantId: '11111111-0000-4000-8000-000000000000',
      id: '19:general@thread.tacv2;messageid=1700000000000',
    },
    recipient: { id: '28:bot', name: 'Port 25 Desk' },
    entities: [{ type: 'clientInfo', locale: 'en-US', country: 'US', platform: 'Web' }],
    channelData: { source: { name: 'compose' }, tenant: { id: '11111111-0000-4000-8000-000000000000' } },
    locale: 'en-US',
    value,
    ...more,
  };
}

/** The tag Teams sends for each of our languages. */
export const TEAMS_LOCALES: Readonly<Record<Locale, string>> = {
  en: 'en-GB',
  ja: 'ja-JP',
  'zh-TW': 'zh-TW',
  ru: 'ru-RU',
};

export type Part = Readonly<Record<string, unknown>>;

/** Every object in a card, outermost first. */
export function listParts(card: unknown): readonly Part[] {
  const parts: Part[] = [];
  JSON.stringify(card, (_key, value) => {
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) parts.push(value);
    return value;
  });
  return parts;
}

export function find(card: unknown, type: string): readonly Part[] {
  return listParts(card).filter((part) => part.type === type);
}

export type Result = {
  readonly contentType: string;
  readonly content: Part;
  readonly preview: { readonly contentType: string; readonly content: { title: string; text: string } };
};
type Extension = { readonly type: string; readonly text?: string; readonly attachments?: readonly Result[] };

/** What the compose box was answered. */
export function readExtension({ body }: Answer): Extension {
  return (body as { readonly composeExtension: Extension }).composeExtension;
}

export function readResults(answer: Answer): readonly Result[] {
  return readExtension(answer).attachments ?? [];
}

type Task =
  | { readonly type: 'message'; readonly value: string }
  | {
      readonly type: 'continue';
      readonly value: { readonly title: string; readonly card: { readonly content: Part } };
    };

/** What a dialog shows. */
export function readTask({ body }: Answer): Task {
  return (body as { readonly task: Task }).task;
}

/** The card of a dialog. */
export function readCard(answer: Answer): Part {
  const task = readTask(answer);
  if (task.type !== 'continue') throw new Error(`no card, but: ${task.value}`);
  return task.value.card.content;
}
