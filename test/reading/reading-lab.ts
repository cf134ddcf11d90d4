import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { LOCALES, type Locale } from '../../src/answer/locale';
import { createReader, type ReaderProps } from '../../src/reading/reader';
import type { Reader } from '../../src/reading/reading';
import { parseVocabulary, type Vocabulary } from '../../src/reading/vocabulary';
import type { Offer } from '../../src/rules/policy';

const KNOWLEDGE = join(process.cwd(), 'knowledge');

function load(...path: readonly string[]): unknown {
  return parse(readFileSync(join(KNOWLEDGE, ...path), 'utf8'));
}

/** The vocabularies that ship. */
export const VOCABULARIES = Object.fromEntries(
  LOCALES.map((locale) => [
    locale,
    parseVocabulary(load(locale, 'vocabulary.yaml'), `${locale}/vocabulary.yaml`),
  ]),
) as Record<Locale, Vocabulary>;

/** The offers that ship. */
export const OFFERS = (load('offers.yaml') as { readonly offers: readonly Offer[] }).offers;

/** A reader over what ships, without evidence and without language detection. */
export function createTestReader(props: Partial<ReaderProps> = {}): Reader {
  return createReader({
    vocabularies: VOCABULARIES,
    offers: OFFERS,
    detectLanguage: () => undefined,
    readEvidence: () => ({ symptom: null, evidence: { port: null, host: null, tool: null, code: null } }),
    ...props,
  });
}
