import type { Installation, InstallationStore } from '@slack/bolt';
import type { Memory } from '../channel';

/** Slack speaks for a workspace, or an organization, that nobody installed the app in. */
export class NotInstalledError extends Error {
  override readonly name = 'NotInstalledError';
  readonly code = 'slack-not-installed';
  /** @param place such as `team T024BE7LD` */
  constructor(readonly place: string) {
    super(`the app is not installed in Slack's ${place}: open /slack/install of this service and install it`);
  }
}

/** Whose installation it is. Slack sends null, too, for an id there is not. */
type Whose = {
  readonly isEnterpriseInstall?: boolean | undefined;
  readonly enterpriseId?: string | null | undefined;
  readonly teamId?: string | null | undefined;
};

/**
 * Keeps what Slack hands over on installation, tokens among it: in each workspace by its team, in a whole
 * organization by its enterprise. Fetching rejects with {@link NotInstalledError} where there is none, all
 * three where neither id is given.
 * @param memory one that keeps secrets
 */
export function createInstallationStore(memory: Memory): InstallationStore {
  return {
    storeInstallation: async (installation) => {
      const { isEnterpriseInstall, enterprise, team } = installation;
      const place = toPlace({ isEnterpriseInstall, enterpriseId: enterprise?.id, teamId: team?.id });
      await memory.write(toKey(place), installation);
    },
    fetchInstallation: async (query) => {
      const place = toPlace(query);
      const kept = await memory.read(toKey(place));
      if (kept === undefined) throw new NotInstalledError(place);
      return kept as Installation;
    },
    deleteInstallation: async (query) => memory.remove(toKey(toPlace(query))),
  };
}

/**
 * A workspace of an organization is known by its team, unless the organization installed the app as a whole.
 * @throws where neither id is given
 */
function toPlace({ isEnterpriseInstall, enterpriseId, teamId }: Whose): string {
  if (isEnterpriseInstall === true && enterpriseId) return `enterprise ${enterpriseId}`;
  if (teamId) return `team ${teamId}`;
  throw new Error('Slack named neither a team nor an enterprise: its installation cannot be told');
}

function toKey(place: string): string {
  return `slack-installation:${place.replace(' ', ':')}`;
}
