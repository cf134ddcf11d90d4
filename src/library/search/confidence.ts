import type { Locale } from '../../answer/locale';
import type { Found } from './search';

/**
 * What the best section must score for each bit of the question's weight, for it to be given as an answer.
 * Set per language so that of questions the guides answer at most 1 in 20 is declined; the languages differ
 * since pairs of characters and words do. `port25 knowledge eval` tells how often it errs.
 */
const LEAST: Readonly<Record<Locale, number>> = { en: 0.6, ja: 0.45, 'zh-TW': 0.33, ru: 0.55 };

/** Whether the best hit is an answer: good enough, and no subject that is answered elsewhere fits better. */
export function isConfident({ hits, confidence, elsewhere }: Found, locale: Locale): boolean {
  const best = hits[0]?.score ?? 0;
  return best > 0 && best >= elsewhere && confidence >= LEAST[locale];
}
