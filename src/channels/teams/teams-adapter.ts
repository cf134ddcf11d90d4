import {
  type Activity,
  CloudAdapter,
  type ConversationReference,
  type InvokeResponse,
  TurnContext,
} from 'botbuilder';
import { type Caller, CarefulAuthentication } from './careful-authentication';
import { type Connector, type IsTrusted, makePrivate } from './connector';
import { type TeamsCredentials, toConfiguration } from './credentials';
import { isPrivate } from './private';
import type { Reference } from './reference';
import { createTrust } from './service-url';

/**
 * The SDK's adapter in two steps, so that whoever fails the first one has touched nothing: its own
 * `process` answers 500 where keys can not be fetched, and prints what it was sent.
 */
export class TeamsAdapter extends CloudAdapter {
  private readonly authentication: CarefulAuthentication;
  private readonly appId: string;

  /**
   * @param isTrusted where the bot may send to; left out, what `isTrustedServiceUrl` says
   * @throws Error if the credentials do not fit their type
   */
  constructor(
    credentials: TeamsCredentials | undefined,
    isTrusted: IsTrusted = createTrust(credentials !== undefined),
  ) {
    const authentication = new CarefulAuthentication(toConfiguration(credentials), isTrusted);
    super(authentication);
    this.authentication = authentication;
    this.appId = credentials?.appId ?? '';
  }

  /** @throws whatever is wrong with the token, or with fetching the keys it is checked by */
  authenticate(activity: Activity, header: string): Promise<Caller> {
    return this.authentication.authenticateRequest(activity, header);
  }

  /** Runs one turn for a caller who passed; the result is what the response to the call carries. */
  run(
    caller: Caller,
    activity: Activity,
    logic: (context: TurnContext) => Promise<void>,
  ): Promise<InvokeResponse | undefined> {
    return this.processActivity(caller, activity, (context) => {
      if (isPrivate(activity)) makePrivate(this.connectorOf(context));
      return logic(context);
    });
  }

  /**
   * Sends a message that nobody waits for, at most once. Resolves to its id; empty where the service gave none.
   * @throws what went wrong; a RestError once it had begun to send
   */
  async post(reference: Reference, activity: Partial<Activity>): Promise<string> {
    let id: string | undefined;
    await this.reach(reference, async (connector) => {
      const there = reference.conversation.id;
      id = (await connector.conversations.sendToConversation(there, address(activity, reference))).id;
    });
    return id ?? '';
  }

  /** Changes the message of that id where it stands. @throws as `post` does */
  change(reference: Reference, activity: Partial<Activity> & { readonly id: string }): Promise<void> {
    return this.reach(reference, async (connector) => {
      const changed = address(activity, reference);
      await connector.conversations.updateActivity(reference.conversation.id, activity.id, changed);
    });
  }

  private reach(reference: Reference, work: (connector: Connector) => Promise<void>): Promise<void> {
    const there = reference as ConversationReference;
    return this.continueConversationAsync(this.appId, there, (context) => {
      const connector = this.connectorOf(context);
      if (reference.isPrivate === true) makePrivate(connector);
      return work(connector);
    });
  }

  /** Made anew for each turn, so that what is done to one concerns no other. */
  private connectorOf({ turnState }: TurnContext): Connector {
    return turnState.get(this.ConnectorClientKey);
  }
}

/** From the bot, to the person or the channel. */
function address(activity: Partial<Activity>, reference: Reference): Partial<Activity> {
  return TurnContext.applyConversationReference({ ...activity }, reference as ConversationReference);
}
