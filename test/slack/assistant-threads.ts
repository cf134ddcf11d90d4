import { SlackError } from './slack-error';

export type AssistantThread = {
  /** Shown until the app posts into the thread. */
  readonly status?: string;
  readonly title?: string;
  readonly promptsTitle?: string;
  readonly prompts?: readonly { readonly title: string; readonly message: string }[];
};

export type ThreadPlace = { readonly channel: string; readonly thread: string };

/** Threads in the assistant's pane. */
export interface AssistantThreads {
  start(place: ThreadPlace): void;
  /** @throws SlackError `channel_not_found`, `invalid_thread_ts` where there is no such thread */
  change(place: ThreadPlace, change: AssistantThread): void;
  find(place: ThreadPlace): AssistantThread | undefined;
  /** The app has posted. */
  answered(place: ThreadPlace): void;
}

export function createAssistantThreads(): AssistantThreads {
  const threads = new Map<string, AssistantThread>();
  const keyOf = ({ channel, thread }: ThreadPlace) => `${channel}:${thread}`;
  return {
    start: (place) => void threads.set(keyOf(place), {}),
    change: (place, change) => {
      if (!place.channel.startsWith('D')) throw new SlackError('channel_not_found');
      const before = threads.get(keyOf(place));
      if (before === undefined) throw new SlackError('invalid_thread_ts');
      threads.set(keyOf(place), { ...before, ...change });
    },
    find: (place) => threads.get(keyOf(place)),
    answered: (place) => {
      const { status: _status, ...rest } = threads.get(keyOf(place)) ?? {};
      if (threads.has(keyOf(place))) threads.set(keyOf(place), rest);
    },
  };
}
