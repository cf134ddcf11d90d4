import { normaliseText } from './normal-text';
import { type Token, tokenise } from './tokens';

/** A phrase of the vocabulary and what it stands for. */
export type Phrase<Meaning> = { readonly phrase: string; readonly meaning: Meaning };

/** Where a phrase was found, in tokens; `end` is the first token after it. */
export type Found<Meaning> = { readonly start: number; readonly end: number; readonly meaning: Meaning };

type Node<Meaning> = {
  readonly next: Map<string, Node<Meaning>>;
  /** Beginnings of words, by their first letter: `пробн*`. */
  readonly stems: Map<string, { readonly stem: string; readonly node: Node<Meaning> }[]>;
  readonly meanings: Meaning[];
};

export type PhraseTrie<Meaning> = { find(tokens: readonly Token[]): readonly Found<Meaning>[] };

/** One step of a phrase: a whole token, or the beginning of a word. */
export type Step = { readonly text: string; readonly isStem: boolean };

/**
 * The steps of a phrase. Spaces, hyphens, slashes and quotes do not count, so "dev/test" is
 * "dev test"; a word that ends in `*` stands for every word that begins so.
 */
export function toSteps(phrase: string): readonly Step[] {
  const known = remembered.get(phrase);
  if (known !== undefined) return known;
  if (remembered.size >= MOST_REMEMBERED) remembered.clear();
  const steps = cutSteps(phrase);
  remembered.set(phrase, steps);
  return steps;
}

/** A vocabulary is checked, joined, spelt and looked up by the same steps: each phrase is cut once. */
const remembered = new Map<string, readonly Step[]>();
/** Twice what the four vocabularies have. */
const MOST_REMEMBERED = 20_000;

function cutSteps(phrase: string): readonly Step[] {
  return phrase.split('*').flatMap((part, index, parts) => {
    const { text } = normaliseText(part);
    const tokens = tokenise(text);
    const isLastPart = index === parts.length - 1;
    return tokens
      .filter((token) => token.text !== ',' || ',、'.includes(text.charAt(token.start)))
      .map((token, at) => ({ text: token.text, isStem: !isLastPart && at === tokens.length - 1 }));
  });
}

/** Looks all phrases up at once, in time linear in the text. */
export function createPhraseTrie<Meaning>(phrases: readonly Phrase<Meaning>[]): PhraseTrie<Meaning> {
  const root = createNode<Meaning>();
  for (const { phrase, meaning } of phrases) {
    const steps = toSteps(phrase);
    if (steps.length > 0) steps.reduce(grow, root).meanings.push(meaning);
  }
  return {
    find(tokens) {
      const found: Found<Meaning>[] = [];
      for (let start = 0; start < tokens.length; start += 1)
        findFrom(root, tokens, { start, at: start }, found);
      return found;
    },
  };
}

function createNode<Meaning>(): Node<Meaning> {
  return { next: new Map(), stems: new Map(), meanings: [] };
}

function grow<Meaning>(node: Node<Meaning>, { text, isStem }: Step): Node<Meaning> {
  if (isStem) return growStem(node, text);
  const next = node.next.get(text) ?? createNode<Meaning>();
  node.next.set(text, next);
  return next;
}

function growStem<Meaning>(node: Node<Meaning>, stem: string): Node<Meaning> {
  const siblings = node.stems.get(stem.charAt(0)) ?? [];
  const known = siblings.find((each) => each.stem === stem);
  if (known !== undefined) return known.node;
  const grown = createNode<Meaning>();
  node.stems.set(stem.charAt(0), [...siblings, { stem, node: grown }]);
  return grown;
}

type Place = { readonly start: number; readonly at: number };

/** Walks on from a node and notes every phrase that ends on the way. */
function findFrom<Meaning>(
  node: Node<Meaning>,
  tokens: readonly Token[],
  place: Place,
  found: Found<Meaning>[],
): void {
  const token = tokens[place.at];
  if (token === undefined || token.kind === 'sealed') return;
  const exact = node.next.get(token.text);
  if (exact !== undefined) note(exact, tokens, place, found);
  if (node.stems.size === 0) return;
  for (const { stem, node: next } of node.stems.get(token.text.charAt(0)) ?? []) {
    if (token.text.startsWith(stem)) note(next, tokens, place, found);
  }
}

function note<Meaning>(
  node: Node<Meaning>,
  tokens: readonly Token[],
  { start, at }: Place,
  found: Found<Meaning>[],
): void {
  for (const meaning of node.meanings) found.push({ start, end: at + 1, meaning });
  if (node.next.size + node.stems.size > 0) findFrom(node, tokens, { start, at: at + 1 }, found);
}
