import { type Activity, ActivityTypes } from 'botbuilder';
import type { Reply } from '../../answer/reply';
import type { CardLook } from './draw-card';
import { isAsking, type KeptCards } from './kept-cards';
import type { Line } from './line';
import type { ShownCard } from './presser';
import { privacyOf } from './private';
import { toConversationKey } from './receive';
import { describeClient, toActivity } from './reply-activity';
import { expectsReplies } from './send';
import type { Speaker } from './speaker';
import type { SayTeams } from './teams-words';

export type TellerProps = {
  readonly cards: Pick<KeptCards, 'keep'>;
  readonly speaker: Speaker;
  readonly say: SayTeams;
  readonly isRegistered: boolean;
};

/** Says replies where an activity came from. */
export interface Teller {
  /**
   * One sentence, or replies in order, after what could not be said there before. With a person's
   * conversation their cards are kept, so that a press changes them in place.
   */
  tell(line: Line, said: readonly Reply[] | string, conversation?: string): Promise<void>;
  /** Changes the card that was pressed for all who see it. */
  redraw(line: Line, shown: ShownCard): Promise<void>;
  /** How a card looks in place of the one that was pressed. */
  lookOf(activity: Activity, shown: ShownCard): CardLook;
  /** Keeps a reply that takes the place of a card, as if it were said. */
  place(activity: Activity, reply: Reply, conversation: string): Promise<CardLook>;
}

export function createTeller(props: TellerProps): Teller {
  const lookOf = (activity: Activity, shown: ShownCard) => toLook(props, activity, shown);
  const place = async (activity: Activity, reply: Reply, conversation: string) => {
    const card = await props.cards.keep(conversation, reply);
    const { buttons } = describeClient(activity, props.isRegistered);
    return card === undefined ? buttons : lookOf(activity, { card, reply, ticked: [] });
  };
  const draw = async (activity: Activity, reply: Reply, conversation: string | undefined) => {
    const client = describeClient(activity, props.isRegistered);
    const buttons = conversation === undefined ? client.buttons : await place(activity, reply, conversation);
    return toActivity(reply, { ...client, buttons });
  };
  const drawAll = async (activity: Activity, replies: readonly Reply[], conversation?: string) => {
    const drawn: Partial<Activity>[] = [];
    for (const [index, reply] of replies.entries()) {
      const isTold = conversation !== undefined && index < replies.length - 1;
      drawn.push(await draw(activity, isTold ? withoutChoices(reply) : reply, conversation));
    }
    return drawn;
  };
  return {
    tell: async (line, said, conversation) => {
      const { activity } = line;
      const messages =
        typeof said === 'string'
          ? [{ type: ActivityTypes.Message, text: said }]
          : await drawAll(activity, said, conversation);
      await props.speaker.say(line, messages, conversation ?? toConversationKey(activity, activity.from.id));
    },
    redraw: (line, shown) => redraw(line, shown.reply, lookOf(line.activity, shown)),
    lookOf,
    place,
  };
}

/** Only the last of several is gone on from: what came before it is told. */
function withoutChoices(reply: Reply): Reply {
  return { ...reply, choices: [] };
}

/** Several people see a card in a group: it says whose it is, so that nobody answers for another. */
function toLook(
  { say, isRegistered }: TellerProps,
  activity: Activity,
  { card, reply, ticked }: ShownCard,
): CardLook {
  const { buttons } = describeClient(activity, isRegistered);
  const person = activity.from.id;
  return {
    ...buttons,
    card,
    ...(privacyOf(activity) === undefined && { owner: person }),
    steps: { ticked, title: (step, isTicked) => say(reply.locale, isTicked ? 'untick' : 'tick', { step }) },
    ...(isRegistered && isAsking(reply) && { refreshFor: [person] }),
  };
}

/** Where answers travel back in the response, the response itself holds the card. */
async function redraw(line: Line, reply: Reply, buttons: CardLook): Promise<void> {
  const { replyToId: id } = line.activity;
  if (expectsReplies(line.activity) || typeof id !== 'string') return;
  // Some clients take a change of the card alone.
  await line.updateActivity({ ...toActivity(reply, { text: 'none', buttons }), id });
}
