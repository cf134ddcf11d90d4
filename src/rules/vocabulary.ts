/**
 * The words of the domain: every value a fact, an outcome or a certainty can have.
 * Closed lists, so that a switch over them can be checked and a bad value can be named.
 */

export const SUBSCRIPTION_TYPES = [
  'enterprise-agreement',
  'enterprise-dev-test',
  'mca-enterprise',
  'mca-individual',
  'pay-as-you-go',
  'partner-network',
  'bizspark',
  'bizspark-plus',
  'visual-studio',
  'azure-pass',
  'azure-in-open',
  'education',
  'free-trial',
  'sponsorship',
  'csp',
  'other',
] as const;
export type SubscriptionType = (typeof SUBSCRIPTION_TYPES)[number];

/** The side of 2017-11-15 a subscription was created on; the day itself is `boundary`. */
export const CREATED_SIDES = ['before', 'boundary', 'after'] as const;
export type CreatedSide = (typeof CREATED_SIDES)[number];

/** What opens the connection. `vm` where nothing is said. */
export const SOURCES = [
  'vm',
  'vmss',
  'app-service',
  'functions',
  'app-service-environment',
  'other-paas',
] as const;
export type Source = (typeof SOURCES)[number];

/** What the connection passes on its way out. `direct` where nothing is said. */
export const ROUTES = ['direct', 'azure-firewall', 'nat-gateway'] as const;
export type Route = (typeof ROUTES)[number];

/** Whether the far end has a public address. `internet` where nothing is said. */
export const DESTINATIONS = ['internet', 'private'] as const;
export type Destination = (typeof DESTINATIONS)[number];

/** What the portal's own diagnostic said (facts of its five headings, 2018 to 2021). */
export const PORTAL_VERDICTS = [
  'enabled',
  'enabled-now',
  'may-request',
  'unauthorized',
  'history-not-met',
] as const;
export type PortalVerdict = (typeof PORTAL_VERDICTS)[number];

/** Which Azure: the sources speak of the public cloud only. `public` where nothing is said. */
export const CLOUDS = ['public', 'us-government', 'china', 'germany'] as const;
export type Cloud = (typeof CLOUDS)[number];

export const OUTCOMES = [
  'open',
  'probably-open',
  'self-service',
  'request-portal',
  'request-case',
  'request-partner',
  'blocked',
  'not-restricted',
  'unsupported',
  'unknown',
] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** Strongest first: `sourced`, a careful reading (`inferred`), no source at all (`unsourced`). */
export const CERTAINTIES = ['sourced', 'inferred', 'unsourced'] as const;
export type Certainty = (typeof CERTAINTIES)[number];

/** Every fact a case can have, in the order a person would tell them. */
export const FACT_NAMES = [
  'subscription',
  'created',
  'asOf',
  'port',
  'source',
  'route',
  'destination',
  'exempted',
  'portalVerdict',
  'cloud',
  'quotaId',
  'offerId',
] as const;
export type FactName = (typeof FACT_NAMES)[number];

/** The words each fact can be said in; facts that take dates, numbers or ids are not here. */
export const FACT_WORDS = {
  subscription: SUBSCRIPTION_TYPES,
  source: SOURCES,
  route: ROUTES,
  destination: DESTINATIONS,
  portalVerdict: PORTAL_VERDICTS,
  cloud: CLOUDS,
} as const;
