import { randomBytes } from 'node:crypto';
import type { webApi } from '@slack/bolt';
import type { Locale } from '../../answer/locale';
import { toPlainText } from '../../answer/marked-text';
import type { Reply } from '../../answer/reply';
import type { Incoming, Memory, Overview, TurnTaker } from '../channel';
import { atMost } from './at-most';
import type { DirectLine } from './direct-line';
import { type DrawnMessage, drawReply, note } from './draw-reply';
import { clipEscaped, drawMarked, escapeText } from './draw-text';
import type { LastCards, Pressed } from './last-card';
import { MOST_TEXT } from './limits';
import { type ChannelLogger, describeError } from './logger';
import type { Outlet, Posted } from './outlet';
import type { People, Spoken } from './people';
import { OWN, type Place, toCardPlace, toConversation, toPerson } from './places';
import type { SaySlack } from './slack-words';
import { keeping } from './until-kept';

/** One thing a person did, and where its answers go. */
export type Job = {
  readonly client: webApi.WebClient;
  readonly place: Place;
  readonly outlet: Outlet;
  readonly input: Pick<
    Incoming,
    'text' | 'action' | 'pressed' | 'wish' | 'delivery' | 'joined' | 'isUnasked' | 'files'
  >;
  /** Stands above the first answer: what was chosen, where the card itself cannot say it. */
  readonly heading?: string;
  /** The card that was pressed, where it can be changed. */
  readonly pressed?: Pressed;
  /** Told that the bot has something to say to it: nobody of the staff has the case. */
  readonly onAnswered?: () => Promise<void>;
};

/** Takes a turn and says what comes of it. */
export interface Speaker {
  answer(job: Job): Promise<void>;
  /** The language of a person, for what the channel says by itself. */
  localeOf(client: webApi.WebClient, place: Place): Promise<Locale>;
  /** Tells the person alone one of the channel's own sentences. */
  tell(job: Pick<Job, 'outlet'>, text: string): Promise<void>;
}

export type SpeakerProps = {
  readonly turn: TurnTaker;
  readonly overview: Pick<Overview, 'localeOf'>;
  readonly people: People;
  readonly cards: LastCards;
  readonly direct: DirectLine;
  readonly memory: Memory;
  readonly say: SaySlack;
  /** The sentence for a turn that failed; `id` is what the operator finds in the log. */
  readonly failure: (locale: Locale, id: string) => string;
  readonly logger: ChannelLogger;
};

/** The next thing said does not wait longer for a card of before to be redrawn. */
const RETIRE_TIMEOUT_MS = 3_000;
/** A reply is kept so long that it can be shared. */
const SHARE_KEPT_MS = 24 * 3_600_000;

export function createSpeaker(props: SpeakerProps): Speaker {
  return {
    answer: (job) => answer(job, props),
    localeOf: (client, place) => findLocale(client, place, props),
    tell: ({ outlet }, text) => outlet.whisper(toPlainMessage(text)),
  };
}

/** What the person chose, else what the conversation is held in, else what Slack says. */
async function findLocale(
  client: webApi.WebClient,
  place: Place,
  { people, overview }: SpeakerProps,
): Promise<Locale> {
  const { locale, isLocaleChosen } = await people.spokenBy(client, place);
  if (locale !== undefined && isLocaleChosen === true) return locale;
  return (await overview.localeOf(toConversation(place))) ?? locale ?? 'en';
}

/** What somebody else wrote is explained in the language the person has with the bot. */
async function findSpoken({ client, place, input }: Job, props: SpeakerProps): Promise<Spoken> {
  const spoken = await props.people.spokenBy(client, place);
  if (input.wish !== 'explain' || spoken.isLocaleChosen === true) return spoken;
  const held = await props.overview.localeOf(toConversation({ ...place, topic: OWN }));
  return held === undefined ? spoken : { locale: held };
}

async function answer(job: Job, props: SpeakerProps): Promise<void> {
  const { client, place, outlet, input } = job;
  const spoken = await findSpoken(job, props);
  const replies = await take(job, spoken, props);
  if (typeof replies === 'string') return outlet.whisper(toPlainMessage(replies));
  if (replies.length === 0) return;
  await job.onAnswered?.();
  // A guide may fit words that were meant for others: only the person is shown it, and the card of before stays.
  const passages = input.isUnasked === true ? replies.filter(({ kind }) => kind === 'passage') : [];
  if (passages.length > 0) return whisperAll(passages, job, props);
  await keepChoice(replies, place, props);
  const conversation = toConversation(place);
  const last = await props.cards.take(conversation);
  const retired = props.cards.retire(client, last, job.pressed);
  const messages = await drawAll(replies, job, props);
  for (const message of messages) {
    const posted = await outlet.post(message);
    if (posted !== undefined) await keepPosted(posted, message, job, props);
  }
  await atMost(retired, RETIRE_TIMEOUT_MS);
}

