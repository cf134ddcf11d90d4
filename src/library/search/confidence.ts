import type { Locale } from '../../answer/locale';
import type { Found } from './search';

/**
 * What share of the question's weight the best section must have, for it to be given as an answer. Set per
 * language so that of questions the guides answer at most 1 in 20 is declined (see `npm run bench` and
 * `port25 knowledge eval`).
 */
const LEAST: Readonly<Record<Locale, number>> = { en: 0.4, ja: 0.4, 'zh-TW': 0.4, ru: 0.4 };

export function isConfident({ hits, confidence }: Found, locale: Locale): boolean {
  return hits.length > 0 && confidence >= LEAST[locale];
}
