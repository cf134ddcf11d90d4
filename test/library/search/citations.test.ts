import { createKnowledgeOf } from '../../../src/library/evaluate/knowledge-of';
import type { Answered } from '../../../src/library/knowledge-base';
import type { Page } from '../../../src/library/pages/page';
import { readDocument } from '../../../src/library/pages/read-document';
import { readGuide } from '../../../src/library/pages/read-guide';
import { collectCitations } from '../../../src/library/search/citations';
import { explainHit } from '../../../src/library/search/explain';
import { type IndexedUnit, toUnits } from '../../../src/library/search/unit';
import { KNOWLEDGE } from '../../support/policy';

const ADDRESS = 'https://docs.example.com/LANGUAGE/relays';

const GUIDE = `---
questions:
  wind: ["Who answers for the zephyr?"]
  rain: ["May drizzle be returned?"]
---
## <a name="wind"></a>Wind
<!-- sources: relays-ja#north -->

About the wind.

## <a name="rain"></a>Rain
<!-- sources: relays-ja#north relays-ja#south relays-ja#old -->

About the rain.
`;

/** A document of three sections, the last of them struck through. */
function documentOf(id: string, language: string): Page {
  const text = '## North\n\nFirst words.\n\n## South\n\nOther words.\n\n## Old\n\n~~Gone words.~~\n';
  return { ...readDocument(text, `${id}.md`, []).page, id, url: ADDRESS.replace('LANGUAGE', language) };
}

const guide = readGuide(GUIDE, 'en/guides/weather.md', 'en').page;
const relays = documentOf('relays-ja', 'ja-jp');
const edition = documentOf('relays-ru', 'ru-ru');
const stranger = { ...documentOf('stranger', 'ru-ru'), url: null };
const pages = [guide, relays, edition, stranger];
const units = toUnits(pages);
const documents: readonly IndexedUnit[] = units.filter(({ kind }) => kind === 'document');

function ask(text: string, searched = documents): Answered {
  return createKnowledgeOf(searched, KNOWLEDGE).ask({ text, locale: 'en' });
}

test.each([
  ['a section has the questions of whoever cites it', relays, 'north', { wind: 1, rain: 1 / 3 }],
  ['the share is less where more is cited', relays, 'south', { rain: 1 / 3 }],
  ['another edition of the article has half of it', edition, 'north', { wind: 1 / 2, rain: 1 / 6 }],
  ['another article has nothing of it', stranger, 'north', {}],
])('%s', (_title, document, section, shares) => {
  const found = collectCitations(pages)(document, section);
  const named = found.map(({ guide: by, share }) => [by.replace('weather#', ''), share]);
  expect(Object.fromEntries(named)).toEqual(shares);
});

test('a document is found by what the guides that cite it are asked', () => {
  const [hit] = ask('zephyr').hits;
  expect(hit?.unit).toMatchObject({ page: 'relays-ja', section: 'north' });
  expect(ask('drizzle').hits.map(({ unit }) => `${unit.page}#${unit.section}`)).toContain('relays-ja#south');
});

test('what was struck through is found by nobody', () => {
  expect(units.filter(({ section }) => section === 'old')).toEqual([]);
});

test('nothing of the guides is shown of a document, but which they are', () => {
  for (const { unit } of ask('zephyr drizzle').hits) {
    expect(JSON.stringify(unit)).not.toMatch(/zephyr|drizzle/);
    expect(unit.citedBy).toContain('weather#rain');
  }
});

test('a hit is explained by the guides that cite it and were found as well', () => {
  const found = ask('zephyr', units);
  const document = found.hits.find(({ unit }) => unit.page === 'relays-ja');
  expect(document && explainHit(document.unit, found)).toEqual([{ how: 'citing', guides: ['weather#wind'] }]);
  expect(found.hits[0]?.unit).toMatchObject({ kind: 'guide', section: 'wind' });
});
