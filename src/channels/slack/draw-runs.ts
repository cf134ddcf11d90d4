import { parseRuns, type Run } from '../../answer/marked-text';
import { cleanText, escapeText, keepLiteral } from './draw-literal';

/** A stretch that looks the same: as in marked-up words, a block of code, or mrkdwn that is ready. */
export type SlackRun = { readonly text: string; readonly mark: Run['mark'] | 'fence' | 'ready' };

const ZERO_WIDTH_SPACE = '\u200b';
const FENCE = '```';

/** Runs of marked-up words, some of them made bold. */
export function toRuns(words: string): readonly SlackRun[] {
  return parseRuns(words);
}

export function plain(text: string): SlackRun {
  return { text, mark: 'plain' };
}

/** Marked-up words as bold runs; code in them stays code. */
export function toBoldRuns(words: string): readonly SlackRun[] {
  return parseRuns(words).map(({ text, mark }) => ({ text, mark: mark === 'code' ? mark : 'bold' }));
}

/** Runs as mrkdwn. */
export function drawRuns(runs: readonly SlackRun[]): string {
  return runs
    .map((run, index) =>
      drawRun(run, runs[index - 1]?.text.slice(-1) ?? '', runs[index + 1]?.text.charAt(0) ?? ''),
    )
    .join('');
}

function drawRun({ text, mark }: SlackRun, before: string, after: string): string {
  switch (mark) {
    case 'plain':
      return keepLiteral(text);
    case 'bold':
      return drawLines(text, { before, after }, drawBold);
    case 'code':
      return drawLines(text, { before, after }, (line) => `\`${escapeText(line.replaceAll('`', "'"))}\``);
    case 'fence':
      return drawFence(text);
    case 'ready':
      return text;
    default:
      return mark satisfies never;
  }
}

type Neighbours = { readonly before: string; readonly after: string };

/** Slack's marks end with the line; space right inside of them undoes them. */
function drawLines(text: string, { before, after }: Neighbours, draw: (line: string) => string): string {
  const lines = cleanText(text).split('\n');
  return lines
    .map((line, index) => {
      const [, start = '', inner = '', end = ''] = /^(\s*)(.*?)(\s*)$/s.exec(line) ?? [];
      if (inner === '') return line;
      const left = start === '' && index === 0 ? toBoundary(before) : '';
      const right = end === '' && index === lines.length - 1 ? toBoundary(after) : '';
      return `${start}${left}${draw(inner)}${right}${end}`;
    })
    .join('\n');
}

/** Marks work beside space and western punctuation only; where words stand without spaces, this makes room. */
function toBoundary(neighbour: string): string {
  return /^(?:\s?|[!-/:-@[-`{-~])$/.test(neighbour) ? '' : ZERO_WIDTH_SPACE;
}

/** A closing mark right behind a bracket or a full stop is not always seen. */
function drawBold(line: string): string {
  const left = /^[\p{L}\p{N}]/u.test(line) ? '' : ZERO_WIDTH_SPACE;
  const right = /[\p{L}\p{N}]$/u.test(line) ? '' : ZERO_WIDTH_SPACE;
  return `*${left}${keepLiteral(line)}${right}*`;
}

function drawFence(text: string): string {
  const inner = escapeText(text).replaceAll('``', `\`${ZERO_WIDTH_SPACE}\``);
  return `${FENCE}\n${inner.replace(/^\n+|\s+$/g, '')}\n${FENCE}`;
}
