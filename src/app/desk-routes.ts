import { join } from 'node:path';
import { createDeskAccess } from '../channels/desk/access';
import { createDeskRoutes } from '../channels/desk/desk-routes';
import { createHandoffStatusRoute, type HubPort } from '../channels/hub/status-route';
import { type DeskConfig, packageRoot } from '../config';
import type { Route } from '../server';
import type { DeskParts } from './desk-parts';

type Log = { error(fields: Readonly<Record<string, unknown>>, message: string): void };

type Props = {
  readonly config: DeskConfig;
  readonly parts: DeskParts;
  readonly logger: Log;
  /** Ends the streams of events. */
  readonly signal: AbortSignal;
};

/** The desk page, its API, and where other help desks answer. */
export function listDeskRoutes({ config, parts, logger, signal }: Props): readonly Route[] {
  const { token, header, webhook } = config;
  const access = createDeskAccess({
    ...(token !== undefined && { token }),
    ...(header !== undefined && { header }),
  });
  const assets = join(packageRoot(), 'src/channels/desk/assets');
  const routes = createDeskRoutes({ desk: parts.port, access, assets, logger, signal });
  return [...routes, ...listHubRoutes({ token, secret: webhook?.secret, isOpen: access.isLocal, parts })];
}

type HubProps = {
  readonly token: string | undefined;
  readonly secret: string | undefined;
  /** Nothing guards the desk: this machine only is served. */
  readonly isOpen: boolean;
  readonly parts: DeskParts;
};

/** Behind a proxy alone nobody could tell another help desk from anybody else who is signed in there. */
function listHubRoutes({ token, secret, isOpen, parts }: HubProps): readonly Route[] {
  if (token === undefined && secret === undefined && !isOpen) return [];
  const access = { ...(token !== undefined && { token }), ...(secret !== undefined && { secret }) };
  return [createHandoffStatusRoute({ hub: toHubPort(parts), access })];
}

function toHubPort({ desk, port }: DeskParts): HubPort {
  return {
    holderOf: async (id) => {
      const ticket = await desk.read(id);
      return ticket === undefined ? undefined : ticket.assignee;
    },
    act: async (act) => {
      const acted = await port.act({ ...act, undoSeconds: 0, locale: 'en' });
      return acted.ok ? acted : { ok: false, code: acted.code, message: acted.reply.text };
    },
  };
}
