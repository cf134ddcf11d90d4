/** How well sections were found, over the questions that have an answer. */
export type Figures = {
  readonly questions: number;
  /** Share of questions with a right section first, and among the first three. */
  readonly recallAt1: number;
  readonly recallAt3: number;
  /** Mean of 1 / rank of the first right section; beyond the tenth counts nothing. */
  readonly mrr: number;
};

/** So many distinct sections are looked at. */
export const DEPTH = 10;

/** @returns the rank of the first right section, from 1; undefined if it is not among the first ten */
export function rankOf(found: readonly string[], right: ReadonlySet<string>): number | undefined {
  const at = found.slice(0, DEPTH).findIndex((key) => right.has(key));
  return at < 0 ? undefined : at + 1;
}

/** @param ranks of each question's first right section. Of no questions every figure is 0. */
export function toFigures(ranks: readonly (number | undefined)[]): Figures {
  const mean = (score: (rank: number) => number): number =>
    ranks.reduce<number>((sum, rank) => sum + (rank === undefined ? 0 : score(rank)), 0) /
    Math.max(1, ranks.length);
  return {
    questions: ranks.length,
    recallAt1: mean((rank) => Number(rank <= 1)),
    recallAt3: mean((rank) => Number(rank <= 3)),
    mrr: mean((rank) => 1 / rank),
  };
}
