import {
  ActivityTypes,
  type AdaptiveCardInvokeResponse,
  type AdaptiveCardInvokeValue,
  TeamsActivityHandler,
  type TurnContext,
} from 'botbuilder';
import type { Reply } from '../../answer/reply';
import type { Incoming, TurnTaker } from '../channel';
import type { Attempt } from './attempt';
import { toInvokedCard, toInvokedError, toInvokedMessage } from './invoke-response';
import { readText } from './mentions';
import { createOnce } from './once';
import { parsePressed } from './pressed';
import { receiveAmendment, receiveJoined, receiveMessage, receivePressed, receiveSeen } from './receive';
import type { References } from './references';
import { describeClient, toActivity } from './reply-activity';
import { send, whileTyping } from './send';
import { isStaffPress, type StaffPress } from './staff-acts';
import type { StaffRoom } from './staff-room';

export type TeamsBotProps = {
  readonly turn: TurnTaker;
  /** Whether the bot is registered, so that calls come from Teams itself. */
  readonly isRegistered: boolean;
  readonly references: Pick<References, 'keep' | 'forget'>;
  readonly room: StaffRoom;
  readonly attempt: Attempt;
  /** The person has read what was sent to this conversation; only personal chats tell. */
  readonly onSeen?: ((conversation: string) => Promise<void>) | undefined;
};

/** Clients that announce the bot and the person apart do so within moments. */
const GREET_AGAIN_AFTER_MS = 10_000;

/** Hands what Teams sends to the turn or to the desk, and what they say back to Teams. */
export class TeamsBot extends TeamsActivityHandler {
  private readonly isFirst = createOnce(GREET_AGAIN_AFTER_MS);

  constructor(private readonly props: TeamsBotProps) {
    super();
    this.onMessage((context) => this.hear(context));
    // Without `next`: the handler's own way asks the service for every member's profile.
    this.onConversationUpdate((context) => this.meet(context));
    this.onInstallationUpdateAdd(({ activity }) => props.references.keep(activity));
    this.onInstallationUpdateRemove(({ activity }) => props.references.forget(activity));
    // Without `next`: the handler's own way breaks where channelData is missing.
    this.onMessageUpdate((context) => this.amend(context, readText(context.activity)));
    this.onMessageDelete((context) => this.amend(context, null));
  }

  private async hear(context: TurnContext): Promise<void> {
    const { activity } = context;
    await this.props.references.keep(activity);
    const pressed = activity.value === undefined ? undefined : parsePressed(activity.value);
    if (isStaffPress(pressed)) return this.showPressed(context, pressed);
    const heard = await this.props.room.hear(activity);
    return heard === undefined
      ? this.answer(context, receiveMessage(activity))
      : this.tellAll(context, heard);
  }

  /** The bot or somebody came or went. */
  private async meet(context: TurnContext): Promise<void> {
    const { activity } = context;
    const leavers: unknown = activity.membersRemoved;
    if (Array.isArray(leavers) && leavers.some(({ id }) => id === activity.recipient?.id)) {
      return this.props.references.forget(activity);
    }
    await this.props.references.keep(activity);
    const incoming = receiveJoined(activity);
    if (incoming !== undefined && this.isFirst(activity.conversation.id))
      await this.answer(context, incoming);
  }

  /** Somebody changed what they had said, or took it away. */
  private async amend(context: TurnContext, text: string | null): Promise<void> {
    const { activity } = context;
    const heard = await this.props.room.amend(activity, text);
    if (heard !== undefined) return this.tellAll(context, heard);
    const amendment = receiveAmendment(activity, text);
    if (amendment) await this.props.attempt(undefined, () => this.props.turn.amend(amendment));
  }

  /** Instead of the handler's own way, which breaks where a client does not say what was read. */
  protected override async onTeamsReadReceipt({ activity }: TurnContext): Promise<void> {
    const { onSeen, attempt } = this.props;
    const conversation = receiveSeen(activity);
    if (onSeen && conversation) await attempt(undefined, () => onSeen(conversation));
  }

  private async answer(context: TurnContext, incoming: Incoming): Promise<void> {
    return this.tellAll(context, await whileTyping(context, this.take(incoming)));
  }

  private async tellAll(context: TurnContext, said: readonly Reply[] | string): Promise<void> {
    if (typeof said === 'string') return send(context, { type: ActivityTypes.Message, text: said });
    for (const reply of said) await this.tell(context, reply);
  }

  private tell(context: TurnContext, reply: Reply): Promise<void> {
    return send(context, toActivity(reply, describeClient(context.activity, this.props.isRegistered)));
  }

  private take(incoming: Incoming): Promise<readonly Reply[] | string> {
    return this.props.attempt(incoming.locale, () => this.props.turn.take(incoming));
  }

  /** A button of the staff from a client that cannot execute it in place. */
  private async showPressed(context: TurnContext, pressed: StaffPress): Promise<void> {
    const done = await this.props.room.press(context.activity, pressed);
    if (typeof done === 'string') return this.tellAll(context, done);
    const { told, shown } = done;
    await this.tellAll(
      context,
      [told, shown].filter((reply) => reply !== undefined),
    );
  }

  /** Action.Execute: the answer belongs to the pressed card, what there is to show follows as messages. */
  protected override async onAdaptiveCardInvoke(
    context: TurnContext,
    { action }: AdaptiveCardInvokeValue,
  ): Promise<AdaptiveCardInvokeResponse> {
    const pressed = parsePressed(action.data);
    if (pressed === undefined) return toInvokedError('The card sent no answer that is known here.');
    await this.props.references.keep(context.activity);
    if (isStaffPress(pressed)) return this.execute(context, pressed);
    const replies = await this.take(receivePressed(context.activity, pressed));
    if (typeof replies === 'string') return toInvokedMessage(replies);
    const [first, ...rest] = replies;
    await this.tellAll(context, rest);
    return toInvokedCard(first);
  }

  /** The ticket's card stays where it is: what changed comes to all who see it. */
  private async execute(context: TurnContext, pressed: StaffPress): Promise<AdaptiveCardInvokeResponse> {
    const done = await this.props.room.press(context.activity, pressed);
    if (typeof done === 'string') return toInvokedMessage(done);
    if (done.shown !== undefined) await this.tell(context, done.shown);
    return toInvokedMessage(done.told?.text ?? '');
  }
}
