import type { Answer } from '../answer/answer';
import type { PassageView } from '../answer/lookup';
import { toPlainText } from '../answer/marked-text';
import type { Block, Choice, SourceItem } from '../answer/reply';
import { type Draft, heading, paragraph, standardChoices } from './draft';
import type { Passage } from './pages/page';
import type { Passages } from './passages';
import { shorten } from './search/excerpt';
import type { Unit } from './search/unit';
import type { Words } from './words';

type Told<Kind extends Answer['kind']> = Extract<Answer, { kind: Kind }>;

/** A document may have sections of many pages; a card has not. */
const LONGEST = 2400;
const SHORT = 160;
/** Nobody reads a second screen of them. */
const MOST_SOURCES = 5;

/** A section of the knowledge base: its words, its citations, and what may be asked next. */
export function composePassage(
  { passage, isAnswer }: Told<'passage'>,
  words: Words,
  passages: Passages,
): Draft {
  const unit = passages.find(passage.key, words.locale);
  if (unit === undefined) return { blocks: [paragraph(words.say('passage.gone'))], choices: wayOn(words) };
  return {
    blocks: [
      heading(titleOf(unit)),
      ...elsewhere(unit, words),
      ...drawPassages(unit),
      ...citations(unit, words),
    ],
    choices: isAnswer ? [...next(words), ...wayOn(words)] : wayOn(words),
  };
}

/** Passages to choose from. */
export function composePassages(
  { passages: views, why }: Told<'passages'>,
  words: Words,
  passages: Passages,
): Draft {
  return {
    blocks: [paragraph(words.say(`passage.${why}`)), ...previews(views, words, passages)],
    choices: [
      ...readChoices(views, words, passages),
      { label: words.say('button.not-it'), action: { do: 'not-it' } },
      ...wayOn(words),
    ],
  };
}

/** No good answer: said so, with the nearest there is and the ways on. */
export function composeNoPassage({ nearest }: Told<'no-passage'>, words: Words, passages: Passages): Draft {
  const near = previews(nearest, words, passages);
  return {
    blocks: [
      paragraph(words.say(nearest.length === 0 ? 'passage.no-more' : 'passage.none'), 'warning'),
      ...(near.length === 0 ? [] : [paragraph(words.say('passage.nearest')), ...near]),
    ],
    choices: [...readChoices(nearest, words, passages), ...wayOn(words)],
  };
}

export function titleOf({ heading, title }: Unit): string {
  return heading === '' ? title : heading;
}

/** The short answer of a section: its first passage. */
export function shortOf(unit: Unit): string {
  const first = unit.passages.find((passage) => passage.kind === 'paragraph' || passage.kind === 'note');
  return first?.kind === 'paragraph' || first?.kind === 'note' ? first.text : '';
}

function previews(views: readonly PassageView[], words: Words, passages: Passages): readonly Block[] {
  return views.flatMap(({ key }) => {
    const unit = passages.find(key, words.locale);
    if (unit === undefined) return [];
    return [
      paragraph(`**${titleOf(unit).replaceAll('**', '')}**`),
      ...elsewhere(unit, words),
      paragraph(cut(shortOf(unit)), 'subtle'),
    ];
  });
}

/** Marks that a cut parted from their other half are dropped. */
function cut(text: string): string {
  const short = shorten(text, SHORT);
  return short === text ? text : short.replaceAll('**', '').replaceAll('`', '');
}

/** Which language a passage is in, where it is not the reader's. */
function elsewhere(unit: Unit, words: Words): readonly Block[] {
  if (unit.locale === words.locale) return [];
  return [
    paragraph(words.say('passage.other-language', { language: words.language(unit.locale) }), 'subtle'),
  ];
}

function drawPassages(unit: Unit): readonly Block[] {
  const blocks: Block[] = [];
  let length = 0;
  for (const passage of unit.passages) {
    const drawn = drawPassage(passage);
    length += JSON.stringify(drawn).length;
    if (length > LONGEST && blocks.length > 0) return [...blocks, paragraph('…')];
    blocks.push(drawn);
  }
  return blocks;
}

function drawPassage(passage: Passage): Block {
  switch (passage.kind) {
    case 'paragraph':
      return paragraph(passage.text);
    case 'note':
      return paragraph(passage.text, 'subtle');
    case 'list':
      return { type: 'list', ordered: passage.ordered, items: passage.items };
    case 'table':
      return {
        type: 'facts',
        rows: passage.rows.map((cells) => toRow(passage.head.map(toPlainText), cells.map(toPlainText))),
      };
    case 'code':
      return { type: 'code', text: passage.text };
    default:
      return passage satisfies never;
  }
}

/** A row by its first cell; of more than one other, each is named by its column. */
function toRow(
  head: readonly string[],
  [label = '', ...cells]: readonly string[],
): { readonly label: string; readonly value: string } {
  const named = cells.map((cell, index) => (cells.length > 1 ? `${head[index + 1] ?? ''}: ${cell}` : cell));
  return { label, value: named.filter((each) => !each.endsWith(': ')).join('; ') };
}

/** The sources a guide rests on; a document is its own. */
export function citations(unit: Unit, words: Words): readonly Block[] {
  const items = inOrder(unit, words)
    .slice(0, MOST_SOURCES)
    .map(({ document, section }) => toSource(document, section, unit, words));
  const checked = unit.kind === 'guide' && unit.dated !== null;
  return [
    ...(items.length === 0 ? [] : [{ type: 'sources' as const, title: words.say('passage.sources'), items }]),
    ...(checked
      ? [paragraph(words.say('passage.checked', { date: words.date(unit.dated ?? '') }), 'subtle')]
      : []),
  ];
}

/** Sources in the reader's language come first. */
function inOrder({ sources }: Unit, words: Words): Unit['sources'] {
  const isOwn = ({ document }: Unit['sources'][number]): boolean =>
    words.document(document)?.locale === words.locale;
  return [...sources.filter(isOwn), ...sources.filter((source) => !isOwn(source))];
}

function toSource(id: string, section: string, unit: Unit, words: Words): SourceItem {
  const known = words.document(id);
  const title = known?.title ?? unit.title;
  const heading =
    known?.sections.find((each) => each.id === section)?.title ?? (section === '_top' ? title : section);
  const own = unit.kind === 'document' ? titleOf(unit) : heading;
  const date = known?.dated ?? unit.dated;
  const place = own === title ? title : words.say('passage.source', { section: own, document: title });
  const text = date === null ? place : words.say('passage.source-dated', { place, date: words.date(date) });
  const url = known?.url ?? unit.url;
  const item = { text, clause: `${id}#${section}` };
  return url === null || url === undefined ? item : { ...item, link: { label: title, url } };
}

function readChoices(views: readonly PassageView[], words: Words, passages: Passages): readonly Choice[] {
  return views.flatMap(({ key }) => {
    const unit = passages.find(key, words.locale);
    return unit === undefined ? [] : [{ label: titleOf(unit), action: { do: 'read' as const, key } }];
  });
}

function next(words: Words): readonly Choice[] {
  return [
    { label: words.say('button.more'), action: { do: 'more' } },
    { label: words.say('button.not-it'), action: { do: 'not-it' } },
  ];
}

function wayOn(words: Words): readonly Choice[] {
  const [, ...help] = standardChoices(words);
  return [
    { label: words.say('button.my-case'), action: { do: 'verdict' } },
    { label: words.say('button.human'), action: { do: 'human' } },
    ...help,
  ];
}
