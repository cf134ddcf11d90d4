import {
  type Activity,
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  type ConversationReference,
  type InvokeResponse,
  TurnContext,
} from 'botbuilder';
import { type Connector, sendOnce } from './connector';
import type { Reference } from './references';

/** The bot's registration, as Azure Bot Service gives it. */
export type TeamsCredentials = {
  readonly appId: string;
  /** Left out for a managed identity. */
  readonly password?: string;
  /** `MultiTenant`, `SingleTenant` or `UserAssignedMSI`. */
  readonly type?: string;
  readonly tenantId?: string;
  /** Where the keys that sign for Teams are published, if not at the public cloud's address. */
  readonly openIdMetadataUrl?: string;
};

/** Who called, as far as the token proves it. */
export type Caller = Awaited<ReturnType<ConfigurationBotFrameworkAuthentication['authenticateRequest']>>;

/**
 * The SDK's adapter in two steps, so that whoever fails the first one has touched nothing: its own
 * `process` answers 500 where keys can not be fetched, and prints what it was sent.
 */
export class TeamsAdapter extends CloudAdapter {
  private readonly authentication: ConfigurationBotFrameworkAuthentication;
  private readonly appId: string;

  constructor(credentials: TeamsCredentials | undefined) {
    const authentication = new ConfigurationBotFrameworkAuthentication(
      toConfiguration(credentials),
      undefined,
      undefined,
      undefined,
      // The client's own policy waits 30 s between tries, longer than Teams waits for a turn.
      { noRetryPolicy: true },
    );
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
    return this.processActivity(caller, activity, logic);
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
    return this.continueConversationAsync(this.appId, there, async (context) => {
      await work(sendOnce(context.turnState.get(this.ConnectorClientKey)));
    });
  }
}

/** From the bot, to the person or the channel. */
function address(activity: Partial<Activity>, reference: Reference): Partial<Activity> {
  return TurnContext.applyConversationReference({ ...activity }, reference as ConversationReference);
}

/** Without an app id the SDK takes every call as it comes: the server lets only this machine in. */
function toConfiguration(credentials: TeamsCredentials | undefined): Record<string, string> {
  if (credentials === undefined) return {};
  const { appId, password, type, tenantId, openIdMetadataUrl } = credentials;
  return {
    MicrosoftAppId: appId,
    ...(password !== undefined && { MicrosoftAppPassword: password }),
    ...(type !== undefined && { MicrosoftAppType: type }),
    ...(tenantId !== undefined && { MicrosoftAppTenantId: tenantId }),
    ...(openIdMetadataUrl !== undefined && toOwnKeys(openIdMetadataUrl)),
  };
}

/** The SDK takes the address of the keys only together with all that goes with it: the public cloud's. */
function toOwnKeys(openIdMetadataUrl: string): Record<string, string> {
  return {
    ToBotFromChannelOpenIdMetadataUrl: openIdMetadataUrl,
    ToBotFromChannelTokenIssuer: 'https://api.botframework.com',
    ToBotFromEmulatorOpenIdMetadataUrl:
      'https://login.microsoftonline.com/common/v2.0/.well-known/openid-configuration',
    ToChannelFromBotLoginUrl: 'https://login.microsoftonline.com/botframework.com',
    ToChannelFromBotOAuthScope: 'https://api.botframework.com',
    OAuthUrl: 'https://api.botframework.com',
    CallerId: 'urn:botframework:azure',
  };
}
