import { LOCALES, type Locale } from '../answer/locale';
import { createPhraseTrie, type Found, type Phrase, toSteps } from './phrase-trie';
import { createSpeller, type Speller } from './spelling';
import type { Token } from './tokens';
import type { Cue, Vocabulary } from './vocabulary';

/** What a phrase is: a name of something, a date word, a cue, or a wish of the person's. */
export type Kind =
  | 'type'
  | 'hint'
  | 'answer'
  | 'source'
  | 'route'
  | 'destination'
  | 'cloud'
  | 'lookalike'
  | 'port-name'
  | 'month'
  | 'relative'
  | 'wish-whole'
  | 'wish-anywhere'
  | 'language-whole'
  | 'language-anywhere'
  | Cue;

/** `values`: the types, the source, the intent and so on; one, or several where a name is ambiguous. */
export type Meaning = { readonly kind: Kind; readonly values: readonly string[]; readonly part?: Part };

/** One part of a phrase with a gap ("why … ask"). */
type Part = { readonly of: number; readonly index: number; readonly count: number };

/** A name or cue that stands in the message, in tokens. */
export type Mention = { readonly start: number; readonly end: number; readonly values: readonly string[] };

export type Mentions = {
  of(kind: Kind): readonly Mention[];
  /** Whether a mention of the kind covers the token, begins at it, or ends right before it. */
  covers(kind: Kind, token: number): boolean;
  startsAt(kind: Kind, token: number): boolean;
  endsAt(kind: Kind, token: number): boolean;
};

export type Lexicon = { find(tokens: readonly Token[]): Mentions };

/** Kinds of one family compete for a stretch of words, and the longest phrase has it. */
const FAMILIES: readonly (readonly Kind[])[] = [
  ['type', 'hint', 'answer', 'source', 'route', 'destination', 'cloud', 'lookalike'],
  ['created', 'as-of', 'event', 'date-look'],
  ['deny-lead', 'deny-tail', 'deny-look', 'former-lead', 'former-tail'],
  ['what-if', 'what-if-look'],
  ['problem', 'problem-look'],
  ['exempted', 'exempt-look'],
  ['before-tail', 'until-tail', 'after-tail', 'from-tail'],
  ['before-lead', 'until-lead', 'after-lead', 'from-lead'],
  ['wish-whole', 'language-whole'],
  ['wish-anywhere', 'language-anywhere'],
];
const FAMILY_OF = new Map(FAMILIES.flatMap((kinds, index) => kinds.map((kind) => [kind, index] as const)));

/** Names of types, which may be misspelt. */
const TYPE_KINDS: readonly Kind[] = ['type', 'hint'];
const SEAM =
  /(?<=[\p{Script=Han}\p{Script=Katakana}ー]) (?=[A-Za-z])|(?<=[A-Za-z]) (?=[\p{Script=Han}\p{Script=Katakana}])/u;

/** What "…" in a phrase may stand for, in words; two signs make one. */
const WIDEST_GAP = 6;

/** One index over all languages: a Japanese sentence may well say "Pay-As-You-Go". */
export function createLexicon(vocabularies: Readonly<Record<Locale, Vocabulary>>): Lexicon {
  const phrases = LOCALES.flatMap((locale) => toPhrases(vocabularies[locale]));
  const trie = createPhraseTrie(
    [...phrases, ...joinedNames(phrases), ...linkedNames(phrases)].flatMap(toParts),
  );
  const speller = createSpeller(
    phrases.filter(({ meaning }) => TYPE_KINDS.includes(meaning.kind)).map((each) => each.phrase),
  );
  return {
    find(tokens) {
      const found = [...trie.find(tokens), ...findMisspelt(tokens, trie.find, speller)];
      const whole = found.filter(({ meaning }) => meaning.part === undefined);
      return createMentions([...whole, ...joinParts(found, tokens)], tokens.length);
    },
  };
}

