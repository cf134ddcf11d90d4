import type { types } from '@slack/bolt';
import { clip } from '../../answer/clip';
import { toPlainText } from '../../answer/marked-text';
import type { Block, FactRow, Link, SourceItem } from '../../answer/reply';
import { escapeText, isBlank } from './draw-literal';
import { plain, type SlackRun, toBoldRuns, toRuns } from './draw-runs';
import { packLines, splitRuns, withMarker } from './draw-split';
import { MOST_FIELD, MOST_FIELDS, MOST_TEXT } from './limits';

type Runs = readonly SlackRun[];

/** Longer ones are shown as words without a link; together they fit into any section. */
const MOST_URL = 1_500;
const MOST_LINK_LABEL = 250;

/** A section that Slack does not look for links and names in. */
export function drawSection(text: string): types.SectionBlock {
  return { type: 'section', text: toMrkdwn(text) };
}

export function toMrkdwn(text: string): types.MrkdwnElement {
  return { type: 'mrkdwn', text, verbatim: true };
}

/** Two columns of "label, value"; a value too long for a column is a section of its own. */
export function drawFacts(rows: readonly FactRow[]): readonly types.KnownBlock[] {
  const blocks: types.KnownBlock[] = [];
  let fields: types.MrkdwnElement[] = [];
  const close = () => {
    if (fields.length > 0) blocks.push({ type: 'section', fields });
    fields = [];
  };
  for (const runs of rows.map(toFactRuns)) {
    const [field, ...rest] = splitRuns(runs, MOST_FIELD);
    if (fields.length === MOST_FIELDS || rest.length > 0) close();
    if (rest.length > 0) blocks.push(...splitRuns(runs, MOST_TEXT).map(drawSection));
    else if (field !== undefined) fields.push(toMrkdwn(field));
  }
  close();
  return blocks;
}

/** Labels and values are no marked-up words: they are shown as they are. */
function toFactRuns({ label, value, note }: FactRow): Runs {
  const known = note === undefined ? value : `${value} (${note})`;
  return [{ text: label, mark: 'bold' }, plain(`\n${known}`)];
}

export function drawList({ title, ordered, items }: Extract<Block, { type: 'list' }>) {
  if (items.every(isBlank)) return [];
  const lines = items.map((item, index) => withMarker(ordered ? `${index + 1}.` : '•', toRuns(item)));
  return drawLines(title, lines);
}

export function drawSources(title: string, items: readonly SourceItem[]): readonly types.KnownBlock[] {
  const lines = items.map((item, index) => withMarker(`${index + 1}.`, toSourceRuns(item)));
  return items.length === 0 ? [] : drawLines(title, lines);
}

function drawLines(title: string | undefined, lines: readonly Runs[]): readonly types.SectionBlock[] {
  const head = title === undefined ? [] : [toBoldRuns(title)];
  return packLines([...head, ...lines], MOST_TEXT).map(drawSection);
}

/** What the clause does, the document it stands in, and its id for whoever wants to name it. */
function toSourceRuns({ text, link, clause }: SourceItem): Runs {
  const id: Runs = isBlank(clause) ? [] : [plain(' '), { text: clause.replaceAll('`', "'"), mark: 'code' }];
  if (link === undefined) return [...toRuns(text), ...id];
  // A file is named by its link alone.
  if (toPlainText(text) === link.label) return [drawLink(link), ...id];
  return [...toRuns(text), plain('\n'), drawLink(link), ...id];
}

/** The words of a link stay where its address is none of the web. */
function drawLink({ label, url }: Link): SlackRun {
  const words = clip(label.replace(/\s+/g, ' '), MOST_LINK_LABEL);
  const target = toTarget(url);
  if (target === undefined) return plain(words);
  const shown = escapeText((isBlank(words) ? url : words).replaceAll('|', '¦'));
  return { text: `<${target}|${shown}>`, mark: 'ready' };
}

/** `|`, `<` and `>` would end an address early. */
function toTarget(url: string): string | undefined {
  if (!URL.canParse(url)) return undefined;
  const { protocol, href } = new URL(url);
  const safe = escapeText(href.replace(/[|<>\s]/g, (sign) => encodeURIComponent(sign)));
  return /^https?:$/.test(protocol) && safe.length <= MOST_URL ? safe : undefined;
}
