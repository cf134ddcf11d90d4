import { readFileSync } from 'node:fs';
import { Presets, SingleBar } from 'cli-progress';
import { evaluate, type LanguageReport, type Report, type Share } from '../library/evaluate/evaluate';
import type { Figures } from '../library/evaluate/figures';
import { createKnowledgeOf } from '../library/evaluate/knowledge-of';
import { loadUnits } from '../library/evaluate/load-units';
import {
  createFusePeer,
  createMiniSearchPeers,
  loadMiniSearch,
  type MiniSearchClass,
  type Peer,
  toPeerDocuments,
} from '../library/evaluate/peers';
import { parseQuestionFile } from '../library/evaluate/question-file';
import type { IndexedUnit } from '../library/search/unit';
import type { KnowledgeCall } from './knowledge';
import { UsageError } from './usage';

/** Asks the labelled questions of a file, and prints how well they were answered, beside plain peers. */
export async function runEval({ words, isJson, knowledgeDirectory }: KnowledgeCall): Promise<number> {
  const [path, ...others] = words;
  if (path === undefined || others.length > 0)
    throw new UsageError('knowledge eval takes one file of labelled questions');
  const file = parseQuestionFile(readFileSync(path, 'utf8'), path);
  const Engine = await loadMiniSearch();
  const progress = new SingleBar({ clearOnComplete: true }, Presets.shades_classic);
  const units = loadUnits(knowledgeDirectory);
  progress.start(file.queries.length, 0);
  const report = stopAfter(progress, () =>
    evaluate({
      file,
      createKnowledge: (searched) => createKnowledgeOf(searched, knowledgeDirectory),
      units,
      createPeers: (searched) => createPeers(searched, Engine),
      onAsked: () => progress.increment(),
    }),
  );
  const leftOut = Engine === undefined ? ['MiniSearch'] : [];
  process.stdout.write(isJson ? `${JSON.stringify({ ...report, leftOut })}\n` : toWords(report, leftOut));
  return 0;
}

/** An error too is printed below the bar, not in it. */
function stopAfter<T>(progress: SingleBar, run: () => T): T {
  try {
    return run();
  } finally {
    progress.stop();
  }
}

function createPeers(units: readonly IndexedUnit[], Engine: MiniSearchClass | undefined): readonly Peer[] {
  const documents = toPeerDocuments(units);
  const miniSearch = Engine === undefined ? [] : createMiniSearchPeers(documents, Engine);
  return [createFusePeer(documents), ...miniSearch];
}

const NAME_WIDTH = 24;
const FIGURE_WIDTH = 10;

function toWords(report: Report, leftOut: readonly string[]): string {
  const pages = {
    guides: 'the guides',
    documents: 'imported documents',
    all: 'guides and imported documents',
  };
  const first = `${report.questions} questions, ${report.sections} sections of ${pages[report.searched]}`;
  const missing = leftOut.map(
    (name) => `${name} is not installed, so that it is left out (npm install ${name.toLowerCase()})`,
  );
  return `${[first, ...missing, ...report.languages.map(toTable)].join('\n\n')}\n`;
}

function toTable({ lang, ours, peers, types, declined }: LanguageReport): string {
  const rows = [
    toRow('ours', ours),
    ...Object.entries(peers).map(([name, figures]) => toRow(name, figures)),
    ...Object.entries(types).map(([type, figures]) => toRow(`ours, ${type}`, figures)),
  ];
  return [
    toCells(lang, ['recall@1', 'recall@3', 'MRR@10', 'questions']),
    ...rows,
    `  no good answer: said of ${toShare(declined.unanswerable)} without one here, and of ${toShare(declined.answerable)} with one`,
  ].join('\n');
}

function toRow(name: string, { recallAt1, recallAt3, mrr, questions }: Figures): string {
  return toCells(`  ${name}`, [
    recallAt1.toFixed(2),
    recallAt3.toFixed(2),
    mrr.toFixed(2),
    String(questions),
  ]);
}

function toCells(name: string, cells: readonly string[]): string {
  return name.padEnd(NAME_WIDTH) + cells.map((cell) => cell.padStart(FIGURE_WIDTH)).join('');
}

function toShare({ questions, declined }: Share): string {
  return `${declined} of ${questions}`;
}
