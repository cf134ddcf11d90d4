import type {
  AdaptiveCardInvokeResponse,
  AdaptiveCardInvokeValue,
  InvokeResponse,
  TurnContext,
} from 'botbuilder';
import type { Reply } from '../../answer/reply';
import type { Incoming } from '../channel';
import { type BotParts, type BotPartsProps, createBotParts } from './bot-parts';
import { toEdited } from './draw-done';
import { createEarlyEdits } from './early-edits';
import type { Extension } from './extension';
import { ExtensionHandler } from './extension-handler';
import { hearInvoked, hearSent, type PressProps } from './hear-press';
import type { Line } from './line';
import { readText } from './mentions';
import { isPersonal } from './place';
import { receiveAmendment, receiveInstalled, receiveJoined, receiveMessage, receiveSeen } from './receive';
import type { References } from './references';
import { whileTyping } from './send';
import type { StaffRoom } from './staff-room';
import { findUnanswerable, noteUnanswered } from './unanswerable';

export type TeamsBotProps = BotPartsProps & {
  readonly references: Pick<References, 'keep' | 'forget'>;
  readonly room: StaffRoom;
  /** Left out, there is no message extension. */
  readonly extension?: Extension | undefined;
  /** The person has read what was sent to this conversation; only personal chats tell. */
  readonly onSeen?: ((conversation: string) => Promise<void>) | undefined;
};

/** Hands what Teams sends to the turn or to the desk, and what they say back to Teams. */
export class TeamsBot extends ExtensionHandler {
  private readonly parts: BotParts & PressProps;
  private readonly earlyEdits = createEarlyEdits();

  constructor(private readonly props: TeamsBotProps) {
    super(props.extension);
    const { room, attempt, afterwards } = props;
    this.parts = { ...createBotParts(props), room, attempt, afterwards };
    this.onMessage((context) => this.hear(context));
    // Without `next`: the handler's own way asks the service for every member's profile.
    this.onConversationUpdate((context) => this.meet(context));
    this.onInstallationUpdateAdd((context) => this.greet(context, receiveInstalled(context.activity)));
    this.onInstallationUpdateRemove(({ activity }) => props.references.forget(activity));
    // Without `next`: the handler's own way breaks where channelData is missing.
    this.onMessageUpdate((context) => this.amend(context, readText(context.activity)));
    this.onMessageDelete((context) => this.amend(context, null));
  }

  private async hear(context: TurnContext): Promise<void> {
    const { activity } = context;
    await this.props.references.keep(activity);
    if (activity.value !== undefined && (await hearSent(context, activity.value, this.parts))) return;
    const heard = await this.props.room.hear(activity);
    if (heard !== undefined) return this.parts.teller.tell(context, heard);
    const said = this.earlyEdits.toLatest(receiveMessage(activity));
    if (said !== undefined) await this.answer(context, said);
  }

  /** The bot or somebody came or went. */
  private async meet(context: TurnContext): Promise<void> {
    const { activity } = context;
    const leavers: unknown = activity.membersRemoved;
    if (Array.isArray(leavers) && leavers.some(({ id }) => id === activity.recipient?.id)) {
      return this.props.references.forget(activity);
    }
    return this.greet(context, receiveJoined(activity));
  }

  /** Teams tells of one installation in several ways, and of those that were taken back as well. */
  private async greet(context: TurnContext, incoming: Incoming | undefined): Promise<void> {
    const { activity } = context;
    await this.props.references.keep(activity);
    if (incoming === undefined) return;
    const say = async (line: Line): Promise<void> => {
      await this.parts.greeter.greet(activity, incoming, () => this.answer(line, incoming));
      // Told of again, what Teams was too busy for may find room.
      await this.parts.teller.tell(line, [], incoming.conversation);
    };
    // Whoever sends one call after another sends the one that says the language once this one is answered.
    await (incoming.locale === undefined
      ? this.props.afterwards({ context, say, withinMs: 0 })
      : say(context));
  }

  /** Somebody changed what they had said, or took it away. */
  private async amend(context: TurnContext, text: string | null): Promise<void> {
    const { activity } = context;
    const amendment = receiveAmendment(activity, text);
    if (amendment) this.earlyEdits.note(amendment, text === null ? null : receiveMessage(activity));
    const heard = await this.props.room.amend(activity, text);
    if (heard !== undefined) return this.parts.teller.tell(context, heard);
    if (amendment) await this.props.attempt(undefined, () => this.props.turn.amend(amendment));
    if (amendment && text !== null) await this.answerAnew(context, receiveMessage(activity));
  }

  /** Whoever corrects the last thing they asked would otherwise read an answer to words that are gone. */
  private async answerAnew(context: TurnContext, edited: Incoming): Promise<void> {
    const { attempt } = this.props;
    const changed = await attempt(edited.locale, () => this.parts.answered.toChanged(edited));
    if (typeof changed !== 'object') return this.parts.teller.tell(context, [], edited.conversation);
    const said = await whileTyping(context, this.take(context, changed));
    await this.say(context, changed, typeof said === 'string' ? said : toEdited(said, this.parts.say));
  }

  /** Instead of the handler's own way, which breaks where a client does not say what was read. */
  protected override async onTeamsReadReceipt({ activity }: TurnContext): Promise<void> {
    const { onSeen, attempt } = this.props;
    const conversation = receiveSeen(activity);
    if (onSeen && conversation) await attempt(undefined, () => onSeen(conversation));
  }

  /** Resolves to whether the turn went well. */
  private async answer(line: Line, incoming: Incoming): Promise<boolean> {
    const said = await whileTyping(line, this.take(line, incoming));
    if (typeof said !== 'string')
      await this.props.attempt(incoming.locale, () => this.parts.answered.keep(incoming, said));
    await this.say(line, incoming, said);
    return typeof said !== 'string';
  }

  /** What several are greeted with is everybody's: no card of one person. */
  private say(line: Line, incoming: Incoming, said: readonly Reply[] | string): Promise<void> {
    const isForAll = incoming.joined === true && !isPersonal(line.activity);
    return this.parts.teller.tell(line, said, isForAll ? undefined : incoming.conversation);
  }

  private take({ activity }: Line, incoming: Incoming): Promise<readonly Reply[] | string> {
    const { attempt, turn, findLocale } = this.props;
    return attempt(
      () => findLocale(activity, incoming.conversation),
      () => turn.take(incoming),
    );
  }

  protected override async onInvokeActivity(context: TurnContext): Promise<InvokeResponse> {
    const { activity } = context;
    const answered = findUnanswerable(activity) ?? (await super.onInvokeActivity(context));
    noteUnanswered(this.props.logger, activity, answered);
    return answered;
  }

  protected override async onAdaptiveCardInvoke(
    context: TurnContext,
    { action }: AdaptiveCardInvokeValue,
  ): Promise<AdaptiveCardInvokeResponse> {
    await this.props.references.keep(context.activity);
    return hearInvoked(context, action.data, this.parts);
  }
}
