/** The bot's registration, as Azure Bot Service gives it. */
export type TeamsCredentials = {
  readonly appId: string;
  /** Left out, or empty, for a managed identity. */
  readonly password?: string;
  /** `MultiTenant`, `SingleTenant` or `UserAssignedMSI`. */
  readonly type?: string;
  readonly tenantId?: string;
  /** Whose people may use the bot. Left out: the bot's own tenant; of a `MultiTenant` bot anybody's. */
  readonly allowedTenants?: readonly string[];
  /** Where the keys that sign for Teams are published, if not at the public cloud's address. */
  readonly openIdMetadataUrl?: string;
};

/** Who signs for the channels of the public cloud. */
export const CHANNEL_ISSUER = 'https://api.botframework.com';

/** As the SDK takes it. Without an app id it lets every call in: the server lets only this machine call. */
export function toConfiguration(credentials: TeamsCredentials | undefined): Record<string, string> {
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
    ToBotFromChannelTokenIssuer: CHANNEL_ISSUER,
    ToBotFromEmulatorOpenIdMetadataUrl:
      'https://login.microsoftonline.com/common/v2.0/.well-known/openid-configuration',
    ToChannelFromBotLoginUrl: 'https://login.microsoftonline.com/botframework.com',
    ToChannelFromBotOAuthScope: 'https://api.botframework.com',
    OAuthUrl: 'https://api.botframework.com',
    CallerId: 'urn:botframework:azure',
  };
}
