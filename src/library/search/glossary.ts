import { z } from 'zod';
import { LOCALES, type Locale } from '../../answer/locale';
import { type KnowledgePath, readKnowledgeFile } from '../knowledge-file';
import { analyse } from './analyse';

export const GLOSSARY_FILE = 'glossary.yaml';

/** One thing, and the words for it in each language. Support people edit these. */
export type Concept = Readonly<Record<Locale, readonly string[]>>;

const word = z.union([z.string().min(1), z.number()]).transform(String);
const words = z.array(word).min(1).readonly();
const GLOSSARY = z.strictObject({
  concepts: z
    .array(z.strictObject({ en: words, ja: words, 'zh-TW': words, ru: words }).readonly())
    .readonly(),
});

/** The glossary cannot be used; each problem as `file:line: reason`. */
export class GlossaryError extends Error {
  override readonly name = 'GlossaryError';
  readonly code = 'glossary-unusable';
  constructor(readonly problems: readonly string[]) {
    super(`the glossary cannot be used:\n${problems.map((each) => `  ${each}`).join('\n')}`);
  }
}

/** @throws {GlossaryError} naming every problem */
export function loadGlossary(directory: string): readonly Concept[] {
  const { errors, value, lineOf } = readKnowledgeFile(directory, GLOSSARY_FILE);
  if (errors.length > 0) throw new GlossaryError(errors.map(({ message }) => `${GLOSSARY_FILE}: ${message}`));
  const parsed = GLOSSARY.safeParse(value);
  if (parsed.success) return parsed.data.concepts;
  throw new GlossaryError(
    parsed.error.issues.map(({ path, message }) => {
      const line = Math.max(1, lineOf(path as KnowledgePath));
      return `${GLOSSARY_FILE}:${line}: ${path.join('.')}: ${message}`;
    }),
  );
}

/** One way of saying a concept, as the terms it is made of. */
export type Form = {
  readonly concept: number;
  readonly locale: Locale;
  readonly written: string;
  readonly terms: readonly string[];
};

/** A concept a question names: the words it uses, and the others that mean the same. */
export type Meaning = {
  readonly said: readonly Form[];
  readonly others: readonly Form[];
  /** All words of the concept for the asker's language, said or not: one array for each concept and language. */
  readonly wanted: readonly Form[];
};

/** The terms of a question, each once. */
interface Said {
  keys(): Iterable<string>;
  has(term: string): boolean;
}

/** What the words of a question mean in other words and other languages. */
export interface Glossary {
  /** Others are in the asker's language and English; who asks in English may mean any document. */
  explain(said: Said, locale: Locale): readonly Meaning[];
}

export function createGlossary(concepts: readonly Concept[]): Glossary {
  const forms = concepts.map(toForms);
  const wanted = forms.map((each) => toWanted(each));
  const byFirst = new Map<string, Form[]>();
  for (const form of forms.flat()) {
    const first = form.terms[0] ?? '';
    byFirst.set(first, [...(byFirst.get(first) ?? []), form]);
  }
  const toMeaning = (said: readonly Form[], locale: Locale): Meaning => {
    const all = wanted[said[0]?.concept ?? -1]?.[locale] ?? [];
    return { said, wanted: all, others: all.filter((form) => !said.includes(form)) };
  };
  const known: Record<Locale, Map<Form, Meaning>> = mapLocales(() => new Map());
  /** Most meanings are said in one way, and mean the same each time. */
  const meaningOf = (form: Form, locale: Locale): Meaning => {
    const meaning = known[locale].get(form) ?? toMeaning([form], locale);
    known[locale].set(form, meaning);
    return meaning;
  };
  return {
    explain: (said, locale) =>
      groupByConcept(findForms(said, byFirst)).map((same) =>
        same.length === 1 && same[0] !== undefined ? meaningOf(same[0], locale) : toMeaning(same, locale),
      ),
  };
}

function groupByConcept(forms: readonly Form[]): readonly (readonly Form[])[] {
  const groups: Form[][] = [];
  for (const form of forms) {
    const group = groups.find(([first]) => first?.concept === form.concept);
    if (group === undefined) groups.push([form]);
    else group.push(form);
  }
  return groups;
}

function toForms(concept: Concept, index: number): readonly Form[] {
  return LOCALES.flatMap((locale) =>
    concept[locale].map((written) => ({
      concept: index,
      locale,
      written,
      terms: [...new Set(analyse(written).map(({ text }) => text))],
    })),
  ).filter(({ terms }) => terms.length > 0);
}

function findForms(said: Said, byFirst: ReadonlyMap<string, readonly Form[]>): readonly Form[] {
  const found: Form[] = [];
  for (const term of said.keys()) {
    const forms = byFirst.get(term);
    if (forms === undefined) continue;
    for (const form of forms) {
      if (form.terms.every((each) => said.has(each))) found.push(form);
    }
  }
  return found;
}

function toWanted(forms: readonly Form[]): Readonly<Record<Locale, readonly Form[]>> {
  const wantedBy = (locale: Locale): readonly Form[] =>
    forms.filter((form) => isWanted(form, locale) && !forms.some((other) => isPartOf(other, form)));
  return mapLocales(wantedBy);
}

function mapLocales<T>(make: (locale: Locale) => T): Readonly<Record<Locale, T>> {
  return { en: make('en'), ja: make('ja'), 'zh-TW': make('zh-TW'), ru: make('ru') };
}

/** "SendGrid" is part of "Twilio SendGrid": a text is no better for having both words. */
function isPartOf({ terms: few }: Form, { terms: many }: Form): boolean {
  return few.length < many.length && few.every((term) => many.includes(term));
}

function isWanted(form: Form, locale: Locale): boolean {
  return locale === 'en' || form.locale === locale || form.locale === 'en';
}
