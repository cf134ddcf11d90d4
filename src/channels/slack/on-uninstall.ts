import type { App, Context, InstallationStore } from '@slack/bolt';
import type { ChannelLogger } from './logger';

type Props = { readonly installations: InstallationStore; readonly logger: ChannelLogger };

/** A workspace that took the app out: its tokens are void, and forgotten. */
export function listenToUninstalls(app: App, { installations, logger }: Props): void {
  const forget = async ({ isEnterpriseInstall, enterpriseId, teamId }: Whence): Promise<void> => {
    await installations.deleteInstallation?.({ isEnterpriseInstall, enterpriseId, teamId });
    logger.info({ team: teamId ?? enterpriseId }, 'forgot the tokens of a workspace');
  };
  app.event('app_uninstalled', async ({ context }) => forget(toWhence(context)));
  // Only the bot's tokens are kept; what a person revoked for themselves is none of them.
  app.event('tokens_revoked', async ({ event, context }) => {
    if ((event.tokens.bot?.length ?? 0) > 0) await forget(toWhence(context));
  });
}

type Whence = {
  readonly isEnterpriseInstall: boolean;
  readonly enterpriseId: string | undefined;
  readonly teamId: string | undefined;
};

function toWhence({ isEnterpriseInstall, enterpriseId, teamId }: Context): Whence {
  return { isEnterpriseInstall, enterpriseId, teamId };
}
