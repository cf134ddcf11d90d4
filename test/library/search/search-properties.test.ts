import fc from 'fast-check';
import { LOCALES, type Locale } from '../../../src/answer/locale';
import { createKnowledgeBase } from '../../../src/library/knowledge-base';
import { loadGuides } from '../../../src/library/pages/load-guides';
import { readDocument } from '../../../src/library/pages/read-document';
import { buildIndex } from '../../../src/library/search/build-index';
import { openOrFail } from '../../../src/library/search/load-index';
import { keyOf, toUnits } from '../../../src/library/search/unit';
import { KNOWLEDGE } from '../../support/policy';
import { isSpeltIn, VARIANTS } from './spelling-variants';

/** Somebody's document, half of it struck through. */
const STRUCK = `# Sending mail

Relays that need a login are never blocked.

~~Pay-As-You-Go subscriptions may ask support to lift the block.~~

~~Requests take about two working days,
and zebrafish are welcome.~~

## ~~Old ways~~

Use a relay, ~~or ask for a marmalade exemption~~ or change the agreement.
`;

const guides = loadGuides(KNOWLEDGE).map(({ page }) => page);
const struck = readDocument(STRUCK, 'struck.md', []).page;
const knowledge = createKnowledgeBase(
  openOrFail(buildIndex(toUnits([...guides, struck]), 'guides')),
  KNOWLEDGE,
);
const questions = guides.flatMap(({ locale, questions: asked }) =>
  Object.values(asked)
    .flat()
    .map((text) => ({ text, locale: locale as Locale })),
);

const anyQuestion = fc.constantFrom(...questions);
const anyLocale = fc.constantFrom(...LOCALES);
const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme', maxLength: 200 }),
  fc
    .array(
      fc.oneof(
        fc.string({ unit: 'grapheme' }),
        anyQuestion.map(({ text }) => text),
      ),
    )
    .map((parts) => parts.join('')),
);

/** Which sections, in which order, with what scores. */
function rank(text: string, locale: Locale): unknown {
  const { hits, confidence, isAnswered } = knowledge.ask({ text, locale });
  return {
    sections: hits.map(({ unit, score }) => [unit.locale, keyOf(unit), score]),
    confidence,
    isAnswered,
  };
}

describe('spelling does not matter', () => {
  test.each(Object.keys(VARIANTS))('%s', (variant) => {
    const respell = VARIANTS[variant] ?? ((text: string) => text);
    const apart = questions
      .filter(({ text, locale }) => isSpeltIn(locale, variant) && respell(text) !== text)
      .filter(({ text, locale }) => {
        const [asWritten, respelt] = [rank(text, locale), rank(respell(text), locale)];
        return JSON.stringify(asWritten) !== JSON.stringify(respelt);
      });
    expect(apart.map(({ text }) => `${text} | ${respell(text)}`)).toEqual([]);
  });

  test('several variants at once', () => {
    const anyVariants = fc.subarray(Object.keys(VARIANTS), { minLength: 1 });
    fc.assert(
      fc.property(anyQuestion, anyVariants, ({ text, locale }, names) => {
        const wanted = names.filter((name) => isSpeltIn(locale, name));
        const respelt = wanted.reduce((so, name) => VARIANTS[name]?.(so) ?? so, text);
        expect(rank(respelt, locale)).toEqual(rank(text, locale));
      }),
      { numRuns: 1000 },
    );
  });
});

test('what was struck through is in no hit', () => {
  const superseded = struck.sections.flatMap(({ passages }) => passages).filter((each) => each.superseded);
  expect(superseded.length).toBeGreaterThan(1);
  for (const text of [
    'zebrafish',
    'marmalade exemption',
    'may ask support to lift the block',
    ...anySample(),
  ]) {
    for (const { unit } of knowledge.ask({ text, locale: 'en', limit: 50 }).hits) {
      expect(unit.passages.filter((passage) => passage.superseded)).toEqual([]);
      expect(JSON.stringify(unit)).not.toMatch(/zebrafish|marmalade/);
    }
  }
});

function anySample(): readonly string[] {
  return fc.sample(anyQuestion, 200).map(({ text }) => text);
}

test('any text is answered with finite scores, in order', () => {
  fc.assert(
    fc.property(anyText, anyLocale, (text, locale) => {
      const { hits, confidence } = knowledge.ask({ text, locale });
      const scores = hits.map(({ score }) => score);
      expect([...scores, confidence].every(Number.isFinite)).toBe(true);
      expect(scores).toEqual([...scores].sort((a, b) => b - a));
      expect(new Set(hits.map(({ unit }) => keyOf(unit))).size).toBe(hits.length);
    }),
    { numRuns: 1000 },
  );
});

test('the same question has the same answer, whatever was asked between', () => {
  fc.assert(
    fc.property(anyText, anyText, anyLocale, (text, between, locale) => {
      const first = rank(text, locale);
      rank(between, locale);
      expect(rank(text, locale)).toEqual(first);
    }),
    { numRuns: 500 },
  );
});
