import { rankOf, toFigures } from '../../../src/library/evaluate/figures';

test('the rank is that of the first right section, among the first ten', () => {
  const found = Array.from({ length: 12 }, (_, at) => `s${at + 1}`);
  expect(rankOf(found, new Set(['s3', 's2']))).toBe(2);
  expect(rankOf(found, new Set(['s10']))).toBe(10);
  expect(rankOf(found, new Set(['s11']))).toBeUndefined();
  expect(rankOf([], new Set(['s1']))).toBeUndefined();
});

test('recall and mean reciprocal rank are shares of all questions', () => {
  expect(toFigures([1, 3, 4, undefined])).toEqual({
    questions: 4,
    recallAt1: 0.25,
    recallAt3: 0.5,
    mrr: (1 + 1 / 3 + 1 / 4) / 4,
  });
  expect(toFigures([])).toEqual({ questions: 0, recallAt1: 0, recallAt3: 0, mrr: 0 });
});
