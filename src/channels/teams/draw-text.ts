import { parseRuns, type Run } from '../../answer/marked-text';
import type { RichTextBlock, Spacing, TextRun } from './card';

type Look = Omit<TextRun, 'type' | 'text'>;

/** Marked-up words: one element a line, since line breaks inside a run are not kept everywhere. */
export function drawText(text: string, look: Look = {}): readonly RichTextBlock[] {
  return text
    .split(/\s*\n\s*/)
    .filter((line) => line !== '')
    .map((line, index) => drawLine(drawRuns(line, look), index > 0 ? 'Small' : undefined));
}

function drawRuns(line: string, look: Look): readonly TextRun[] {
  return parseRuns(line).map(({ text, mark }) => drawRun(text, { ...look, ...MARKS[mark] }));
}

const MARKS: Readonly<Record<Run['mark'], Look>> = {
  plain: {},
  bold: { weight: 'Bolder' },
  code: { fontType: 'Monospace' },
};

/** One line made of runs that look different. */
export function drawLine(inlines: readonly TextRun[], spacing?: Spacing): RichTextBlock {
  return { type: 'RichTextBlock', inlines, ...(spacing !== undefined && { spacing }) };
}

export function drawRun(text: string, look: Look = {}): TextRun {
  return { type: 'TextRun', text, ...look };
}

/** A pasted log or a command: every line kept, with its indentation, in one width. */
export function drawCode(text: string): readonly RichTextBlock[] {
  return text.split('\n').map((line) => ({
    type: 'RichTextBlock',
    spacing: 'None',
    inlines: [drawRun(keepIndent(line), { fontType: 'Monospace', size: 'Small' })],
  }));
}

/** Clients collapse leading spaces and drop empty runs; no-break spaces stay. */
function keepIndent(line: string): string {
  const spaced = line.replaceAll('\t', '    ').trimEnd();
  return spaced === '' ? '\u00a0' : spaced.replace(/^ +/, (indent) => '\u00a0'.repeat(indent.length));
}

/** Makes text safe inside a TextBlock, where Teams reads Markdown. */
export function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_[\]~]/g, '\\$&').replace(/^(\s*)([#>+-]|\d+[.)])(?=\s)/gm, escapeMarker);
}

function escapeMarker(_all: string, indent: string, marker: string): string {
  const at = marker.length - 1;
  return `${indent}${marker.slice(0, at)}\\${marker.slice(at)}`;
}
