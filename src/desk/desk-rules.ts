import type { Priority } from '../answer/ticket';
import type { DeskRules } from './change';
import { createOfficeCalendar, type OfficeCalendar } from './office-calendar';
import { parseOfficeHours } from './office-hours';

/** Minutes of office time until the first reply and until all is done. */
export type TargetMinutes = Readonly<
  Record<Priority, { readonly firstReply: number; readonly resolve: number }>
>;

export const DEFAULT_TARGETS: TargetMinutes = {
  urgent: { firstReply: 30, resolve: 4 * 60 },
  high: { firstReply: 2 * 60, resolve: 8 * 60 },
  normal: { firstReply: 8 * 60, resolve: 24 * 60 },
  low: { firstReply: 16 * 60, resolve: 80 * 60 },
};

/** The staff is reminded when so much of the time is left, unless the operator says otherwise. */
const NUDGE_SHARE = 0.25;
const MINUTE = 60_000;

export type DeskSettings = {
  readonly sides: DeskRules['sides'];
  readonly hasHub: boolean;
  /** As `parseOfficeHours` reads them. */
  readonly hours: string;
  /** An IANA name, such as `Asia/Taipei`. */
  readonly timeZone: string;
  /** `YYYY-MM-DD` in that zone. */
  readonly holidays: readonly string[];
  readonly targets?: TargetMinutes;
  /** Of a target's office time, from 0 (never before it is missed) to 1 (at once). Default 0.25. */
  readonly nudgeShare?: number;
};

/** Always open, and nobody is told. */
export const DEFAULT_SETTINGS: DeskSettings = {
  sides: [],
  hasHub: false,
  hours: '24/7',
  timeZone: 'UTC',
  holidays: [],
};

/**
 * What the desk is set to, ready to reckon with; every moment in and out is ISO 8601, UTC.
 * @throws Error where the time zone or the hours are none: the operator's mistake, at start-up
 */
export function createDeskRules(settings: DeskSettings): DeskRules {
  const { sides, hasHub, targets = DEFAULT_TARGETS, nudgeShare = NUDGE_SHARE } = settings;
  const office = createOffice(settings);
  const after = (at: string, minutes: number): string =>
    toIso(office.add(Date.parse(at), Math.round(minutes * MINUTE)));
  const minutesBetween = (from: string, to: string): number =>
    office.between(Date.parse(from), Date.parse(to)) / MINUTE;
  const opening = (at: string): string | null => toIsoOrNull(office.nextOpening(Date.parse(at)));
  return {
    sides,
    hasHub,
    targetsFrom: (at, priority) => ({
      firstReplyBy: after(at, targets[priority].firstReply),
      resolveBy: after(at, targets[priority].resolve),
    }),
    nudgeBefore: (dueAt, at) => after(at, minutesBetween(at, dueAt) * (1 - nudgeShare)),
    moveOn: (dueAt, from, to) => after(dueAt, minutesBetween(from, to)),
    expectedAt: (at, priority) => {
      const isOpenNow = office.isOpen(Date.parse(at));
      return {
        isOpenNow,
        opensAt: isOpenNow ? null : opening(at),
        firstReplyBy: after(at, targets[priority].firstReply),
      };
    },
  };
}

function toIso(at: number): string {
  return new Date(at).toISOString();
}

function toIsoOrNull(at: number | undefined): string | null {
  return at === undefined ? null : toIso(at);
}

function createOffice({ hours: text, timeZone, holidays }: DeskSettings): OfficeCalendar {
  const parsed = parseOfficeHours(text);
  if (!parsed.ok) throw new Error(`office hours cannot be read: ${parsed.problems.join('; ')}`);
  return createOfficeCalendar({ hours: parsed.hours, timeZone, holidays });
}
