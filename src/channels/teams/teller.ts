import { type Activity, ActivityTypes, type TurnContext } from 'botbuilder';
import type { Reply } from '../../answer/reply';
import type { CardLook } from './draw-card';
import { isAsking, type KeptCards } from './kept-cards';
import { isPersonal } from './place';
import type { ShownCard } from './presser';
import { isPrivate } from './private';
import { describeClient, toActivity } from './reply-activity';
import { expectsReplies, send } from './send';
import type { SayTeams } from './teams-words';

export type TellerProps = {
  readonly cards: Pick<KeptCards, 'keep'>;
  readonly say: SayTeams;
  readonly isRegistered: boolean;
};

/** Says replies where an activity came from. */
export interface Teller {
  /**
   * One sentence, or replies in order. With a person's conversation their cards are kept, so that a press
   * changes them in place.
   */
  tell(context: TurnContext, said: readonly Reply[] | string, conversation?: string): Promise<void>;
  /** Changes the card that was pressed for all who see it. */
  redraw(context: TurnContext, shown: ShownCard): Promise<void>;
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
  const tellOne = async (context: TurnContext, reply: Reply, conversation: string | undefined) => {
    const { activity } = context;
    const client = describeClient(activity, props.isRegistered);
    const buttons = conversation === undefined ? client.buttons : await place(activity, reply, conversation);
    await send(context, toActivity(reply, { ...client, buttons }));
  };
  return {
    tell: async (context, said, conversation) => {
      if (typeof said === 'string') return send(context, { type: ActivityTypes.Message, text: said });
      for (const [index, reply] of said.entries()) {
        const isTold = conversation !== undefined && index < said.length - 1;
        await tellOne(context, isTold ? withoutChoices(reply) : reply, conversation);
      }
    },
    redraw: (context, shown) => redraw(context, shown.reply, lookOf(context.activity, shown)),
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
  const isSeenByOthers = !isPersonal(activity) && !isPrivate(activity);
  return {
    ...buttons,
    card,
    ...(isSeenByOthers && { owner: person }),
    steps: { ticked, title: (step, isTicked) => say(reply.locale, isTicked ? 'untick' : 'tick', { step }) },
    ...(isRegistered && isAsking(reply) && { refreshFor: [person] }),
  };
}

/** Where answers travel back in the response, the response itself holds the card. */
async function redraw(context: TurnContext, reply: Reply, buttons: CardLook): Promise<void> {
  const { replyToId: id } = context.activity;
  if (expectsReplies(context.activity) || typeof id !== 'string') return;
  // Some clients take a change of the card alone.
  await context.updateActivity({ ...toActivity(reply, { text: 'none', buttons }), id });
}
