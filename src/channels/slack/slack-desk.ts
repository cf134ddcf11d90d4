import type { Memory, Overview } from '../channel';
import type { InOrder } from './in-order';
import type { ChannelLogger } from './logger';
import type { People } from './people';
import type { SaySlack } from './slack-words';
import type { Speaker } from './speaker';

/** What every listener works with. */
export type SlackDesk = {
  readonly speaker: Speaker;
  readonly overview: Overview;
  readonly people: People;
  readonly memory: Memory;
  readonly say: SaySlack;
  readonly logger: ChannelLogger;
  readonly order: InOrder;
  /** True for a message the first time, as far as this process knows; Slack delivers some again. */
  readonly isNew: (message: { readonly channel: string; readonly ts: string }) => boolean;
};

/** The message shortcut of the manifest. */
export const EXPLAIN_SHORTCUT = 'explain_mail_error';
/** The slash command of the manifest. */
export const COMMAND = '/port25';
/** The form that `/port25` alone opens. */
export const CASE_FORM = 'case-form';
