import type { Action } from '../../../src/answer/action';
import type { StaffAct } from '../../../src/channels/channel';

/** What the driver asks of the process that gets killed. */
export type Wish =
  | {
      readonly kind: 'turn';
      readonly conversation: string;
      readonly delivery: string;
      readonly text: string;
      readonly action?: Action;
    }
  | { readonly kind: 'act'; readonly act: StaffAct & { readonly delivery: string } };

/** What a platform received: `key` as the courier gave it. */
export type Received = {
  readonly key: string;
  /** `person:KEY` or `staff`. */
  readonly box: string;
  readonly kind: string;
  readonly text: string;
};

/** People of one platform that drops repeats, and of one that does not. */
export const CAREFUL = 'slack:T1:';
export const CARELESS = 'msteams/';
