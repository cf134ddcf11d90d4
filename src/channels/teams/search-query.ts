import { clip } from '../../answer/clip';

/** The command of the manifest by which the knowledge base is searched, and what it is given. */
export const SEARCH_COMMAND = 'search';
export const QUESTION_PARAMETER = 'question';
/** Sent instead of a question when the search is opened. */
const INITIAL_RUN = 'initialRun';
const MOST_QUESTION = 1_000;

export type SearchQuery = {
  /** As typed so far: where it ends in a space, the last word is whole. Empty: nothing was typed yet. */
  readonly question: string;
  /** So many results are there already. */
  readonly skip: number;
};

/** Reads the value of `composeExtension/query`; undefined where it is no search of ours. */
export function parseSearchQuery(raw: unknown): SearchQuery | undefined {
  if (typeof raw !== 'object' || raw === null) return undefined;
  const { commandId, parameters = [], queryOptions } = raw as Record<string, unknown>;
  if (commandId !== SEARCH_COMMAND || !Array.isArray(parameters)) return undefined;
  const given = parameters.map((each) => (each ?? {}) as Record<string, unknown>);
  const asked = given.find(({ name }) => name === QUESTION_PARAMETER)?.value;
  const isOpened = asked === undefined && given.every(({ name }) => name === INITIAL_RUN);
  if (typeof asked !== 'string' && !isOpened) return undefined;
  const question = typeof asked === 'string' ? clip(asked.trimStart(), MOST_QUESTION) : '';
  return { question, skip: readSkip(queryOptions) };
}

function readSkip(options: unknown): number {
  const { skip } = (options ?? {}) as { readonly skip?: unknown };
  return typeof skip === 'number' && Number.isSafeInteger(skip) && skip > 0 ? skip : 0;
}
