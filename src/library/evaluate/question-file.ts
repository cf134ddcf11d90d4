import { LineCounter, parseDocument } from 'yaml';
import { z } from 'zod';
import { LOCALES } from '../../answer/locale';

const label = z.tuple([z.string().min(1), z.string().min(1)]).readonly();
const question = z.strictObject({
  id: z.string().min(1),
  lang: z.enum(LOCALES),
  type: z.string().min(1),
  q: z.string().min(1),
  rel: z.array(z.string()).readonly(),
});
const FILE = z
  .strictObject({
    note: z.string().optional(),
    sections: z.record(z.string(), label),
    queries: z.array(question.readonly()).readonly(),
  })
  .superRefine(({ sections, queries }, { addIssue }) => {
    for (const [at, { rel }] of queries.entries()) {
      for (const [place, name] of rel.entries()) {
        if (Object.hasOwn(sections, name)) continue;
        addIssue({
          code: 'custom',
          path: ['queries', at, 'rel', place],
          message: `there is no "${name}" in sections`,
        });
      }
    }
  })
  .readonly();

/** Questions and the sections that answer them: one of `rel` is enough; an empty `rel` has no answer here. */
export type QuestionFile = z.infer<typeof FILE>;
export type LabelledQuestion = QuestionFile['queries'][number];

/** A file of labelled questions cannot be used; each problem as `file:line: field: reason`. */
export class QuestionFileError extends Error {
  override readonly name = 'QuestionFileError';
  readonly code = 'questions-unusable';
  constructor(file: string, problems: readonly string[]) {
    super(`${file} cannot be used:\n${problems.map((each) => `  ${file}:${each}`).join('\n')}`);
  }
}

/**
 * Reads labelled questions from the text of a JSON file.
 * @param file its name, for errors
 * @throws {QuestionFileError} naming every problem
 */
export function parseQuestionFile(text: string, file: string): QuestionFile {
  const parsed = FILE.safeParse(parseJson(text, file));
  if (parsed.success) return parsed.data;
  const lineOf = createLineFinder(text);
  const problems = parsed.error.issues.map(
    ({ path, message }) => `${lineOf(path)}: ${path.join('.') || 'the whole file'}: ${message}`,
  );
  throw new QuestionFileError(file, problems);
}

function parseJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const position = Number(/position (?<at>\d+)/.exec(reason)?.groups?.at ?? text.length);
    throw new QuestionFileError(file, [`${text.slice(0, position).split('\n').length}: no JSON: ${reason}`]);
  }
}

/** JSON is YAML too, whose parser knows where each field stands. */
function createLineFinder(text: string): (path: readonly PropertyKey[]) => number {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  return (path) => {
    // A field that is missing has no place of its own; the one it belongs to has.
    for (let length = path.length; length > 0; length -= 1) {
      const node = document.getIn(path.slice(0, length), true) as { range?: readonly [number] } | undefined;
      if (node?.range !== undefined) return lines.linePos(node.range[0]).line;
    }
    return 1;
  };
}
