import type { Action } from '../../answer/action';
import { parseRuns } from '../../answer/marked-text';
import type { Block, Choice, Reply, Tone } from '../../answer/reply';

/** How the terminal marks words; plain where it has no colours. */
export type Ink = {
  readonly bold: (text: string) => string;
  readonly dim: (text: string) => string;
  readonly tone: (tone: Tone, text: string) => string;
};

const CODES: Readonly<Record<Tone, string>> = {
  plain: '0',
  good: '32',
  warning: '33',
  attention: '31',
  subtle: '2',
};

export const PLAIN_INK: Ink = { bold: (text) => text, dim: (text) => text, tone: (_tone, text) => text };

export const COLOUR_INK: Ink = {
  bold: (text) => `\u001b[1m${text}\u001b[0m`,
  dim: (text) => `\u001b[2m${text}\u001b[0m`,
  tone: (tone, text) => (tone === 'plain' ? text : `\u001b[${CODES[tone]}m${text}\u001b[0m`),
};

/** A reply as lines of text, and the choices its numbers stand for. */
export type Drawn = { readonly text: string; readonly choices: readonly Choice[] };

export function drawText(reply: Reply, ink: Ink): Drawn {
  const choices = [...(reply.ask?.options ?? []), ...reply.choices];
  const numbered = choices.map(({ label }, index) => `${ink.dim(`[${index + 1}]`)} ${label}`);
  const options = numbered.slice(0, reply.ask?.options.length ?? 0);
  const buttons = numbered.slice(options.length).join('  ');
  const parts = [
    ...reply.blocks.flatMap((block) => drawBlock(block, ink)),
    ...options.map((line) => `  ${line}`),
  ];
  return { text: [...parts, ...(buttons === '' ? [] : ['', buttons])].join('\n').trim(), choices };
}

/** The action a typed number stands for; undefined where it is no number of a choice. */
export function pickChoice(
  line: string,
  choices: readonly Choice[],
): { action: Action; label: string } | undefined {
  const number = /^\s*(\d{1,2})\s*$/.exec(line.normalize('NFKC'))?.[1];
  return number === undefined ? undefined : choices[Number(number) - 1];
}

function drawBlock(block: Block, ink: Ink): readonly string[] {
  switch (block.type) {
    case 'heading':
      return ['', ink.tone(block.tone, ink.bold(mark(block.text, ink)))];
    case 'paragraph':
      return [ink.tone(block.tone, mark(block.text, ink))];
    case 'code':
      return block.text.split('\n').map((line) => `    ${line}`);
    case 'facts':
      return block.rows.map(
        ({ label, value, note }) => `  ${label}: ${value}${note ? ink.dim(` (${note})`) : ''}`,
      );
    case 'list':
      return drawList(block, ink);
    case 'sources':
      return [
        '',
        ink.bold(block.title),
        ...block.items.flatMap(({ text, link }) => drawSource(text, link?.url, ink)),
      ];
    case 'details':
      return ['', ink.bold(block.title), ...block.blocks.flatMap((each) => drawBlock(each, ink))];
    default:
      return block satisfies never;
  }
}

function drawList({ title, items, ordered }: Extract<Block, { type: 'list' }>, ink: Ink): readonly string[] {
  const lines = items.map((item, index) => `  ${ordered ? `${index + 1}.` : '•'} ${mark(item, ink)}`);
  return title === undefined ? lines : ['', ink.bold(title), ...lines];
}

function drawSource(text: string, url: string | undefined, ink: Ink): readonly string[] {
  return [`  • ${mark(text, ink)}`, ...(url === undefined ? [] : [ink.dim(`    ${url}`)])];
}

/** Bold as bold; code and what a person wrote as they are. */
function mark(words: string, ink: Ink): string {
  return parseRuns(words)
    .map((run) => (run.mark === 'bold' ? ink.bold(run.text) : run.text))
    .join('');
}
