import { type DeskAccessConfig, readDeskAccess } from './desk-access';
import { type DeskHours, readDeskHours } from './desk-hours';
import { readDeskPlaces } from './desk-places';
import { readTargets, type TargetConfig } from './desk-targets';
import { readWebhook, type WebhookConfig } from './desk-webhook';
import type { Read } from './read';
import type { Environment } from './slack-access';

/** How staff take over, and where they work. */
export type DeskConfig = DeskAccessConfig & {
  /** The id of the channel in Teams that shows tickets. Absent: none does. */
  readonly teamsChannel?: string;
  /** The id of the channel in Slack: `C…`, or `T…/C…` where many workspaces are served. Absent: none does. */
  readonly slackChannel?: string;
  /** The language of the staff's channels. */
  readonly locale: DeskLocale;
  /** How long a reply may be taken back, in seconds; 0: it goes out at once. */
  readonly undoSeconds: number;
  /** Another help desk that is told of everything. Absent: none is. */
  readonly webhook?: WebhookConfig;
  readonly rules: DeskRulesConfig;
};

/** What targets are reckoned by, and who is told. */
export type DeskRulesConfig = DeskHours & {
  readonly targets: TargetConfig;
  readonly sides: readonly ('teams' | 'slack')[];
  readonly hasHub: boolean;
};

/** The languages of the bot. */
export const DESK_LOCALES = ['en', 'ja', 'zh-TW', 'ru'] as const;
export type DeskLocale = (typeof DESK_LOCALES)[number];

const UNDO_SECONDS = 6;
const MOST_UNDO_SECONDS = 60;

/**
 * Reads what is set for the desk. Names every problem there is, and never a secret; does not throw.
 * @param environment variables that are empty count as not set
 */
export function readDesk(environment: Environment): {
  readonly desk: DeskConfig;
  readonly problems: readonly string[];
} {
  const set = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const access = readDeskAccess(set);
  const places = readDeskPlaces(set);
  const webhook = readWebhook(set);
  const locale = readLocale(set.DESK_LOCALE);
  const undo = readUndo(set.DESK_UNDO_SECONDS);
  const hours = readDeskHours(set);
  const targets = readTargets(set.DESK_TARGETS);
  const { teamsChannel, slackChannel } = places.value;
  const sides = [
    ...(teamsChannel === undefined ? [] : (['teams'] as const)),
    ...(slackChannel === undefined ? [] : (['slack'] as const)),
  ];
  const rules = { ...hours.value, targets: targets.value, sides, hasHub: webhook.value !== undefined };
  return {
    desk: {
      ...access.value,
      ...places.value,
      ...(webhook.value !== undefined && { webhook: webhook.value }),
      locale: locale.value,
      undoSeconds: undo.value,
      rules,
    },
    problems: [access, places, locale, hours, targets, undo, webhook].flatMap(({ problems }) => problems),
  };
}

function readLocale(text: string | undefined): Read<DeskLocale> {
  const value = text === undefined ? 'en' : DESK_LOCALES.find((each) => each === text);
  if (value !== undefined) return { value, problems: [] };
  return {
    value: 'en',
    problems: [`DESK_LOCALE ${text} is none of the languages: ${DESK_LOCALES.join(', ')}`],
  };
}

function readUndo(text = String(UNDO_SECONDS)): Read<number> {
  if (/^\d{1,2}$/.test(text) && Number(text) <= MOST_UNDO_SECONDS)
    return { value: Number(text), problems: [] };
  const problem = `DESK_UNDO_SECONDS ${text} is no whole number from 0 (at once) to ${MOST_UNDO_SECONDS}`;
  return { value: UNDO_SECONDS, problems: [problem] };
}
