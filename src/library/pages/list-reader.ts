import type { Token } from 'markdown-it';
import { type Block, lineOf, listBlocks } from './block-tokens';
import { partPieces, wordsOf } from './inline-text';
import type { PlacedBody } from './page-draft';
import type { Reading } from './page-words';
import type { Piece } from './pieces';
import { toWords } from './runs';
import { readTable } from './table-reader';

/** What an item holds: words, or a block that cannot stand among words. */
type Part = { readonly text: string; readonly isNested?: boolean } | PlacedBody;
type Item = { readonly number: number; readonly at: number; readonly parts: readonly Part[] };
/** `struck`: what is struck through in the list, collected while it is read. */
type ListReading = Reading & { readonly struck: string[] };

/** A longer list is parted. */
const LONGEST = 2000;
const TASK = /^\\\[[ xX]\\\]\s*/;

/**
 * A list, its nested ones folded into the items they belong to. A list that holds tables or code of several
 * lines, or whose numbers a list from 1 would get wrong, is told as paragraphs with their numbers.
 */
export function readList(list: Token, inside: readonly Token[], reading: Reading): readonly PlacedBody[] {
  const struck: string[] = [];
  const isOrdered = list.type === 'ordered_list_open';
  const items = readItems(list, inside, { ...reading, struck });
  const live = isPlain(items, isOrdered)
    ? toLists(items, isOrdered)
    : items.flatMap((item) => tell(item, isOrdered));
  const body = { kind: 'list' as const, ordered: isOrdered, items: struck };
  return struck.length === 0 ? live : [...live, { body, at: lineOf(list), superseded: true }];
}

function readItems(list: Token, inside: readonly Token[], reading: ListReading): readonly Item[] {
  const first = Number(list.attrGet('start') ?? 1);
  return listBlocks(inside)
    .map(({ token, inside: within }, index) => ({
      number: first + index,
      at: lineOf(token),
      parts: listBlocks(within).flatMap((block) => readPart(block, reading)),
    }))
    .filter(({ parts }) => parts.length > 0);
}

function readPart({ token, inside }: Block, reading: ListReading): readonly Part[] {
  switch (token.type) {
    case 'paragraph_open':
    case 'heading_open':
      return inside.flatMap((inline) => readPieces(reading.words.inline.get(inline) ?? [], reading));
    case 'bullet_list_open':
    case 'ordered_list_open':
      return fold(readItems(token, inside, reading));
    case 'blockquote_open':
      return listBlocks(inside).flatMap((block) => readPart(block, reading));
    case 'table_open':
      return readTable(inside, lineOf(token), reading);
    case 'fence':
    case 'code_block':
      return readCode(token.content, lineOf(token), reading);
    case 'html_block':
      return (reading.words.html.get(token) ?? []).flatMap(({ kind, text, at, pieces }) =>
        kind === 'code' ? readCode(text, at, reading) : readPieces(pieces, reading),
      );
    default:
      return [];
  }
}

function readPieces(pieces: readonly Piece[], { draft, struck }: ListReading): readonly Part[] {
  const parted = partPieces(pieces, draft.strike);
  struck.push(...parted.struck.map(wordsOf).filter((text) => text !== ''));
  const text = wordsOf(parted.live).replace(TASK, '');
  return text === '' ? [] : [{ text }];
}

/** Code of one line can stand among words. */
function readCode(content: string, at: number, { draft, struck }: ListReading): readonly Part[] {
  const code = content.replace(/\s+$/, '');
  const isStruck = draft.strike.size > 0;
  if (code === '') return [];
  if (code.includes('\n')) return [{ body: { kind: 'code', text: code }, at, superseded: isStruck }];
  const text = toWords([{ text: code.trim(), mark: 'code' }]);
  if (isStruck) struck.push(text);
  return isStruck ? [] : [{ text }];
}

/** A nested list as words of the item it stands in, unless it holds blocks. */
function fold(items: readonly Item[]): readonly Part[] {
  if (items.length === 0) return [];
  return items.every(isWorded)
    ? [{ text: items.map(({ parts }) => textOf(parts)).join('; '), isNested: true }]
    : items.flatMap(({ parts }) => parts);
}

function isWorded({ parts }: Item): boolean {
  return parts.every((part) => 'text' in part);
}

/** Words one after another; nested ones follow a colon, unless what stands before them has its own end. */
function textOf(parts: readonly Part[]): string {
  return parts.reduce((told, part) => {
    if (!('text' in part)) return told;
    if (told === '') return part.text;
    return `${told}${part.isNested === true && !/[\p{P}*]$/u.test(told) ? ':' : ''} ${part.text}`;
  }, '');
}

function isPlain(items: readonly Item[], isOrdered: boolean): boolean {
  const isShort = items.reduce((sum, item) => sum + textOf(item.parts).length, 0) <= LONGEST;
  const isCounted = items.every(({ number }, index) => number === index + 1);
  return items.every(isWorded) && (!isOrdered || (isShort && isCounted));
}

function toLists(items: readonly Item[], ordered: boolean): readonly PlacedBody[] {
  const lists: { items: string[]; at: number; length: number }[] = [];
  for (const item of items) {
    const text = textOf(item.parts);
    const last = lists.at(-1);
    if (last === undefined || last.length + text.length > LONGEST) {
      lists.push({ items: [text], at: item.at, length: text.length });
    } else {
      last.items.push(text);
      last.length += text.length;
    }
  }
  return lists.map(({ items, at }) => ({ body: { kind: 'list', ordered, items }, at, superseded: false }));
}

/** An item as paragraphs, with the blocks it holds between them. */
function tell({ number, at, parts }: Item, isOrdered: boolean): readonly PlacedBody[] {
  const told: PlacedBody[] = [];
  for (let from = 0; from < parts.length; ) {
    const part = parts[from] as Part;
    const isFirst = from === 0 && isOrdered;
    if (!('text' in part)) {
      told.push(part);
      from += 1;
      continue;
    }
    const next = parts.findIndex((each, index) => index > from && !('text' in each));
    const end = next === -1 ? parts.length : next;
    const text = `${isFirst ? `${number}. ` : ''}${textOf(parts.slice(from, end))}`;
    told.push({ body: { kind: 'paragraph', text }, at, superseded: false });
    from = end;
  }
  return told;
}
