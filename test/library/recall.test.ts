import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { evaluate, type LanguageReport } from '../../src/library/evaluate/evaluate';
import { createKnowledgeOf } from '../../src/library/evaluate/knowledge-of';
import { parseQuestionFile } from '../../src/library/evaluate/question-file';
import type { KnowledgeBase } from '../../src/library/knowledge-base';
import { loadGuides } from '../../src/library/pages/load-guides';
import { type IndexedUnit, toUnits } from '../../src/library/search/unit';
import { KNOWLEDGE } from '../support/policy';

/** What the guides must reach in every language: questions that nobody wrote them for. */
const LEAST = { recallAt3: 0.95, mrr: 0.9, declinedOfUnanswerable: 0.8, declinedOfAnswerable: 0.05 };
const QUESTIONS = join(process.cwd(), 'test/library/questions');

const files = existsSync(QUESTIONS) ? readdirSync(QUESTIONS).filter((name) => name.endsWith('.json')) : [];

test('there are labelled questions', () => {
  if (files.length === 0) throw new Error(`${QUESTIONS} has no *.json: put labelled questions there`);
});

// Imported documents are somebody else's: only the guides are held to this.
const units = toUnits(loadGuides(KNOWLEDGE).map(({ page }) => page));
const createKnowledge = (searched: readonly IndexedUnit[]): KnowledgeBase =>
  createKnowledgeOf(searched, KNOWLEDGE);

// A loop, since `describe.each` of nothing fails before it can be said what is missing.
for (const name of files)
  describe(name, () => {
    const file = parseQuestionFile(readFileSync(join(QUESTIONS, name), 'utf8'), name);
    const { languages } = evaluate({ file, createKnowledge, units });

    test.each(languages.map((report) => [report.lang, report] as const))(
      '%s finds enough',
      (_lang, report) => {
        expect(missed(report)).toEqual([]);
      },
    );
  });

/** What falls short, in words. */
function missed({ ours, declined: { unanswerable, answerable } }: LanguageReport): readonly string[] {
  const shares = {
    unanswerable: unanswerable.declined / Math.max(1, unanswerable.questions),
    answerable: answerable.declined / Math.max(1, answerable.questions),
  };
  const isShort = {
    [`recall@3 is ${ours.recallAt3.toFixed(3)}`]: ours.recallAt3 < LEAST.recallAt3,
    [`MRR@10 is ${ours.mrr.toFixed(3)}`]: ours.mrr < LEAST.mrr,
    [`${unanswerable.declined} of ${unanswerable.questions} without an answer are declined`]:
      unanswerable.questions > 0 && shares.unanswerable < LEAST.declinedOfUnanswerable,
    [`${answerable.declined} of ${answerable.questions} with an answer are declined`]:
      shares.answerable > LEAST.declinedOfAnswerable,
  };
  return Object.keys(isShort).filter((what) => isShort[what]);
}
