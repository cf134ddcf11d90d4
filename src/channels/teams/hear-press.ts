import type { AdaptiveCardInvokeResponse, TurnContext } from 'botbuilder';
import type { Reply } from '../../answer/reply';
import type { Afterwards } from './afterwards';
import type { Attempt } from './attempt';
import { toInvokedCard, toInvokedError, toInvokedMessage } from './invoke-response';
import type { Line } from './line';
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
  readonly afterwards: Afterwards;
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
  const { presser, teller, afterwards } = props;
  const { activity } = context;
  const { shown, told, replies } = await presser.press(activity, press);
  if (shown === undefined)
    return told === undefined ? inPlace(context, replies, props) : toInvokedMessage(told);
  const say = async (line: Line): Promise<void> => {
    await redraw(line, shown, props);
    await teller.tell(line, replies, toConversationKey(activity, activity.from.id));
  };
  if (press.kind !== 'shown') await afterwards({ context, say });
  return toInvokedCard(shown.reply, teller.lookOf(activity, shown));
}

/** Nothing is known of the card that was pressed: the first answer takes its place. */
async function inPlace(
  context: TurnContext,
  [first, ...rest]: readonly Reply[],
  { teller, afterwards }: PressProps,
): Promise<AdaptiveCardInvokeResponse> {
  if (first === undefined) return toInvokedMessage('');
  const conversation = toConversationKey(context.activity, context.activity.from.id);
  const look = await teller.place(context.activity, first, conversation);
  await afterwards({ context, say: (line) => teller.tell(line, rest, conversation) });
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
async function redraw(line: Line, shown: ShownCard, { teller, attempt }: PressProps): Promise<void> {
  await attempt(shown.reply.locale, () => teller.redraw(line, shown));
}

/** The ticket's card stays where it is: what changed comes to all who see it. */
async function execute(
  context: TurnContext,
  pressed: StaffPress,
  { room, teller, afterwards }: PressProps,
): Promise<AdaptiveCardInvokeResponse> {
  const done = await room.press(context.activity, pressed);
  if (typeof done === 'string') return toInvokedMessage(done);
  const { told, shown } = done;
  if (shown !== undefined) await afterwards({ context, say: (line) => teller.tell(line, [shown]) });
  return toInvokedMessage(told?.text ?? '');
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
