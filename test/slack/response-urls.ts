import type { Clock } from './clock';
import type { Workspace } from './workspaces';

/** What a response URL was given for. */
export type Asked = {
  readonly user: string;
  readonly channel: string;
  readonly workspace: Workspace;
  /** The message that was pressed, which `replace_original` is about. */
  readonly source?: { readonly isEphemeral: boolean; readonly ts: string };
};

export interface ResponseUrls {
  /** The last part of the address. */
  create(asked: Asked): string;
  /** Counts one use; the reason where it may be used no more. */
  use(id: string): Asked | 'used_url' | 'expired_url';
}

const MOST_USES = 5;
const LIFE_MS = 30 * 60_000;

export function createResponseUrls(clock: Clock): ResponseUrls {
  const given = new Map<string, { readonly asked: Asked; readonly at: number; uses: number }>();
  return {
    create: (asked) => {
      const id = clock.id('R');
      given.set(id, { asked, at: clock.now(), uses: 0 });
      return id;
    },
    use: (id) => {
      const url = given.get(id);
      if (url === undefined || clock.now() - url.at >= LIFE_MS) return 'expired_url';
      if (url.uses >= MOST_USES) return 'used_url';
      url.uses += 1;
      return url.asked;
    },
  };
}
