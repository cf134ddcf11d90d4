import type { types, webApi } from '@slack/bolt';
import type { DrawnMessage } from './draw-reply';
import type { ResponseUrl } from './response-url';

/** A message that can be changed later. */
export type Posted = { readonly channel: string; readonly ts: string };

/** Where the answers of one turn go. */
export interface Outlet {
  /** Only the person sees it, so that it may be shared. */
  readonly isPrivate: boolean;
  /** Resolves to where it stands; undefined where it cannot be changed later (ephemeral messages). */
  post(message: DrawnMessage): Promise<Posted | undefined>;
  /** What only the person is to see, whoever sees the answers. */
  whisper(message: DrawnMessage): Promise<void>;
}

type Spot = { readonly channel: string; readonly thread?: string; readonly person: string };

/** A thread, or a direct message where there is no `thread`. */
export function createThreadOutlet(client: webApi.WebClient, spot: Spot): Outlet {
  return {
    isPrivate: false,
    post: (message) => postOrWhisper(client, spot, message),
    whisper: async (message) => {
      await whisper(client, spot, message);
    },
  };
}

type EphemeralProps = Spot & {
  readonly response?: ResponseUrl;
  /** The first message takes the place of the one that was pressed. */
  readonly replaces?: boolean;
};

/**
 * Messages only the person sees: by the response URL; where that is used up, as an ephemeral message; where
 * the bot is not in the channel, as a direct message. Nothing is lost on the way.
 */
export function createEphemeralOutlet(client: webApi.WebClient, props: EphemeralProps): Outlet {
  let isFirst = true;
  const send = async (message: DrawnMessage): Promise<Posted | undefined> => {
    const replaces = isFirst && props.replaces === true;
    isFirst = false;
    const response = {
      ...message,
      response_type: 'ephemeral' as const,
      replace_original: replaces,
      ...(props.thread !== undefined && { thread_ts: props.thread }),
    };
    if ((await props.response?.send(response)) === true) return undefined;
    return whisper(client, props, message);
  };
  return {
    isPrivate: true,
    post: send,
    whisper: async (message) => {
      await send(message);
    },
  };
}

/** A direct message to a person, opened if need be. */
export function createDirectOutlet(client: webApi.WebClient, person: string): Outlet {
  return {
    isPrivate: false,
    post: (message) => postDirectly(client, person, message),
    whisper: async (message) => {
      await postDirectly(client, person, message);
    },
  };
}

/** Where the bot may not post (an archived or a read-only channel), the person at least is answered. */
async function postOrWhisper(
  client: webApi.WebClient,
  spot: Spot,
  message: DrawnMessage,
): Promise<Posted | undefined> {
  try {
    return await postMessage(client, spot, message);
  } catch (error) {
    if (!isRefused(error)) throw error;
    return whisper(client, spot, message);
  }
}

async function whisper(
  client: webApi.WebClient,
  { channel, thread, person }: Spot,
  message: DrawnMessage,
): Promise<Posted | undefined> {
  try {
    await client.chat.postEphemeral({
      channel,
      user: person,
      ...(thread !== undefined && { thread_ts: thread }),
      ...toArguments(message),
    });
    return undefined;
  } catch (error) {
    if (!isRefused(error)) throw error;
    return postDirectly(client, person, message);
  }
}

/** Slack answered and said no: the bot is not in the channel, or the person is not. */
function isRefused(error: unknown): boolean {
  return (error as { readonly code?: unknown } | undefined)?.code === 'slack_webapi_platform_error';
}

async function postDirectly(
  client: webApi.WebClient,
  person: string,
  message: DrawnMessage,
): Promise<Posted | undefined> {
  const { channel } = await client.conversations.open({ users: person });
  return postMessage(client, { channel: channel?.id ?? person }, message);
}

async function postMessage(
  client: webApi.WebClient,
  { channel, thread }: Pick<Spot, 'channel' | 'thread'>,
  message: DrawnMessage,
): Promise<Posted | undefined> {
  const posted = await client.chat.postMessage({
    channel,
    ...(thread !== undefined && { thread_ts: thread }),
    ...toArguments(message),
    unfurl_links: false,
    unfurl_media: false,
  });
  return posted.ts === undefined ? undefined : { channel: posted.channel ?? channel, ts: posted.ts };
}

/** The text is for notifications and screen readers; its links and mentions were made harmless when drawn. */
function toArguments({ text, blocks }: DrawnMessage): { text: string; blocks: types.KnownBlock[] } {
  return { text, blocks: [...blocks] };
}
