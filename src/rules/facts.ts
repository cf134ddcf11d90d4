import type { Cloud, Destination, PortalVerdict, Route, Source, SubscriptionType } from './vocabulary';

/**
 * What is known of one case. Absent means not said; the rules supply the defaults
 * (port 25, a VM, straight to the internet, today).
 */
export type Facts = {
  readonly subscription?: SubscriptionType;
  /** Types that a word said may mean ("MCA"); narrows what is asked. */
  readonly among?: readonly SubscriptionType[];
  /** A day, month or year (`2017-11-15`, `2019-03`, `2016`), or a side: `before`, `boundary`, `after`. */
  readonly created?: string;
  /** The date asked about: a day, month or year. A month or a year stands for its first day. */
  readonly asOf?: string;
  /** TCP port, 1 to 65535. */
  readonly port?: number;
  readonly source?: Source;
  readonly route?: Route;
  readonly destination?: Destination;
  /** True if Microsoft lifted the block for this subscription earlier. */
  readonly exempted?: boolean;
  readonly portalVerdict?: PortalVerdict;
  readonly cloud?: Cloud;
  /** As Azure prints it, e.g. `PayAsYouGo_2014-09-01`. */
  readonly quotaId?: string;
  /** As the portal prints it, e.g. `MS-AZR-0003P`. */
  readonly offerId?: string;
};

/** What the rules take for granted where nothing is said. */
export const DEFAULT_FACTS = { port: 25, source: 'vm', route: 'direct', destination: 'internet' } as const;