/** The last card, and, of another case than their own in a direct message, what an answer below it goes on with. */
async function keepPosted(
  posted: Posted,
  message: DrawnMessage,
  { place }: Job,
  { cards, direct }: SpeakerProps,
): Promise<void> {
  await cards.remember(toConversation(place), posted, message);
  await direct.keepBelow(posted, place);
}

async function whisperAll(replies: readonly Reply[], job: Job, props: SpeakerProps): Promise<void> {
  for (const message of await drawAll(replies, job, props)) await job.outlet.whisper(message);
}

/** The replies; or, where the turn failed, one plain sentence with the number of the log entry. */
async function take(
  { client, place, input }: Job,
  spoken: Spoken,
  props: SpeakerProps,
): Promise<readonly Reply[] | string> {
  const { turn, failure, people, logger } = props;
  try {
    const name = await people.nameOf(client, place);
    const conversation = toConversation(place);
    const who = { ...toPerson(place), ...(name !== undefined && { name }) };
    return await keeping(turn.take({ channel: 'slack', conversation, ...spoken, ...who, ...input }));
  } catch (error) {
    const id = randomBytes(4).toString('hex');
    logger.error({ id, channel: 'slack', ...describeError(error) }, 'a turn failed');
    return failure(await findLocale(client, place, props).catch(() => 'en' as const), id);
  }
}

/** A language chosen in one conversation counts in all of them. */
async function keepChoice(replies: readonly Reply[], place: Place, { people }: SpeakerProps): Promise<void> {
  const changed = replies.find(({ kind }) => kind === 'language-changed');
  if (changed !== undefined) await people.choose(place, changed.locale);
}

/** Every reply as messages. Only the last one is asked with: what came before it is said, not asked. */
async function drawAll(
  replies: readonly Reply[],
  job: Job,
  props: SpeakerProps,
): Promise<readonly DrawnMessage[]> {
  const drawn: DrawnMessage[] = [];
  for (const [index, reply] of replies.entries()) {
    const isLast = index === replies.length - 1;
    drawn.push(...(await draw(isLast ? reply : { ...reply, choices: [] }, job, props)));
  }
  return withHeading(drawn, job.heading);
}

async function draw(
  reply: Reply,
  { place, outlet }: Job,
  props: SpeakerProps,
): Promise<readonly DrawnMessage[]> {
  const { locale } = reply;
  const words = {
    date: props.say(locale, 'date'),
    pick: props.say(locale, 'pick'),
    share: props.say(locale, 'share'),
  };
  const shareValue =
    outlet.isPrivate && isWorthSharing(reply) ? await keepForSharing(reply, props) : undefined;
  return drawReply(reply, {
    place: toCardPlace(place, randomBytes(4).toString('hex')),
    words,
    ...(shareValue !== undefined && { isShareable: true, shareValue }),
  });
}

const SHARED_KINDS: readonly string[] = ['verdict', 'passage', 'what-if', 'what-if-open', 'symptom', 'help'];

function isWorthSharing({ kind }: Reply): boolean {
  return SHARED_KINDS.includes(kind);
}

async function keepForSharing(reply: Reply, { memory }: SpeakerProps): Promise<string> {
  const id = randomBytes(12).toString('base64url');
  await memory.write(toShareKey(id), { reply }, SHARE_KEPT_MS);
  return id;
}

export function toShareKey(id: string): string {
  return `slack-share:${id}`;
}

function withHeading(
  messages: readonly DrawnMessage[],
  heading: string | undefined,
): readonly DrawnMessage[] {
  const [first, ...rest] = messages;
  if (first === undefined || heading === undefined) return messages;
  return [{ ...first, blocks: [note(heading), ...first.blocks] }, ...rest];
}

/** A sentence of the channel's own, in marked-up words. */
function toPlainMessage(words: string): DrawnMessage {
  return {
    text: escapeText(toPlainText(words)),
    blocks: [
      {
        type: 'section',
        text: { type: 'mrkdwn', text: clipEscaped(drawMarked(words), MOST_TEXT), verbatim: true },
      },
    ],
  };
}
