import { randomBytes } from 'node:crypto';
import {
  type Activity,
  ActivityTypes,
  type AdaptiveCardInvokeResponse,
  type AdaptiveCardInvokeValue,
  Channels,
  TeamsActivityHandler,
  type TurnContext,
} from 'botbuilder';
import type { Reply } from '../../answer/reply';
import type { Incoming, TurnTaker } from '../channel';
import { CARD_CONTENT_TYPE } from './card';
import { drawCard } from './draw-card';
import { type ChannelLogger, describeError } from './logger';
import { createOnce } from './once';
import { parsePressed } from './pressed';
import { receiveJoined, receiveMessage, receivePressed } from './receive';
import { type Client, toActivity } from './reply-activity';
import { expectsReplies, send, whileTyping } from './send';
import type { TeamsWords } from './teams-words';

export type TeamsBotProps = {
  readonly turn: TurnTaker;
  readonly words: TeamsWords;
  readonly logger: ChannelLogger;
  /** Whether the bot is registered, so that calls come from Teams itself. */
  readonly isRegistered: boolean;
};

const MESSAGE_TYPE = 'application/vnd.microsoft.activity.message';
/** Clients that announce the bot and the person apart do so within moments. */
const GREET_AGAIN_AFTER_MS = 10_000;

/** Hands what Teams sends to the turn, and what the turn says back to Teams. */
export class TeamsBot extends TeamsActivityHandler {
  private readonly isFirst = createOnce(GREET_AGAIN_AFTER_MS);

  constructor(private readonly props: TeamsBotProps) {
    super();
    this.onMessage(async (context, next) => {
      await this.answer(context, receiveMessage(context.activity));
      await next();
    });
    // Without `next`: the handler's own way asks the service for every member's profile.
    this.onConversationUpdate((context) => this.greet(context));
    // Edits change nothing that was answered. The handler's own way breaks where channelData is missing.
    this.onMessageUpdate(async () => undefined);
    this.onMessageDelete(async () => undefined);
  }

  private async greet(context: TurnContext): Promise<void> {
    const incoming = receiveJoined(context.activity);
    if (incoming !== undefined && this.isFirst(context.activity.conversation.id)) {
      await this.answer(context, incoming);
    }
  }

  private async answer(context: TurnContext, incoming: Incoming): Promise<void> {
    const replies = await whileTyping(context, this.take(incoming));
    if (typeof replies === 'string') return send(context, { type: ActivityTypes.Message, text: replies });
    for (const reply of replies) await this.tell(context, reply);
  }

  private tell(context: TurnContext, reply: Reply): Promise<void> {
    return send(context, toActivity(reply, this.describeClient(context.activity)));
  }

  /**
   * Without credentials nobody but the Agents Playground calls itself Teams; it freezes what it
   * was sent, and then fails on the echo of a button, so that pressing one would do nothing.
   */
  private describeClient(activity: Activity): Client {
    const isPlayground = !this.props.isRegistered && activity.channelId === Channels.Msteams;
    return { isDrawn: !expectsReplies(activity), buttons: { isEchoed: !isPlayground } };
  }

  /** The replies; or, where the turn failed, one plain sentence with the number of the log entry. */
  private async take(incoming: Incoming): Promise<readonly Reply[] | string> {
    try {
      return await this.props.turn.take(incoming);
    } catch (error) {
      const id = randomBytes(4).toString('hex');
      this.props.logger.error({ id, channel: incoming.channel, ...describeError(error) }, 'a turn failed');
      return this.props.words.trouble[incoming.locale ?? 'en'](id);
    }
  }

  /** Action.Execute: the first card answers in the pressed card's place, the rest follow as messages. */
  protected override async onAdaptiveCardInvoke(
    context: TurnContext,
    { action }: AdaptiveCardInvokeValue,
  ): Promise<AdaptiveCardInvokeResponse> {
    const pressed = parsePressed(action.data);
    if (pressed === undefined) return toError('The card sent no answer that is known here.');
    const replies = await this.take(receivePressed(context.activity, pressed));
    if (typeof replies === 'string') return toMessage(replies);
    const [first, ...rest] = replies;
    for (const reply of rest) await this.tell(context, reply);
    return first === undefined ? toMessage('') : toCard(first);
  }
}

function toCard(reply: Reply): AdaptiveCardInvokeResponse {
  return { statusCode: 200, type: CARD_CONTENT_TYPE, value: { ...drawCard(reply) } };
}

/** The protocol wants a bare string here, whatever the SDK's type says. */
function toMessage(text: string): AdaptiveCardInvokeResponse {
  return { statusCode: 200, type: MESSAGE_TYPE, value: text as unknown as Record<string, unknown> };
}

function toError(message: string): AdaptiveCardInvokeResponse {
  return { statusCode: 400, type: 'application/vnd.microsoft.error', value: { code: 'BadRequest', message } };
}
