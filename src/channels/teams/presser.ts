import type { Activity } from 'botbuilder';
import type { Reply } from '../../answer/reply';
import type { TurnTaker } from '../channel';
import type { Attempt } from './attempt';
import { toDone } from './draw-done';
import { explainForgotten } from './forgotten-card';
import { isPositional, type KeptCard, type KeptCards } from './kept-cards';
import type { Past, PastCards } from './past-cards';
import type { Press } from './press';
import type { Pressed } from './pressed';
import { readLocale, receivePressed, toConversationKey } from './receive';
import type { FindLocale } from './spoken-locale';
import type { SayTeams } from './teams-words';

/** What a press leads to. */
export type Pressing = {
  /** What the pressed card says from now on; left out where nothing is known of it. */
  readonly shown?: ShownCard;
  /** Said to who pressed, beside the card. */
  readonly told?: string;
  /** What is said below it. */
  readonly replies: readonly Reply[];
};

/** A kept card as it is drawn again. */
export type ShownCard = Pick<KeptCard, 'reply' | 'ticked'> & { readonly card: string };

export type PresserProps = {
  readonly turn: Pick<TurnTaker, 'take'>;
  readonly cards: KeptCards;
  readonly attempt: Attempt;
  readonly say: SayTeams;
  readonly past: PastCards;
  readonly findLocale: FindLocale;
  readonly now?: () => number;
};

/** Acts on what people do on cards, however a client tells of it. Never rejects. */
export interface Presser {
  press(activity: Activity, press: Press): Promise<Pressing>;
}

/** The same button again within this time is a finger that slipped, and wants no explanation. */
const DOUBLE_CLICK_MS = 10_000;

type Given = {
  readonly activity: Activity;
  readonly press: Press;
  readonly conversation: string;
  readonly props: PresserProps;
};

export function createPresser(props: PresserProps): Presser {
  return {
    press: async (activity, press) => {
      const conversation = toConversationKey(activity, activity.from.id);
      const given = { activity, press, conversation, props };
      const done = await props.attempt(
        () => props.findLocale(activity, conversation),
        () => hear(given),
      );
      return typeof done === 'string' ? { told: done, replies: [] } : done;
    },
  };
}

async function hear(given: Given): Promise<Pressing> {
  const { activity, press, conversation, props } = given;
  if (press.owner !== undefined && press.owner !== activity.from.id) return refuse(given);
  const card = press.card;
  const kept = card === undefined ? undefined : await props.cards.find(conversation, card);
  if (card !== undefined && kept !== undefined) return onKept(given, card, kept);
  const over = await explainForgotten({ press, conversation, locale: readLocale(activity) }, props);
  if (over !== undefined || press.kind !== 'pressed') return over ?? { replies: [] };
  return { replies: await take(given, press.pressed) };
}

/** Two people in one thread do not mix: another person's card stays as it is. */
async function refuse(given: Given): Promise<Pressing> {
  if (given.press.kind === 'shown') return { replies: [] };
  const { activity, conversation, props } = given;
  const locale = await props.findLocale(activity, conversation);
  return { told: props.say(locale ?? 'en', 'not-yours'), replies: [] };
}

async function onKept(given: Given, card: string, kept: KeptCard): Promise<Pressing> {
  const { press, conversation, props } = given;
  switch (press.kind) {
    case 'ticked': {
      const ticked = (await props.cards.tick(conversation, card, press.step)) ?? kept;
      return { shown: await show(given, card, ticked), replies: [] };
    }
    case 'shown':
      return { shown: await show(given, card, kept), replies: [] };
    case 'pressed':
      return onPressed(given, card, { kept, pressed: press.pressed });
    default:
      return press satisfies never;
  }
}

type OnKept = { readonly kept: KeptCard; readonly pressed: Pressed };

/** A card acts once, whichever of its buttons is pressed, twice or by two clients at once. */
async function onPressed(given: Given, card: string, { kept, pressed }: OnKept): Promise<Pressing> {
  const { conversation, props } = given;
  if (isSlip(kept, pressed, props)) return { shown: draw(given, card, { kept }), replies: [] };
  const past = await props.past.find({ conversation, card, kept });
  // The way on that a card which is over offers: the case takes its place.
  if (past !== undefined && pressed.action.do === 'verdict') return { replies: await take(given, pressed) };
  const isSpent = kept.chosen !== undefined || isPositional(pressed.action);
  if (past !== undefined && isSpent) return { shown: draw(given, card, { kept, past }), replies: [] };
  const replies = await take(given, pressed, `press:${card}`);
  const chosen = (await props.cards.choose(conversation, card, pressed.label ?? '')) ?? kept;
  return { shown: draw(given, card, { kept: chosen }), replies };
}

function isSlip({ chosen }: KeptCard, { label = '' }: Pressed, { now = Date.now }: PresserProps): boolean {
  return chosen !== undefined && chosen.label === label && now() - chosen.at < DOUBLE_CLICK_MS;
}

async function show(given: Given, card: string, kept: KeptCard): Promise<ShownCard> {
  const { conversation, props } = given;
  const past = kept.chosen === undefined ? await props.past.find({ conversation, card, kept }) : undefined;
  return draw(given, card, { kept, ...(past && { past }) });
}

type State = { readonly kept: KeptCard; readonly past?: Past };

/** The card as it is to be seen now: as it was, answered, or over. */
function draw({ props: { say } }: Given, card: string, { kept, past }: State): ShownCard {
  const isOpen = kept.chosen === undefined && past === undefined;
  const reply = isOpen ? kept.reply : toDone(kept, { say, isOld: past !== undefined, ...past });
  return { card, ticked: kept.ticked, reply };
}

async function take(
  { activity, props }: Given,
  pressed: Pressed,
  delivery?: string,
): Promise<readonly Reply[]> {
  const incoming = receivePressed(activity, pressed);
  return props.turn.take(delivery === undefined ? incoming : { ...incoming, delivery });
}