function toPhrases(vocabulary: Vocabulary): readonly Phrase<Meaning>[] {
  const { types, hints, answers, ambiguous, lookalikes, sources, routes, destinations } = vocabulary;
  const { clouds, ports, months, relative } = vocabulary;
  return [
    ...keyed('type', types),
    ...keyed('hint', hints),
    ...keyed('answer', answers),
    ...ambiguous.flatMap(({ names, types: values }) =>
      names.map((phrase) => ({ phrase, meaning: { kind: 'type' as const, values } })),
    ),
    ...lookalikes.map((phrase) => ({ phrase, meaning: { kind: 'lookalike' as const, values: [] } })),
    ...keyed('source', sources),
    ...keyed('route', routes),
    ...keyed('destination', destinations),
    ...keyed('cloud', clouds),
    ...keyed('port-name', ports),
    ...keyed('month', months),
    ...keyed('relative', relative),
    ...Object.entries(vocabulary.cues).flatMap(([cue, list]) => keyed(cue as Cue, { [cue]: list })),
    ...wishes('wish', vocabulary.intents),
    ...wishes('language', vocabulary.languages),
  ];
}

function keyed(
  kind: Kind,
  lists: Readonly<Record<string, readonly string[] | undefined>>,
): readonly Phrase<Meaning>[] {
  return Object.entries(lists).flatMap(([value, list]) =>
    (list ?? []).map((phrase) => ({ phrase, meaning: { kind, values: [value] } })),
  );
}

function wishes(
  kind: 'wish' | 'language',
  lists: Vocabulary['intents'] | Vocabulary['languages'],
): readonly Phrase<Meaning>[] {
  return Object.entries(lists).flatMap(([value, { whole, anywhere }]) => [
    ...keyed(`${kind}-whole`, { [value]: whole }),
    ...keyed(`${kind}-anywhere`, { [value]: anywhere }),
  ]);
}

/** "freetrial", "devtest", "VisualStudio": names of several words are also written as one. */
function joinedNames(phrases: readonly Phrase<Meaning>[]): readonly Phrase<Meaning>[] {
  const names = phrases.filter(({ meaning }) => meaning.kind === 'type');
  return names.flatMap(({ phrase, meaning }) => {
    const steps = toSteps(phrase);
    const joined = steps.map(({ text }) => text).join('');
    const isJoinable = steps.length > 1 && !steps.some(({ isStem }) => isStem);
    return isJoinable && /^[a-z]{7,}$/.test(joined) ? [{ phrase: joined, meaning }] : [];
  });
}

/** 企業版的 Microsoft 客戶合約: a particle may stand where two scripts meet. */
function linkedNames(phrases: readonly Phrase<Meaning>[]): readonly Phrase<Meaning>[] {
  return phrases.flatMap(({ phrase, meaning }) =>
    TYPE_KINDS.includes(meaning.kind) && SEAM.test(phrase)
      ? ['的', 'の'].map((particle) => ({ phrase: phrase.replace(SEAM, particle), meaning }))
      : [],
  );
}

function toParts({ phrase, meaning }: Phrase<Meaning>, of: number): readonly Phrase<Meaning>[] {
  const parts = phrase.split('…');
  if (parts.length === 1) return [{ phrase, meaning }];
  return parts.map((part, index) => ({
    phrase: part,
    meaning: { ...meaning, part: { of, index, count: parts.length } },
  }));
}

/** Puts parts together that follow one another within one sentence. */
function joinParts(found: readonly Found<Meaning>[], tokens: readonly Token[]): readonly Found<Meaning>[] {
  const open = new Map<number, { readonly start: number; readonly end: number; readonly index: number }>();
  const parts = found
    .filter(({ meaning }) => meaning.part !== undefined)
    .toSorted((a, b) => a.start - b.start);
  return parts.flatMap(({ start, end, meaning }) => {
    const { of, index, count } = meaning.part ?? { of: 0, index: 0, count: 0 };
    const known = open.get(of);
    const isNext =
      known !== undefined && known.index === index - 1 && isOneSentence(tokens, known.end, start);
    if (index > 0 && !isNext) return [];
    const joined = { start: isNext ? known.start : start, end, index };
    open.set(of, joined);
    return index === count - 1 ? [{ start: joined.start, end, meaning }] : [];
  });
}

