import type { Locale } from '../../answer/locale';
import type { Memory, Overview, TurnTaker } from '../channel';
import type { DirectLine } from './direct-line';
import type { InOrder } from './in-order';
import type { ChannelLogger } from './logger';
import type { People } from './people';
import type { SaySlack } from './slack-words';
import type { Speaker } from './speaker';
import type { StaffRoom } from './staff-room';

/** What every listener works with. */
export type SlackDesk = {
  readonly speaker: Speaker;
  readonly overview: Overview;
  readonly turn: Pick<TurnTaker, 'amend'>;
  readonly people: People;
  readonly direct: DirectLine;
  /** Undefined: no staff work in Slack. */
  readonly room: StaffRoom | undefined;
  /** Whether a person of the staff can be reached from here at all, wherever they work. */
  readonly hasStaff: boolean;
  readonly memory: Memory;
  readonly say: SaySlack;
  /** The sentence for what failed; `id` is what the operator finds in the log. */
  readonly failure: (locale: Locale, id: string) => string;
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
/** The form in which staff write a reply, a note, or how a ticket was resolved. */
export const STAFF_FORM = 'staff-form';
