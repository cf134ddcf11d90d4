import { findOffers, typesOfOffer } from '../rules/candidates';
import type { Facts } from '../rules/facts';
import type { Offer } from '../rules/policy';
import { SUBSCRIPTION_TYPES, type SubscriptionType } from '../rules/vocabulary';
import type { NormalText } from './normal-text';

/** What ids in a message say; `types` is empty where there are none or they are unknown. */
export type IdReading = Pick<Facts, 'quotaId' | 'offerId' | 'cloud'> & {
  readonly types: readonly SubscriptionType[];
};

const QUOTA = /(?<![a-z0-9_])[a-z][a-z_]{1,60}_\d{4}-\d{2}-\d{2}(?!\d)/gu;
const QUOTA_KEY = /quota_?id"?\s{0,9}[:=]?\s{0,9}"?$/u;
const OFFER = /(?<![a-z0-9])(?:ms[- ]?azr[- ]?)?((?:[a-z]{2,8}-)?\d{4}[a-z])(?![a-z0-9])/gu;
const AGREEMENT = /agreementtype"?\s{0,9}[:=]?\s{0,9}"?([a-z]{3,60})/u;
const ACCOUNT = /accounttype"?\s{0,9}[:=]?\s{0,9}"?([a-z]{3,60})/u;

/** Billing accounts by their agreement. Source: offers facts, "How to obtain it". */
const AGREEMENTS: Readonly<Record<string, readonly SubscriptionType[]>> = {
  microsoftcustomeragreement: ['mca-enterprise', 'mca-individual'],
  enterpriseagreement: ['enterprise-agreement'],
  microsoftpartneragreement: ['csp'],
};
const ACCOUNTS: Readonly<Record<string, readonly SubscriptionType[]>> = {
  enterprise: ['mca-enterprise', 'enterprise-agreement'],
  individual: ['mca-individual'],
  partner: ['csp'],
};

/** Reads quotaId, offer id and the kind of billing account, in the spelling Azure prints. */
export function readIds(normal: NormalText, offers: readonly Offer[]): IdReading {
  const quotaId = findQuotaId(normal, offers);
  const offerId = findOfferId(normal.text, offers);
  const ids = { ...(quotaId !== undefined && { quotaId }), ...(offerId !== undefined && { offerId }) };
  const cloud = findOffers(ids, offers).find((offer) => offer.cloud !== undefined)?.cloud;
  const account = typesOfAccount(normal.text);
  const types = typesOfOffer(ids, offers) ?? account;
  return { ...ids, ...(cloud !== undefined && { cloud }), types: narrow(types, account) };
}

/** A known quotaId anywhere; an unknown one only where it is called one, since file names look alike. */
function findQuotaId({ text, original }: NormalText, offers: readonly Offer[]): string | undefined {
  const found = Array.from(text.matchAll(QUOTA), (match) => {
    const known = offers.find(({ quotaId }) => quotaId?.toLowerCase() === match[0])?.quotaId;
    const isNamed = QUOTA_KEY.test(text.slice(Math.max(0, match.index - 24), match.index));
    const written = original(match.index, match.index + match[0].length).normalize('NFKC');
    return known ?? (isNamed ? written : undefined);
  }).filter((id) => id !== undefined);
  const distinct = new Set(found);
  return distinct.size === 1 ? found[0] : undefined;
}

function findOfferId(text: string, offers: readonly Offer[]): string | undefined {
  const found = Array.from(text.matchAll(OFFER), ([written, suffix = '']) => {
    const id = `ms-azr-${suffix}`;
    const known = offers.find(({ offerId }) => offerId?.toLowerCase() === id)?.offerId;
    return known ?? (written.startsWith('ms') ? id.toUpperCase() : undefined);
  }).filter((id) => id !== undefined);
  const distinct = new Set(found);
  return distinct.size === 1 ? found[0] : undefined;
}

function typesOfAccount(text: string): readonly SubscriptionType[] {
  const agreement = AGREEMENTS[AGREEMENT.exec(text)?.[1] ?? ''];
  const account = ACCOUNTS[ACCOUNT.exec(text)?.[1] ?? ''];
  if (agreement === undefined) return account?.length === 1 ? account : [];
  return narrow(agreement, account ?? []);
}

/** The types both leave possible; the first where they have nothing in common. */
function narrow(
  types: readonly SubscriptionType[],
  others: readonly SubscriptionType[],
): readonly SubscriptionType[] {
  const both = SUBSCRIPTION_TYPES.filter((type) => types.includes(type) && others.includes(type));
  return both.length > 0 ? both : types;
}
