import { type ApiCall, type ApiMethods, neededArg, textArg } from './api-call';
import type { AssistantThread } from './assistant-threads';
import { SlackError } from './slack-error';

export const ASSISTANT_METHODS: ApiMethods = {
  'assistant.threads.setStatus': (call) => {
    const status = textArg(call.args, 'status');
    if (status === undefined) throw new SlackError('invalid_arguments', ['missing required field: status']);
    return change(call, { status });
  },
  'assistant.threads.setTitle': (call) => change(call, { title: neededArg(call.args, 'title') }),
  'assistant.threads.setSuggestedPrompts': (call) => {
    const title = textArg(call.args, 'title');
    return change(call, { prompts: readPrompts(call), ...(title !== undefined && { promptsTitle: title }) });
  },
};

function change({ args, world }: ApiCall, to: AssistantThread): object {
  const place = { channel: neededArg(args, 'channel_id'), thread: neededArg(args, 'thread_ts') };
  world.assistant.change(place, to);
  return {};
}

type Prompts = NonNullable<AssistantThread['prompts']>;

const MOST_PROMPTS = 4;

function readPrompts({ args }: ApiCall): Prompts {
  const { prompts } = args;
  if (!Array.isArray(prompts) || prompts.length === 0 || prompts.length > MOST_PROMPTS)
    throw new SlackError('invalid_arguments', [`prompts: 1 to ${MOST_PROMPTS}`]);
  if (!(prompts as Prompts).every(({ title, message }) => title && message))
    throw new SlackError('invalid_arguments', ['prompts: each with a title and a message']);
  return prompts as Prompts;
}
