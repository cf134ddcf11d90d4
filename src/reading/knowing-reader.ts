import type { Locale } from '../answer/locale';
import type { Offer } from '../rules/policy';
import { createEvidenceReader } from './evidence';
import { detectLanguage } from './language';
import { createReader } from './reader';
import type { Reader } from './reading';
import { parseSymptoms } from './symptoms';
import { parseVocabulary } from './vocabulary';

type RawFile = { readonly file: string; readonly raw: unknown };

type Knowledge = {
  readonly vocabularies: Readonly<Record<Locale, RawFile>>;
  readonly symptoms: RawFile;
};

/**
 * A reader that knows all vocabularies, symptoms and offers.
 * @throws naming file, key and value of every mistake in a vocabulary or in the symptoms
 */
export function createKnowingReader({ vocabularies, symptoms }: Knowledge, offers: readonly Offer[]): Reader {
  const parse = (locale: Locale) => parseVocabulary(vocabularies[locale].raw, vocabularies[locale].file);
  return createReader({
    vocabularies: { en: parse('en'), ja: parse('ja'), 'zh-TW': parse('zh-TW'), ru: parse('ru') },
    offers,
    detectLanguage,
    readEvidence: createEvidenceReader(parseSymptoms(symptoms.raw, symptoms.file)),
  });
}
