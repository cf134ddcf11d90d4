import { loadPhrasebook, PhrasebookError } from '../phrasebook';
import type { Content } from './content';
import type { Remark } from './finding';
import type { Phrase, PhraseFile } from './phrase-file';

/** Every phrase in every language, with the same braces; one may be empty only if it is so in all of them. */
export function checkPhrases({ directory, phrases }: Content): readonly Remark[] {
  const unread = phrases.flatMap(({ yaml }) => yaml.problems);
  const worded = new Set(phrases.flatMap((each) => each.phrases.filter(isWorded).map(({ key }) => key)));
  const empty = phrases.flatMap((each) => findEmpty(each, worded));
  // The phrasebook stops at the first file it cannot read.
  return unread.length > 0 ? [...unread, ...empty] : [...empty, ...askPhrasebook(directory, phrases)];
}

function isWorded({ text }: Phrase): boolean {
  return text.trim() !== '';
}

function findEmpty({ yaml, phrases }: PhraseFile, worded: ReadonlySet<string>): readonly Remark[] {
  return phrases
    .filter((phrase) => !isWorded(phrase) && worded.has(phrase.key))
    .map(({ key, line }) => {
      return { file: yaml.file, line, message: `${key}: is empty, and in another language it is not` };
    });
}

function askPhrasebook(directory: string, phrases: readonly PhraseFile[]): readonly Remark[] {
  try {
    loadPhrasebook(directory);
    return [];
  } catch (error) {
    if (!(error instanceof PhrasebookError)) throw error;
    return error.problems.map((problem) => place(problem, phrases));
  }
}

/** `ru: thanks: missing` and `ru/phrases.yaml: thanks: …`: language, file where it is known, key, reason. */
const PROBLEM = /^(?<locale>[^:/]+)(?:\/[^:]+)?: (?<key>[^:]+): (?<reason>[\s\S]*)$/;

function place(problem: string, files: readonly PhraseFile[]): Remark {
  const { locale = '', key = '', reason = problem } = PROBLEM.exec(problem)?.groups ?? {};
  const own = files.filter((each) => each.locale === locale);
  const file = own.find((each) => isOf(each, key)) ?? own[0] ?? files[0];
  return {
    file: file?.yaml.file ?? 'phrases.yaml',
    line: file?.lineOf(key) ?? 1,
    message: `${key}: ${reason}`,
  };
}

function isOf({ yaml }: PhraseFile, key: string): boolean {
  return key.startsWith('policy.') === yaml.file.endsWith('/policy.yaml');
}