function isOneSentence(tokens: readonly Token[], start: number, end: number): boolean {
  if (start > end || start + 2 * WIDEST_GAP < end) return false;
  const between = tokens.slice(start, end);
  const width = between.reduce((sum, { kind }) => sum + (kind === 'sign' ? 0.5 : 1), 0);
  return width <= WIDEST_GAP && !between.some(({ kind, text }) => kind === 'mark' && text !== ',');
}

/** Names of types that only appear once misspelt words are mended. */
function findMisspelt(
  tokens: readonly Token[],
  find: (tokens: readonly Token[]) => readonly Found<Meaning>[],
  speller: Speller,
): readonly Found<Meaning>[] {
  const { mended, isMended } = speller.mend(tokens);
  if (isMended.size === 0) return [];
  return find(mended).filter(({ start, end, meaning }) => {
    if (!TYPE_KINDS.includes(meaning.kind)) return false;
    const touched = [...isMended].filter((at) => at >= start && at < end);
    return (
      touched.length > 0 &&
      (end - start > 1 || touched.every((at) => speller.isSureAlone(tokens[at]?.text ?? '')))
    );
  });
}

function createMentions(found: readonly Found<Meaning>[], length: number): Mentions {
  const byKind = new Map<Kind, Mention[]>();
  for (const { start, end, meaning } of keepLongest(found, length).toSorted((a, b) => a.start - b.start)) {
    const list = byKind.get(meaning.kind) ?? [];
    list.push({ start, end, values: meaning.values });
    byKind.set(meaning.kind, list);
  }
  const of = (kind: Kind): readonly Mention[] => byKind.get(kind) ?? [];
  const marksOf = rememberPer((kind: Kind) => markAll(of(kind), length));
  const has = (kind: Kind, token: number, mark: number): boolean =>
    ((marksOf(kind)[token] ?? 0) & mark) !== 0;
  return {
    of,
    covers: (kind, token) => has(kind, token, COVERED),
    startsAt: (kind, token) => has(kind, token, START),
    endsAt: (kind, token) => has(kind, token, END),
  };
}

function rememberPer<Key, Value>(make: (key: Key) => Value): (key: Key) => Value {
  const made = new Map<Key, Value>();
  return (key) => {
    const value = made.get(key) ?? make(key);
    made.set(key, value);
    return value;
  };
}

const COVERED = 1;
const START = 2;
const END = 4;

function markAll(mentions: readonly Mention[], length: number): Uint8Array {
  const marks = new Uint8Array(length + 1);
  const mark = (at: number, bit: number): void => {
    marks[at] = (marks[at] ?? 0) | bit;
  };
  for (const { start, end } of mentions) {
    for (let at = start; at < end; at += 1) mark(at, COVERED);
    mark(start, START);
    mark(end, END);
  }
  return marks;
}

/** Drops what overlaps a longer phrase of its family; the same words may still mean two things. */
function keepLongest(found: readonly Found<Meaning>[], length: number): readonly Found<Meaning>[] {
  const lost = new Set<Found<Meaning>>();
  const rivals = FAMILIES.map((): Found<Meaning>[] => []);
  for (const each of found) rivals[FAMILY_OF.get(each.meaning.kind) ?? -1]?.push(each);
  for (const family of rivals) {
    const owners = new Array<Found<Meaning> | undefined>(family.length > 0 ? length : 0);
    const longestFirst = family.sort((a, b) => b.end - b.start - (a.end - a.start) || a.start - b.start);
    for (const each of longestFirst) {
      if (isFree(each, owners)) owners.fill(each, each.start, each.end);
      else lost.add(each);
    }
  }
  return lost.size === 0 ? found : found.filter((each) => !lost.has(each));
}

function isFree({ start, end }: Found<Meaning>, owners: readonly (Found<Meaning> | undefined)[]): boolean {
  for (let at = start; at < end; at += 1) {
    const owner = owners[at];
    if (owner !== undefined && (owner.start !== start || owner.end !== end)) return false;
  }
  return true;
}
