import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import MiniSearch from 'minisearch';
import type { Locale } from '../../src/answer/locale';
import {
  createFusePeer,
  createMiniSearchPeers,
  type MiniSearchClass,
  type PeerDocument,
  toPeerDocuments,
} from '../../src/library/evaluate/peers';
import { createKnowledgeBase, type KnowledgeBase } from '../../src/library/knowledge-base';
import { loadGuides } from '../../src/library/pages/load-guides';
import { buildIndex } from '../../src/library/search/build-index';
import { openIndex } from '../../src/library/search/index-file';
import { openOrFail } from '../../src/library/search/load-index';
import { toUnits } from '../../src/library/search/unit';
import { KNOWLEDGE } from '../support/policy';

const REPEATS = 20;
/** Questions asked, spread over all languages and guides. */
const ASKED = 240;
/** Fuse.js takes up to seconds for a question, so that it is asked a few of the same, once each. */
const ASKED_OF_FUSE = 12;
const FIELDS = ['title', 'heading', 'body', 'aliases', 'questions'];

type Question = { readonly text: string; readonly locale: Locale };
/** Milliseconds. */
type Times = { readonly p50: number; readonly p99: number };

/** Measures search at the shipped size against its peers. @returns lines to print */
export function benchSearch(): readonly string[] {
  const pages = loadGuides(KNOWLEDGE).map(({ page }) => page);
  const units = toUnits(pages);
  const bytes = buildIndex(units, 'bench');
  const documents = toPeerDocuments(units);
  const questions = pages.flatMap(({ locale, questions: asked }) =>
    Object.values(asked)
      .flat()
      .map((text) => ({ text, locale: locale as Locale })),
  );
  return [
    ...benchAsking(bytes, documents, spread(questions, ASKED)),
    ...benchMistyped(bytes, questions),
    ...benchOpening(bytes, documents),
    `index of ${units.length} sections and parts: ${(bytes.length / 2 ** 20).toFixed(2)} MB, their texts included`,
  ];
}

function benchAsking(
  bytes: Buffer,
  documents: readonly PeerDocument[],
  questions: readonly Question[],
): readonly string[] {
  const knowledge = createBase(bytes);
  const ask = ({ text, locale }: Question): void => void knowledge.ask({ text, locale });
  const ours = timeEach(questions, ask);
  const fuse = createFusePeer(documents);
  const few = spread(questions, ASKED_OF_FUSE);
  const peers = createMiniSearchPeers(documents, MiniSearch as unknown as MiniSearchClass);
  return [
    `search, ${questions.length} questions of the guides: ${toWords(ours)}`,
    ...peers.map(({ name, rank }) =>
      compare(
        `peer: ${name}`,
        timeEach(questions, ({ text }) => void rank(text)),
        ours,
      ),
    ),
    compare(
      `peer: ${fuse.name}, ${few.length} of the questions once`,
      timeEach(few, ({ text }) => void fuse.rank(text), 1),
      timeEach(few, ask),
    ),
  ];
}

/** A mistyped word costs most when it is met for the first time; then its corrections are remembered. */
function benchMistyped(bytes: Buffer, questions: readonly Question[]): readonly string[] {
  const mistyped = new Map(
    questions.flatMap((question) => {
      const word = /[a-zа-я]{7,}/i.exec(question.text)?.[0];
      if (word === undefined) return [];
      const text = question.text.replace(word, word.slice(0, 3) + word.slice(4));
      return [[word.toLowerCase(), { ...question, text }] as const];
    }),
  );
  const knowledge = createBase(bytes);
  for (const question of questions) knowledge.ask(question);
  knowledge.ask({ text: 'subscripton', locale: 'en' });
  const times = [...mistyped.values()].map((question) => timeOnce(() => void knowledge.ask(question)));
  return [
    `search, ${times.length} questions with a word mistyped, each for the first time: ${toWords(toTimes(times))}`,
  ];
}

function benchOpening(bytes: Buffer, documents: readonly PeerDocument[]): readonly string[] {
  const directory = mkdtempSync(join(tmpdir(), 'port25-bench-'));
  const write = (name: string, content: string | Buffer): string => {
    const path = join(directory, name);
    writeFileSync(path, content);
    return path;
  };
  const miniSearch = new MiniSearch<PeerDocument>({ fields: FIELDS });
  miniSearch.addAll(documents);
  const index = write('index.bin', bytes);
  const theirs = write('mini-search.json', JSON.stringify(miniSearch));
  const texts = write('texts.json', JSON.stringify(documents));
  const open = (run: () => void): Times => timeEach([undefined], run);
  try {
    const ours = open(() => void openIndex(readFileSync(index)));
    const loaded = open(() => void MiniSearch.loadJSON(readFileSync(theirs, 'utf8'), { fields: FIELDS }));
    const parsed = open(() => void JSON.parse(readFileSync(texts, 'utf8')));
    return [
      `opening the built index: ${toWords(ours)}`,
      compare('peer: MiniSearch.loadJSON of the same sections', loaded, ours),
      compare('floor: JSON.parse of their texts alone', parsed, ours),
    ];
  } finally {
    rmSync(directory, { recursive: true });
  }
}

function createBase(bytes: Buffer): KnowledgeBase {
  return createKnowledgeBase(openOrFail(bytes), KNOWLEDGE);
}

/** So many, evenly spread. */
function spread<T>(all: readonly T[], count: number): readonly T[] {
  const step = Math.max(1, all.length / count);
  return all.filter((_, at) => Math.floor(at / step) !== Math.floor((at - 1) / step));
}

/** Times each call by itself, after a warm-up as long as a few repeats. */
function timeEach<T>(inputs: readonly T[], run: (input: T) => void, repeats = REPEATS): Times {
  const times: number[] = [];
  const warmUp = repeats === 1 ? 0 : Math.ceil(repeats / 4);
  for (let repeat = -warmUp; repeat < repeats; repeat += 1) {
    for (const input of inputs) {
      const time = timeOnce(() => run(input));
      if (repeat >= 0) times.push(time);
    }
  }
  return toTimes(times);
}

function timeOnce(run: () => void): number {
  const start = performance.now();
  run();
  return performance.now() - start;
}

function toTimes(times: readonly number[]): Times {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share: number): number =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return { p50: at(0.5), p99: at(0.99) };
}

function toWords({ p50, p99 }: Times): string {
  return `p50 ${p50.toFixed(3)} ms, p99 ${p99.toFixed(3)} ms`;
}

function compare(peer: string, theirs: Times, ours: Times): string {
  const ratios = [ours.p50 / theirs.p50, ours.p99 / theirs.p99].map((ratio) => ratio.toPrecision(2));
  return `  ${peer}: ${toWords(theirs)}, ratio ${ratios.join(' and ')}`;
}
