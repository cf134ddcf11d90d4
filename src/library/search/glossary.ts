import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LineCounter, parseDocument } from 'yaml';
import { z } from 'zod';
import { LOCALES, type Locale } from '../../answer/locale';
import { analyse, type Term } from './analyse';

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
  const lines = new LineCounter();
  const document = parseDocument(readFileSync(join(directory, GLOSSARY_FILE), 'utf8'), {
    lineCounter: lines,
  });
  const parsed = GLOSSARY.safeParse(document.toJS());
  if (document.errors.length > 0)
    throw new GlossaryError(document.errors.map(({ message }) => `${GLOSSARY_FILE}: ${message}`));
  if (parsed.success) return parsed.data.concepts;
  throw new GlossaryError(
    parsed.error.issues.map(({ path, message }) => {
      const node = document.getIn(path, true) as { range?: readonly [number] } | undefined;
      const line = lines.linePos(node?.range?.[0] ?? 0).line;
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

/** What the words of a question mean in other words and other languages. */
export interface Glossary {
  /** Others are in the asker's language and English; who asks in English may mean any document. */
  explain(terms: readonly Term[], locale: Locale): readonly Meaning[];
}

export function createGlossary(concepts: readonly Concept[]): Glossary {
  const forms = concepts.map(toForms);
  const wanted = forms.map((each) => toWanted(each));
  const byFirst = new Map<string, Form[]>();
  for (const form of forms.flat()) {
    const first = form.terms[0] ?? '';
    byFirst.set(first, [...(byFirst.get(first) ?? []), form]);
  }
  return {
    explain: (terms, locale) => {
      const named = new Map<number, Form[]>();
      for (const form of findForms(new Set(terms.map(({ text }) => text)), byFirst)) {
        named.set(form.concept, [...(named.get(form.concept) ?? []), form]);
      }
      return [...named].map(([concept, said]) => {
        const all = wanted[concept]?.[locale] ?? [];
        return { said, wanted: all, others: all.filter((form) => !said.includes(form)) };
      });
    },
  };
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

function findForms(
  said: ReadonlySet<string>,
  byFirst: ReadonlyMap<string, readonly Form[]>,
): readonly Form[] {
  const found: Form[] = [];
  for (const term of said) {
    for (const form of byFirst.get(term) ?? []) {
      if (form.terms.every((each) => said.has(each))) found.push(form);
    }
  }
  return found;
}

function toWanted(forms: readonly Form[]): Readonly<Record<Locale, readonly Form[]>> {
  const wantedBy = (locale: Locale): readonly Form[] =>
    forms.filter((form) => isWanted(form, locale) && !forms.some((other) => isPartOf(other, form)));
  return { en: wantedBy('en'), ja: wantedBy('ja'), 'zh-TW': wantedBy('zh-TW'), ru: wantedBy('ru') };
}

/** "SendGrid" is part of "Twilio SendGrid": a text is no better for having both words. */
function isPartOf({ terms: few }: Form, { terms: many }: Form): boolean {
  return few.length < many.length && few.every((term) => many.includes(term));
}

function isWanted(form: Form, locale: Locale): boolean {
  return locale === 'en' || form.locale === locale || form.locale === 'en';
}
