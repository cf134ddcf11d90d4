import type { Locale } from '../../answer/locale';
import type { Found } from './search';

/**
 * What the best section must score for each bit of the question's weight, for it to be given as an answer.
 * Set per language so that of the guides' own questions, each asked of an index without it, at most 1 in 20 is
 * declined; the languages differ since pairs of characters and words do. `port25 knowledge eval` tells how
 * often it errs.
 */
const LEAST: Readonly<Record<Locale, number>> = { en: 0.7, ja: 0.42, 'zh-TW': 0.3, ru: 0.47 };

/**
 * What a subject that is answered elsewhere counts more: it has a few questions to be found by, and no text.
 * Found like `LEAST`: at the same share of questions declined, a quarter more of those subjects are known.
 */
const ELSEWHERE = 1.3;

/** A document has neither aliases nor questions to be found by, and scores less than half of what a guide does. */
const DOCUMENT = 0.45;

/** Whether the best hit is an answer: good enough, and no subject that is answered elsewhere fits better. */
export function isConfident({ hits: [best], confidence, elsewhere }: Found, locale: Locale): boolean {
  if (best === undefined) return false;
  const part = best.unit.kind === 'document' ? DOCUMENT : 1;
  return best.whole >= elsewhere * ELSEWHERE * part && confidence >= LEAST[locale] * part;
}
