import type { Facts } from './facts';
import type { Offer } from './policy';
import { SUBSCRIPTION_TYPES, type SubscriptionType } from './vocabulary';

/**
 * The subscription types that the facts leave possible: the one said, else what the quotaId and
 * the offer id stand for, else all. Source: offers facts, "Encoding advice".
 */
export function candidateTypes(facts: Facts, offers: readonly Offer[]): readonly SubscriptionType[] {
  if (facts.subscription !== undefined) return [facts.subscription];
  const types = typesOfOffer(facts, offers) ?? SUBSCRIPTION_TYPES;
  const narrowed = types.filter((type) => facts.among?.includes(type) ?? true);
  return narrowed.length > 0 ? narrowed : types;
}

/** What the ids alone stand for; undefined where none is given or none is known. */
export function typesOfOffer(
  facts: Facts,
  offers: readonly Offer[],
): readonly SubscriptionType[] | undefined {
  const found = findOffers(facts, offers);
  if (found.length === 0) return undefined;
  const types = new Set(found.flatMap((offer) => offer.types));
  return SUBSCRIPTION_TYPES.filter((type) => types.has(type));
}

/**
 * The offers that the ids name: the exact pair, else those of the offer id (which says more),
 * else that of the quotaId. Ids are compared without case.
 */
export function findOffers({ quotaId, offerId }: Facts, offers: readonly Offer[]): readonly Offer[] {
  const byOffer = offerId === undefined ? [] : offers.filter((offer) => isSame(offer.offerId, offerId));
  const byQuota = quotaId === undefined ? [] : offers.filter((offer) => isSame(offer.quotaId, quotaId));
  const byBoth = byOffer.filter((offer) => byQuota.includes(offer));
  if (byBoth.length > 0) return byBoth;
  if (byOffer.length > 0) return byOffer;
  return byQuota.filter((offer) => offer.offerId === undefined);
}

/** Whether both ids are given and known, and no offer has both. */
export function areIdsAtOdds({ quotaId, offerId }: Facts, offers: readonly Offer[]): boolean {
  if (quotaId === undefined || offerId === undefined) return false;
  const byOffer = offers.filter((offer) => isSame(offer.offerId, offerId));
  const isQuotaKnown = offers.some((offer) => isSame(offer.quotaId, quotaId));
  return isQuotaKnown && byOffer.length > 0 && !byOffer.some((offer) => isSame(offer.quotaId, quotaId));
}

function isSame(a: string | undefined, b: string): boolean {
  return a?.toLowerCase() === b.toLowerCase();
}
