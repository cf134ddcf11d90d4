import MiniSearch from 'minisearch';
import { evaluate } from '../../../src/library/evaluate/evaluate';
import {
  createFusePeer,
  createMiniSearchPeers,
  type MiniSearchClass,
  toPeerDocuments,
} from '../../../src/library/evaluate/peers';
import type { LabelledQuestion, QuestionFile } from '../../../src/library/evaluate/question-file';
import type { Answered, KnowledgeBase } from '../../../src/library/knowledge-base';
import type { IndexedUnit } from '../../../src/library/search/unit';
import { sampleUnit } from './sample-units';

const UNITS = [
  sampleUnit({ page: 'csp', text: 'Cloud solution providers are blocked' }),
  sampleUnit({
    page: 'sendgrid',
    title: 'SendGrid',
    text: 'The host is smtp.sendgrid.net',
    aliases: ['twilio'],
  }),
  sampleUnit({ page: 'sendgrid', title: 'SendGrid', text: 'A second part', questions: ['which login'] }),
  sampleUnit({ page: 'blog', kind: 'document', text: 'Elsewhere' }),
];

/** A knowledge base that always finds these pages, and is sure where it finds any. */
function findsAlways(
  pages: readonly string[],
  asked: IndexedUnit[][] = [],
): (units: readonly IndexedUnit[]) => Pick<KnowledgeBase, 'ask'> {
  return (units) => ({
    ask: () => {
      asked.push([...units]);
      const hits = pages.flatMap((page) => {
        const unit = UNITS.find((each) => each.page === page);
        return unit === undefined ? [] : [{ unit, score: 1, whole: 1 }];
      });
      return {
        hits,
        isAnswered: hits.length > 0,
        confidence: 1,
        elsewhere: 0,
        sought: [],
        meanings: [],
      } satisfies Answered;
    },
  });
}

function questionOf(fields: Partial<LabelledQuestion>): LabelledQuestion {
  return { id: '1', lang: 'en', type: 'kw', q: 'sendgrid', rel: ['S'], ...fields };
}

function fileOf(...queries: readonly LabelledQuestion[]): QuestionFile {
  return { sections: { S: ['sendgrid', 'today'], C: ['csp', 'today'] }, queries };
}

test('figures are told by language, and by type for ours', () => {
  const file = fileOf(questionOf({}), questionOf({ type: 'nl', rel: ['C'] }), questionOf({ lang: 'ru' }));
  const report = evaluate({ file, createKnowledge: findsAlways(['csp', 'sendgrid']), units: UNITS });
  expect(report).toMatchObject({ searched: 'guides', sections: 2, questions: 3 });
  expect(report.languages.map(({ lang }) => lang)).toEqual(['en', 'ru']);
  expect(report.languages[0]).toMatchObject({
    ours: { questions: 2, recallAt1: 0.5, recallAt3: 1, mrr: 0.75 },
    types: { kw: { questions: 1, mrr: 0.5 }, nl: { questions: 1, mrr: 1 } },
  });
});

test('questions without an answer count for abstention alone', () => {
  const file = fileOf(questionOf({}), questionOf({ type: 'none', rel: [] }));
  const sure = evaluate({ file, createKnowledge: findsAlways(['sendgrid']), units: UNITS }).languages[0];
  expect(sure?.ours).toMatchObject({ questions: 1, recallAt1: 1 });
  expect(Object.keys(sure?.types ?? {})).toEqual(['kw']);
  expect(sure?.declined).toEqual({
    unanswerable: { questions: 1, declined: 0 },
    answerable: { questions: 1, declined: 0 },
  });
  const unsure = evaluate({ file, createKnowledge: findsAlways([]), units: UNITS }).languages[0];
  expect(unsure?.declined.unanswerable.declined).toBe(1);
  expect(unsure?.declined.answerable.declined).toBe(1);
});

test('only the pages that the labels are about are searched, by ours and by peers', () => {
  const asked: IndexedUnit[][] = [];
  let compared: readonly IndexedUnit[] = [];
  const createPeers = (units: readonly IndexedUnit[]) => {
    compared = units;
    return [{ name: 'nobody', rank: () => [] }];
  };
  const knowledge = findsAlways([], asked);
  const { languages } = evaluate({
    file: fileOf(questionOf({})),
    createKnowledge: knowledge,
    units: UNITS,
    createPeers,
  });
  expect(asked).toEqual([UNITS.slice(0, 3)]);
  expect(compared).toEqual(UNITS.slice(0, 3));
  expect(languages[0]?.peers).toEqual({ nobody: { questions: 1, recallAt1: 0, recallAt3: 0, mrr: 0 } });
});

describe('peers', () => {
  const documents = toPeerDocuments(UNITS);
  const [plain, fuzzy] = createMiniSearchPeers(documents, MiniSearch as unknown as MiniSearchClass);
  const peers = [createFusePeer(documents), plain, fuzzy];

  test.each([
    ['a title', 'SendGrid', 'guide sendgrid#today'],
    ['a text', 'Elsewhere', 'document blog#today'],
    ['an alias', 'twilio', 'guide sendgrid#today'],
    ['a question', 'which login', 'guide sendgrid#today'],
  ])('find %s', (_what, text, key) => {
    for (const peer of peers) expect(peer?.rank(text)[0]).toBe(key);
  });

  test('name each section once', () => {
    for (const peer of peers)
      expect(peer?.rank('SendGrid').filter((key) => key === 'guide sendgrid#today')).toHaveLength(1);
  });

  test('differ in mistyped words', () => {
    expect(plain?.rank('twilo')).toEqual([]);
    expect(fuzzy?.rank('twilo')).toEqual(['guide sendgrid#today']);
  });
});
