import { clip } from '../../answer/clip';
import type { Ask, Block, Choice, FactRow, Reply } from '../../answer/reply';

/** From the mildest; each is tried on the whole reply. */
const STEPS: readonly ((reply: Reply) => Reply)[] = [
  (reply) => reply,
  (reply) => clipTexts(reply, 4_000),
  (reply) => clipTexts(reply, 1_000),
  (reply) => clipTexts(withoutDetails(reply), 1_000),
  (reply) => clipTexts(withoutDetails(reply), 300),
  (reply) => clipTexts(withBlocks(withoutDetails(reply), 20), 300),
  (reply) => clipTexts(withBlocks(withoutDetails(reply), 5), 200),
  (reply) => clipTexts(withBlocks(fewerOptions(withoutDetails(reply)), 1), 200),
  // What a button does cannot be clipped.
  (reply) => clipTexts(withBlocks({ ...fewerOptions(reply), choices: [] }, 1), 200),
  ({ ask: _, ...reply }) => clipTexts(withBlocks({ ...reply, choices: [] }, 1), 200),
];

/** Draws the reply, and draws it again with less in it until it fits or nothing is left to leave out. */
export function shrinkToFit<T>(reply: Reply, draw: (reply: Reply) => T, fits: (drawn: T) => boolean): T {
  let drawn = draw(reply);
  for (const step of STEPS) {
    if (fits(drawn)) return drawn;
    drawn = draw(step(reply));
  }
  return drawn;
}

function withoutDetails(reply: Reply): Reply {
  return { ...reply, blocks: reply.blocks.filter((block) => block.type !== 'details') };
}

function withBlocks(reply: Reply, most: number): Reply {
  return { ...reply, blocks: reply.blocks.slice(0, most) };
}

function fewerOptions(reply: Reply): Reply {
  const ask: Ask | undefined = reply.ask && {
    ...reply.ask,
    label: clip(reply.ask.label, 200),
    submit: clip(reply.ask.submit, 100),
    ...(reply.ask.placeholder !== undefined && { placeholder: clip(reply.ask.placeholder, 100) }),
    options: reply.ask.options.slice(0, 30).map(clipLabel),
  };
  return { ...reply, choices: reply.choices.slice(0, 10).map(clipLabel), ...(ask && { ask }) };
}

function clipLabel(choice: Choice): Choice {
  return { ...choice, label: clip(choice.label, 100) };
}

function clipTexts(reply: Reply, most: number): Reply {
  return { ...reply, blocks: reply.blocks.map((block) => clipBlock(block, most)) };
}

function clipBlock(block: Block, most: number): Block {
  const short = (text: string) => clip(text, most);
  const few = <T>(items: readonly T[]) => items.slice(0, Math.ceil(most / 25));
  switch (block.type) {
    case 'heading':
    case 'paragraph':
      return { ...block, text: short(block.text) };
    case 'code':
      return { ...block, text: short(block.text) };
    case 'facts':
      return { ...block, rows: few(block.rows).map((row) => clipRow(row, most)) };
    case 'list':
      return {
        ...block,
        items: few(block.items).map(short),
        ...(block.title && { title: short(block.title) }),
      };
    case 'sources':
      return { ...block, items: few(block.items).map((item) => ({ ...item, text: short(item.text) })) };
    case 'details':
      return { ...block, blocks: few(block.blocks).map((inner) => clipBlock(inner, most)) };
    default:
      return block satisfies never;
  }
}

function clipRow({ label, value, note }: FactRow, most: number): FactRow {
  const row = { label: clip(label, most), value: clip(value, most) };
  return note === undefined ? row : { ...row, note: clip(note, most) };
}
