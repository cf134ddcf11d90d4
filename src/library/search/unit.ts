import { LOCALES } from '../../answer/locale';
import { toPlainText } from '../../answer/marked-text';
import type { Elsewhere } from '../pages/load-elsewhere';
import { linesOf, type Page, type Passage, type Section, type SourceRef } from '../pages/page';
import { type Citation, collectCitations } from './citations';

/** What a search finds: a section, or a part of a long one, with all that is shown of it. */
export type Unit = {
  /** `elsewhere`: a subject that is asked here and answered elsewhere; never shown. */
  readonly kind: Page['kind'] | 'elsewhere';
  readonly page: string;
  readonly locale: string;
  /** The page's title. */
  readonly title: string;
  readonly section: string;
  readonly heading: string;
  readonly dated: string | null;
  readonly url: string | null;
  readonly sources: readonly SourceRef[];
  readonly isCase: boolean;
  /** Of a document: sections of guides that cite it, as `csp#today`. */
  readonly citedBy: readonly string[];
  /** What holds; what was struck through is not here, so that it can never be an answer. */
  readonly passages: readonly Passage[];
};

/** A unit with the words that help to find it and are never shown. */
export type IndexedUnit = Unit & {
  readonly aliases: readonly string[];
  readonly questions: readonly string[];
  readonly citations: readonly Citation[];
};

/** A longer section is found, and shown, in parts. */
const LONGEST_UNIT = 2400;

/** Everything of these pages that can be found. */
export function toUnits(pages: readonly Page[]): readonly IndexedUnit[] {
  const findCitations = collectCitations(pages);
  return pages.flatMap((page) =>
    unitsOf(page).map((unit) =>
      page.kind === 'document' ? withCitations(unit, findCitations(page, unit.section)) : unit,
    ),
  );
}

const lastCited = new WeakMap<IndexedUnit, IndexedUnit>();

/** A unit that nobody cites stays the one it was, and so does one that is cited as before. */
function withCitations(unit: IndexedUnit, citations: readonly Citation[]): IndexedUnit {
  if (citations.length === 0) return unit;
  const known = lastCited.get(unit);
  if (known !== undefined && areSame(known.citations, citations)) return known;
  const cited = { ...unit, citations, citedBy: [...new Set(citations.map(({ guide }) => guide))] };
  lastCited.set(unit, cited);
  return cited;
}

function areSame(some: readonly Citation[], others: readonly Citation[]): boolean {
  return (
    some.length === others.length &&
    some.every(({ text, share }, at) => text === others[at]?.text && share === others[at]?.share)
  );
}

/** A page that is read again unchanged keeps its units, and with them what was counted in them. */
const lastUnits = new WeakMap<Page, readonly IndexedUnit[]>();

function unitsOf(page: Page): readonly IndexedUnit[] {
  const known = lastUnits.get(page);
  if (known !== undefined) return known;
  const units = page.sections.flatMap((section) => splitSection(page, section));
  lastUnits.set(page, units);
  return units;
}

function splitSection(page: Page, section: Section): readonly IndexedUnit[] {
  const live = section.passages.filter(({ superseded }) => !superseded);
  return groupPassages(live).map((passages) => ({
    kind: page.kind,
    page: page.id,
    locale: page.locale,
    title: page.title,
    section: section.id,
    heading: section.heading,
    dated: page.dated,
    url: page.url,
    sources: page.kind === 'guide' ? section.sources : [{ document: page.id, section: section.id }],
    isCase: page.isCase,
    citedBy: [],
    aliases: page.aliases,
    questions: page.questions[section.id] ?? [],
    citations: [],
    passages,
  }));
}

function groupPassages(passages: readonly Passage[]): readonly (readonly Passage[])[] {
  const groups: Passage[][] = [];
  let length = 0;
  for (const passage of passages) {
    const size = linesOf(passage).join('').length;
    const last = groups.at(-1);
    if (last === undefined || length + size > LONGEST_UNIT) {
      groups.push([passage]);
      length = size;
    } else {
      last.push(passage);
      length += size;
    }
  }
  return groups;
}

/** What is answered elsewhere, one unit for each subject and language. */
export function toElsewhereUnits(topics: readonly Elsewhere[]): readonly IndexedUnit[] {
  const known = lastElsewhere.get(topics);
  if (known !== undefined) return known;
  const units = topics.flatMap(toTopicUnits);
  lastElsewhere.set(topics, units);
  return units;
}

const lastElsewhere = new WeakMap<readonly Elsewhere[], readonly IndexedUnit[]>();

function toTopicUnits(topic: Elsewhere): readonly IndexedUnit[] {
  return LOCALES.map((locale) => ({
    kind: 'elsewhere' as const,
    page: 'elsewhere',
    locale,
    title: '',
    section: topic.id,
    heading: '',
    dated: null,
    url: null,
    sources: [],
    isCase: false,
    citedBy: [],
    aliases: [],
    questions: topic[locale],
    citations: [],
    passages: [],
  }));
}

/** Sections that say the same in different languages share a key. */
export function keyOf({ kind, page, section }: Pick<Unit, 'kind' | 'page' | 'section'>): string {
  return `${kind} ${page}#${section}`;
}

/** The fields of BM25, and how much a word in each counts. */
export const FIELDS = {
  body: 1,
  heading: 1.5,
  questions: 1.5,
  aliases: 1.5,
  anchor: 1,
  title: 1.5,
  /** Little, so that a guide goes before the documents it cites. */
  citations: 0.25,
} as const;
export type Field = keyof typeof FIELDS;
export const FIELD_NAMES = Object.keys(FIELDS) as readonly Field[];

/** A text of a field, and how much of it counts, 0 to 1. */
export type FieldText = Pick<Citation, 'text' | 'share'>;

/** The texts of one field, plain. */
export function textsOf(unit: IndexedUnit, field: Field): readonly FieldText[] {
  if (field === 'citations') return unit.citations;
  const texts = field === 'questions' ? unit.questions : [textOf(unit, field)];
  return texts.map((text) => ({ text, share: 1 }));
}

/** The words of one of its own fields, plain. */
export function textOf(unit: IndexedUnit, field: Exclude<Field, 'citations'>): string {
  switch (field) {
    case 'body':
      return unit.passages.flatMap(linesOf).map(toPlainText).join('\n');
    case 'heading':
      return unit.heading;
    case 'questions':
      return unit.questions.join('\n');
    case 'aliases':
      return unit.aliases.join('\n');
    case 'anchor':
      return unit.kind === 'elsewhere' ? '' : `${unit.page} ${unit.section}`.replaceAll('-', ' ');
    case 'title':
      return unit.title;
    default:
      return field satisfies never;
  }
}
