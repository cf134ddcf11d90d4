import { LOCALES, type Locale } from '../answer/locale';
import { readKnowledge } from './knowledge-file';

/** A knowledge file as it stands: what it is called, and what is in it before anyone checked it. */
export type RawFile = { readonly file: string; readonly raw: unknown };

/** What reading needs of the knowledge directory. */
export type ReaderKnowledge = {
  readonly vocabularies: Readonly<Record<Locale, RawFile>>;
  readonly symptoms: RawFile;
};

/** @throws where a file is missing or is no YAML */
export function loadReaderKnowledge(directory: string): ReaderKnowledge {
  const vocabularies = LOCALES.map((locale) => [locale, load(directory, `${locale}/vocabulary.yaml`)]);
  return { vocabularies: Object.fromEntries(vocabularies), symptoms: load(directory, 'symptoms.yaml') };
}

function load(directory: string, file: string): RawFile {
  return { file, raw: readKnowledge(directory, file) };
}
