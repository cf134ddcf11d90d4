import { analyse } from './analyse';
import type { Found } from './search';
import { type Field, textOf, type Unit } from './unit';

/**
 * Why a section was found: a word of the question, what it was taken to mean, and where that stands; or
 * sections of guides that cite it and were found as well.
 */
export type Reason =
  | {
      readonly said: string;
      readonly means: string;
      readonly how: 'said' | 'spelling' | 'glossary';
      readonly where: readonly Place[];
    }
  | { readonly how: 'citing'; readonly guides: readonly string[] };

const PLACES = ['title', 'heading', 'body', 'anchor'] as const satisfies readonly Field[];
type Place = (typeof PLACES)[number];

/** Explains a hit by the words it has in common with the question, and by the guides that cite it. */
export function explainHit(unit: Unit, { sought, meanings, hits }: Found): readonly Reason[] {
  const terms = new Map(PLACES.map((place) => [place, termsOf(unit, place)]));
  const placesOf = (wanted: readonly string[]): readonly Place[] =>
    PLACES.filter((place) => wanted.every((term) => terms.get(place)?.has(term) ?? false));
  const direct = sought.map(({ term, said, means }) => ({
    said,
    means,
    how: said === means ? ('said' as const) : ('spelling' as const),
    where: placesOf([term]),
  }));
  const meant = meanings.flatMap(({ said, others }) =>
    others.map((form) => ({
      said: said.map(({ written }) => written).join(', '),
      means: form.written,
      how: 'glossary' as const,
      where: placesOf(form.terms),
    })),
  );
  const found = new Set(hits.map(({ unit: { page, section } }) => `${page}#${section}`));
  const guides = unit.citedBy.filter((guide) => found.has(guide));
  return [
    ...[...direct, ...meant].filter(({ where }) => where.length > 0),
    ...(guides.length > 0 ? [{ how: 'citing' as const, guides }] : []),
  ];
}

function termsOf(unit: Unit, place: Place): ReadonlySet<string> {
  const text = textOf({ ...unit, aliases: [], questions: [], citations: [] }, place);
  return new Set(analyse(text).map(({ text: term }) => term));
}
