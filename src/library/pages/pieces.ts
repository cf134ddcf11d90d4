import type { Token } from 'markdown-it';
import { anchorOf, attributeOf, parseTag } from './html-tags';
import type { Mark } from './strikes';

/** A piece of running words, as read: words, code, and where a mark stands. */
export type Piece =
  | { readonly kind: 'text' | 'code'; readonly text: string }
  | { readonly kind: 'anchor'; readonly text: string }
  /** `{#id}` at the end: the anchor of a heading, words elsewhere. */
  | { readonly kind: 'id'; readonly text: string }
  | { readonly kind: 'bold'; readonly isOn: boolean }
  | { readonly kind: 'mark'; readonly mark: Mark };

/** Where words stand: the line they begin on, and the number of their paragraph, item or cell. */
export type Place = { readonly line: number; readonly block: number };

type Atom = Piece | { readonly kind: 'tilde' };

/** Three in a row are no mark. */
const TILDES = /(?<!~)~~(?!~)/;
/** Halves of `**` that nothing belongs to; between letters or digits they may be a power. */
const TORN_BOLD = /(?<!\w)\*{2,}|\*{2,}(?!\w)/g;
/** Invisible, and in the way of finding a word. */
const INVISIBLE = /(?![\n\t])\p{Cc}|[\u00ad\u200b\ufeff]/gu;
const STRUCK_TAGS = ['del', 's', 'strike'];
const BOLD_TAGS = ['b', 'strong'];

/** The words of an inline token in pieces; its marks are yet to be settled. */
export function toPieces(token: Token, place: Place): readonly Piece[] {
  const children = token.children ?? [];
  const atoms: Atom[] = [];
  let line = place.line;
  const lines: number[] = [];
  for (const child of children) {
    if (child.type === 'softbreak' || child.type === 'hardbreak') line += 1;
    for (const atom of toAtoms(child, { ...place, line })) {
      atoms.push(atom);
      lines.push(line);
    }
  }
  return atoms.map((atom, at) =>
    atom.kind === 'tilde'
      ? { kind: 'mark', mark: toTildeMark(atoms, at, { ...place, line: lines[at] ?? line }) }
      : atom,
  );
}

function toAtoms(child: Token, place: Place): readonly Atom[] {
  switch (child.type) {
    case 'text':
      return splitTildes(clean(child.content).replace(TORN_BOLD, ''));
    case 'text_special':
      return [{ kind: 'text', text: clean(child.content) }];
    case 'id_mark':
      return [{ kind: 'id', text: child.content }];
    case 'strong_open':
    case 'strong_close':
      return [{ kind: 'bold', isOn: child.type === 'strong_open' }];
    case 'code_inline':
      return [{ kind: 'code', text: clean(child.content) }];
    case 'image':
      return [{ kind: 'text', text: clean(wordsOfImage(child)) }];
    case 'softbreak':
      return [{ kind: 'text', text: '\n' }];
    case 'hardbreak':
      return [{ kind: 'text', text: ' ' }];
    case 'html_inline':
      return toTagAtoms(child.content, place);
    default:
      return [];
  }
}

function clean(text: string): string {
  return text.replace(INVISIBLE, '');
}

function splitTildes(text: string): readonly Atom[] {
  return text
    .split(TILDES)
    .flatMap((part, index): readonly Atom[] =>
      index === 0 ? [{ kind: 'text', text: part }] : [{ kind: 'tilde' }, { kind: 'text', text: part }],
    );
}

function wordsOfImage({ children }: Token): string {
  return (children ?? []).map(({ content }) => content).join('');
}

function toTagAtoms(html: string, place: Place): readonly Atom[] {
  const tag = html.startsWith('<!--') ? undefined : parseTag(html);
  if (tag === undefined) return [];
  if (BOLD_TAGS.includes(tag.name)) return [{ kind: 'bold', isOn: !tag.isClosing }];
  if (STRUCK_TAGS.includes(tag.name)) return [{ kind: 'mark', mark: toTagMark(tag.isClosing, place) }];
  if (tag.name === 'br') return [{ kind: 'text', text: ' ' }];
  if (tag.name === 'img') return [{ kind: 'text', text: attributeOf(tag, 'alt') ?? '' }];
  const anchor = tag.name === 'a' && !tag.isClosing ? anchorOf(tag) : undefined;
  return anchor === undefined ? [] : [{ kind: 'anchor', text: anchor }];
}

export function toTagMark(isClosing: boolean, place: Place): Mark {
  const roles = { canOpen: !isClosing, canClose: isClosing, canCloseEarlier: isClosing };
  return { kind: 'tag', ...place, ...roles, role: 'none' };
}

/** What stands around `~~` says what it can be, as around Markdown's own marks. */
function toTildeMark(atoms: readonly Atom[], at: number, place: Place): Mark {
  const before = lastCharacter(atoms, at);
  const after = firstCharacter(atoms, at);
  const isAlone = isEdge(before) && isEdge(after);
  return {
    kind: 'tilde',
    ...place,
    canOpen: isAlone || !isSpace(after),
    canClose: isAlone || !isSpace(before),
    canCloseEarlier:
      isAlone || (!isSpace(before) && (!isPunctuation(before) || isSpace(after) || isPunctuation(after))),
    role: 'none',
  };
}

function lastCharacter(atoms: readonly Atom[], at: number): string {
  for (let index = at - 1; index >= 0; index -= 1) {
    const text = visibleOf(atoms[index]);
    if (text !== '') return text.at(-1) ?? '';
  }
  return '';
}

function firstCharacter(atoms: readonly Atom[], at: number): string {
  for (let index = at + 1; index < atoms.length; index += 1) {
    const text = visibleOf(atoms[index]);
    if (text !== '') return text.charAt(0);
  }
  return '';
}

function visibleOf(atom: Atom | undefined): string {
  return atom?.kind === 'text' || atom?.kind === 'code' ? atom.text : '';
}

function isEdge(character: string): boolean {
  return character === '' || character === '\n';
}

function isSpace(character: string): boolean {
  return character === '' || /\s/.test(character);
}

function isPunctuation(character: string): boolean {
  return /[\p{P}\p{S}]/u.test(character);
}
