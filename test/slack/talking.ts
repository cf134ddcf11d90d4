import { type Commanding, takeCommandAnswer, toCommand } from './command';
import type { Courier } from './deliver';
import { toEvent } from './events';
import type { SlackMessage } from './messages';
import type { Stage } from './person';
import { type Saying, speak, toMessageEvent } from './said';
import { toSlackText } from './slack-text';
import type { Answer } from './transport';

/** The answer, and where what was said stands. */
export type SaidAnswer = Answer & Pick<SlackMessage, 'channel' | 'ts'>;

/** What people say. */
export interface Talking {
  command(text: string, commanding?: Commanding): Promise<Answer>;
  say(text: string, saying?: Saying): Promise<SaidAnswer>;
  /**
   * Says something that begins with a mention of the bot. Slack tells of it twice, by `app_mention` and by
   * `message`, at the same time; in a direct message only by `message`. The answer is the worse of the two.
   */
  mention(text: string, saying?: Saying): Promise<SaidAnswer>;
  /** Somebody changes what they said before. */
  edit(message: Pick<SlackMessage, 'channel' | 'ts'>, text: string): Promise<Answer>;
  /** Somebody deletes what they said; where there are answers below it, a tombstone is left. */
  remove(message: Pick<SlackMessage, 'channel' | 'ts'>): Promise<Answer>;
  /** Tells of a change in which nobody said anything: a link was unfolded, or the bot changed its own message. */
  touch(message: Pick<SlackMessage, 'channel' | 'ts'>): Promise<Answer>;
  /** Tells the bot of a message of its own, as Slack does with each. */
  echo(message: SlackMessage): Promise<Answer>;
}

export function createTalking(stage: Stage, { deliver }: Courier): Talking {
  const { world, workspace } = stage;
  return {
    command: async (text, commanding) => {
      const answer = await deliver(toCommand(stage, text, commanding));
      takeCommandAnswer(stage, answer, commanding);
      return answer;
    },
    say: async (text, saying) => {
      const { message, event } = speak(stage, text, saying);
      return { ...(await deliver(toEvent(stage, event))), channel: message.channel, ts: message.ts };
    },
    mention: async (text, saying = {}) => {
      const words = `<@${workspace.botUser}> ${saying.isRaw === true ? text : toSlackText(text)}`;
      const { message, event } = speak(stage, words, { ...saying, isRaw: true });
      const { channel_type: type, ...rest } = event as { readonly channel_type: string };
      const told = [event, ...(type === 'im' ? [] : [{ ...rest, type: 'app_mention' }])];
      const answers = await Promise.all(told.map((each) => deliver(toEvent(stage, each))));
      const worst = answers.reduce((one, other) => (other.status > one.status ? other : one));
      return { ...worst, channel: message.channel, ts: message.ts };
    },
    edit: (place, text) => {
      const before = world.messages.find(place.channel, place.ts);
      const after = world.messages.change(place, { text: toSlackText(text) });
      return deliver(toEvent(stage, toEditedEvent(stage, after, before)));
    },
    remove: (place) => deliver(toEvent(stage, removeMessage(stage, place))),
    touch: (place) => {
      const message = world.messages.change(place, {});
      return deliver(toEvent(stage, toChangedEvent(stage, message, message)));
    },
    echo: (message) => deliver(toEvent(stage, toMessageEvent(stage, message))),
  };
}

type Before = SlackMessage | undefined;

function toEditedEvent(stage: Stage, message: SlackMessage, before: Before): object {
  const edited = { user: message.user, ts: stage.world.clock.ts() };
  return toChangedEvent(stage, { ...message, edited }, before);
}

type Changed = Partial<SlackMessage> & Place & { readonly hidden?: true };

function toChangedEvent(stage: Stage, message: Changed, before: Before): object {
  return { ...toHiddenEvent(stage, message), subtype: 'message_changed', message, previous_message: before };
}

type Place = Pick<SlackMessage, 'channel' | 'ts'>;

function toHiddenEvent({ world }: Stage, { channel }: Place): object {
  const ts = world.clock.ts();
  const channel_type = world.channels.typeOf(channel);
  return { type: 'message', channel, hidden: true, ts, event_ts: ts, channel_type };
}

/** Takes a message away, and tells of it as Slack does. */
function removeMessage(stage: Stage, place: Place): object {
  const { messages } = stage.world;
  const { channel, ts } = place;
  const before = messages.find(channel, ts);
  const hasAnswers = messages.list(channel).some((each) => each.thread_ts === ts && each.ts !== ts);
  messages.remove(place);
  if (!hasAnswers)
    return {
      ...toHiddenEvent(stage, place),
      subtype: 'message_deleted',
      deleted_ts: ts,
      previous_message: before,
    };
  const text = 'This message was deleted.';
  const tombstone = { type: 'message', subtype: 'tombstone', user: 'USLACKBOT', text, hidden: true } as const;
  return toChangedEvent(stage, { ...tombstone, channel, ts, thread_ts: ts }, before);
}
