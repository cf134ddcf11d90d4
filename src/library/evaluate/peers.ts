import Fuse from 'fuse.js';
import { type IndexedUnit, keyOf, textOf } from '../search/unit';
import { DEPTH } from './figures';

/** Another search engine, used as it comes, over the same sections. */
export interface Peer {
  readonly name: string;
  /** @returns keys of distinct sections, best first, at most ten */
  rank(text: string): readonly string[];
}

const FIELDS = ['title', 'heading', 'body', 'aliases', 'questions'] as const;
/** What MiniSearch's own pages advise for mistyped words. */
const FUZZY = { fuzzy: 0.2, prefix: true } as const;

/** A unit as its peers see it. */
export type PeerDocument = {
  readonly id: number;
  readonly key: string;
} & Readonly<Record<'title' | 'heading' | 'body', string>> &
  Readonly<Record<'aliases' | 'questions', readonly string[]>>;

/** What of MiniSearch is used, so that nothing of it is needed where it is not installed. */
export interface MiniSearch {
  addAll(documents: readonly PeerDocument[]): void;
  search(text: string, options?: { fuzzy: number; prefix: boolean }): { readonly id: number }[];
}
export type MiniSearchClass = new (options: { fields: string[] }) => MiniSearch;

export function toPeerDocuments(units: readonly IndexedUnit[]): readonly PeerDocument[] {
  return units.map((unit, id) => ({
    id,
    key: keyOf(unit),
    title: unit.title,
    heading: unit.heading,
    body: textOf(unit, 'body'),
    aliases: unit.aliases,
    questions: unit.questions,
  }));
}

/** Fuse.js, with the one option without which it looks at the beginning of a text only. */
export function createFusePeer(documents: readonly PeerDocument[]): Peer {
  const fuse = new Fuse(documents, { keys: [...FIELDS], ignoreLocation: true });
  return { name: 'Fuse.js', rank: (text) => toSections(fuse.search(text).map(({ item }) => item.key)) };
}

/** MiniSearch with its defaults, and with mistyped and unfinished words allowed for. */
export function createMiniSearchPeers(
  documents: readonly PeerDocument[],
  Engine: MiniSearchClass,
): readonly Peer[] {
  const engine = new Engine({ fields: [...FIELDS] });
  engine.addAll(documents);
  const rank = (text: string, options?: typeof FUZZY): readonly string[] =>
    toSections(engine.search(text, options).map(({ id }) => documents[id]?.key ?? ''));
  return [
    { name: 'MiniSearch', rank: (text) => rank(text) },
    { name: 'MiniSearch, fuzzy', rank: (text) => rank(text, FUZZY) },
  ];
}

function toSections(keys: readonly string[]): readonly string[] {
  return [...new Set(keys)].slice(0, DEPTH);
}

/** MiniSearch where it is installed: it is no part of the service. */
export async function loadMiniSearch(): Promise<MiniSearchClass | undefined> {
  try {
    return (await import('minisearch')).default as unknown as MiniSearchClass;
  } catch (error) {
    if ((error as { readonly code?: unknown }).code === 'ERR_MODULE_NOT_FOUND') return undefined;
    throw error;
  }
}
