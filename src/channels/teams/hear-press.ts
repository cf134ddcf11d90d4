import type { AdaptiveCardInvokeResponse, TurnContext } from 'botbuilder';
import type { Reply } from '../../answer/reply';
import type { Attempt } from './attempt';
import { toInvokedCard, toInvokedError, toInvokedMessage } from './invoke-response';
import { type Press, parsePress } from './press';
import type { Presser, ShownCard } from './presser';
import { toConversationKey } from './receive';
import { isStaffPress, type StaffPress } from './staff-acts';
import type { StaffRoom } from './staff-room';
import type { Teller } from './teller';

export type PressProps = {
  readonly presser: Presser;
  readonly teller: Teller;
  readonly room: Pick<StaffRoom, 'press'>;
  readonly attempt: Attempt;
};

/** Action.Execute: the response says what becomes of the pressed card; what there is to say follows below it. */
export async function hearInvoked(
  context: TurnContext,
  data: unknown,
  props: PressProps,
): Promise<AdaptiveCardInvokeResponse> {
  const press = parsePress(data);
  if (press === undefined) return toInvokedError('The card sent no answer that is known here.');
  const staff = toStaffPress(press);
  return staff === undefined ? answer(context, press, props) : execute(context, staff, props);
}

/** A press that a client without Action.Execute sent as a message. Resolves to false where it is none of ours. */
export async function hearSent(context: TurnContext, data: unknown, props: PressProps): Promise<boolean> {
  const press = parsePress(data);
  if (press === undefined) return false;
  const staff = toStaffPress(press);
  await (staff === undefined ? answerSent(context, press, props) : showStaff(context, staff, props));
  return true;
}

function toStaffPress(press: Press): StaffPress | undefined {
  return press.kind === 'pressed' && isStaffPress(press.pressed) ? press.pressed : undefined;
}

async function answer(
  context: TurnContext,
  press: Press,
  props: PressProps,
): Promise<AdaptiveCardInvokeResponse> {
  const { presser, teller } = props;
  const { activity } = context;
  const { shown, told, replies } = await presser.press(activity, press);
  if (shown === undefined)
    return told === undefined ? inPlace(context, replies, props) : toInvokedMessage(told);
  if (press.kind !== 'shown') await redraw(context, shown, props);
  await teller.tell(context, replies, toConversationKey(activity, activity.from.id));
  return toInvokedCard(shown.reply, teller.lookOf(activity, shown));
}

/** Nothing is known of the card that was pressed: the first answer takes its place. */
async function inPlace(
  context: TurnContext,
  [first, ...rest]: readonly Reply[],
  { teller }: PressProps,
): Promise<AdaptiveCardInvokeResponse> {
  if (first === undefined) return toInvokedMessage('');
  const conversation = toConversationKey(context.activity, context.activity.from.id);
  const look = await teller.place(context.activity, first, conversation);
  await teller.tell(context, rest, conversation);
  return toInvokedCard(first, look);
}

async function answerSent(context: TurnContext, press: Press, props: PressProps): Promise<void> {
  const { activity } = context;
  const { shown, told, replies } = await props.presser.press(activity, press);
  if (shown !== undefined) await redraw(context, shown, props);
  if (told !== undefined) await props.teller.tell(context, told);
  await props.teller.tell(context, replies, toConversationKey(activity, activity.from.id));
}

/** What was answered is said even where the card cannot be changed any more. */
async function redraw(
  context: TurnContext,
  shown: ShownCard,
  { teller, attempt }: PressProps,
): Promise<void> {
  await attempt(shown.reply.locale, () => teller.redraw(context, shown));
}

/** The ticket's card stays where it is: what changed comes to all who see it. */
async function execute(
  context: TurnContext,
  pressed: StaffPress,
  { room, teller }: PressProps,
): Promise<AdaptiveCardInvokeResponse> {
  const done = await room.press(context.activity, pressed);
  if (typeof done === 'string') return toInvokedMessage(done);
  if (done.shown !== undefined) await teller.tell(context, [done.shown]);
  return toInvokedMessage(done.told?.text ?? '');
}

async function showStaff(
  context: TurnContext,
  pressed: StaffPress,
  { room, teller }: PressProps,
): Promise<void> {
  const done = await room.press(context.activity, pressed);
  if (typeof done === 'string') return teller.tell(context, done);
  const said = [done.told, done.shown].filter((reply) => reply !== undefined);
  await teller.tell(context, said);
}
