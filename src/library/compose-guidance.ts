import type { Block, SourceItem } from '../answer/reply';
import { citations, shortOf, titleOf } from './compose-passage';
import { paragraph } from './draft';
import type { Passages } from './passages';
import type { Unit } from './search/unit';
import type { Words } from './words';

/** Nobody reads more beside a verdict; the rest is a question away. */
const MOST = 5;

/** The guidance for a case: the short answer of each section, and the citation it rests on. */
export function composeGuidance(keys: readonly string[], words: Words, passages: Passages): readonly Block[] {
  const units = keys.map((key) => passages.find(key, words.locale)).filter((unit) => unit !== undefined);
  const shown = units.slice(0, MOST);
  if (shown.length === 0) return [];
  const blocks = shown.flatMap((unit) => [paragraph(`**${titleOf(unit)}**`), paragraph(shortOf(unit))]);
  const items = shown.flatMap((unit) => firstSource(unit, words));
  const unique = items.filter(({ text }, index) => items.findIndex((each) => each.text === text) === index);
  const sources: Block = { type: 'sources', title: words.say('passage.sources'), items: unique };
  return [{ type: 'details', title: words.say('verdict.guidance'), blocks: [...blocks, sources] }];
}

/** The source a section rests on most: the one named first. */
function firstSource(unit: Unit, words: Words): readonly SourceItem[] {
  const [block] = citations(unit, words);
  return block?.type === 'sources' ? block.items.slice(0, 1) : [];
}
