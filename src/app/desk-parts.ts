import type { StaffDesk } from '../channels/channel';
import type { DeskPort } from '../channels/desk/desk-port';
import type { DeskConfig } from '../config';
import { createDesk, type Desk } from '../desk/desk';
import { createDeskRules } from '../desk/desk-rules';
import { createOutbox, type Outbox } from '../desk/outbox';
import type { Compose } from '../library/compose';
import type { DeskStore } from '../store/desk-store';
import { createDeskPort } from './desk-port';
import { type Couriers, createSender, type HubSender } from './desk-sender';
import { createStaffDesk } from './staff-desk';

type Log = {
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
};

type Props = {
  readonly config: DeskConfig;
  readonly store: DeskStore;
  readonly compose: Compose;
  readonly now: () => Date;
  readonly log: Log;
};

/** The desk, whole: what turns, channels, the page and the clock have of it. */
export type DeskParts = {
  readonly desk: Desk;
  readonly staff: StaffDesk;
  readonly port: DeskPort;
  readonly store: DeskStore;
  /** Begins to send, once the channels are there, and to remind. */
  start(couriers: Couriers, hub: HubSender | undefined): void;
  close(): Promise<void>;
};

/** How often targets are looked at, in milliseconds. */
const NUDGE_EVERY_MS = 15_000;

export function createDeskParts({ config, store, compose, now, log }: Props): DeskParts {
  const { locale, undoSeconds } = config;
  const rules = createDeskRules(config.rules);
  let outbox: Outbox | undefined;
  let clock: NodeJS.Timeout | undefined;
  const desk = createDesk({ store, rules, now, onChange: () => outbox?.wake() });
  const nudge = (): void => {
    desk
      .nudge()
      .catch((error: unknown) => log.error({ error: String(error) }, 'targets could not be looked at'));
  };
  return {
    desk,
    store,
    staff: createStaffDesk({ desk, compose, locale, undoSeconds }),
    port: createDeskPort({ desk, compose, undoSeconds: 0 }),
    start: (couriers, hub) => {
      const sender = createSender({
        store,
        desk,
        compose,
        couriers,
        locale,
        ...(hub !== undefined && { hub }),
      });
      outbox = createOutbox({ store, sender, now, log });
      outbox.start();
      clock = setInterval(nudge, NUDGE_EVERY_MS);
      nudge();
    },
    close: async () => {
      clearInterval(clock);
      await outbox?.close();
    },
  };
}
