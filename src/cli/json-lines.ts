import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';

/** A mistake in one line of input: reported on its line, and the rest goes on. */
export class LineError extends Error {
  override readonly name = 'LineError';
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

export type Line = { readonly id?: unknown; readonly fields: Readonly<Record<string, unknown>> };

type Props = {
  readonly input: Readable;
  readonly output: Writable;
  /** What is written for a line; throws what cannot be, with a `code`. */
  readonly answer: (line: Line) => Promise<string> | string;
  readonly isJson: boolean;
};

/**
 * Answers a stream of JSON lines one by one, in order; only one line is held at a time.
 * @returns how many lines failed
 */
export async function answerLines({ input, output, answer, isJson }: Props): Promise<number> {
  let failed = 0;
  for await (const text of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    if (text.trim() === '') continue;
    const { written, isGood } = await answerLine(text, answer, isJson);
    if (!isGood) failed += 1;
    // Waiting for a slow reader is what keeps a million lines out of memory.
    if (!output.write(`${written}\n`)) await once(output, 'drain');
  }
  return failed;
}

async function answerLine(
  text: string,
  answer: Props['answer'],
  isJson: boolean,
): Promise<{ readonly written: string; readonly isGood: boolean }> {
  let id: unknown = null;
  try {
    const line = parseLine(text);
    id = line.id ?? null;
    return { written: await answer(line), isGood: true };
  } catch (error) {
    return { written: describeError(error, id, isJson), isGood: false };
  }
}

function parseLine(text: string): Line {
  const value = parseJson(text);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new LineError(
      'not-an-object',
      'each line is one JSON object, such as {"id": 1, "subscription": "csp"}',
    );
  }
  const { id, ...fields } = value as Record<string, unknown>;
  return id === undefined ? { fields } : { id, fields };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new LineError('bad-json', `the line is no JSON: ${reason}`);
  }
}

/** An error as a line: its code and message, never a stack. */
export function describeError(error: unknown, id: unknown, isJson: boolean): string {
  const { code, message } = toCodeAndMessage(error);
  return isJson ? JSON.stringify({ id, error: { code, message } }) : `error: ${message}`;
}

function toCodeAndMessage(error: unknown): { readonly code: string; readonly message: string } {
  if (!(error instanceof Error)) return { code: 'failed', message: String(error) };
  const { code } = error as { readonly code?: unknown };
  return { code: typeof code === 'string' ? code : 'failed', message: error.message };
}

/** The echo of a line's id, first among the fields; nothing where the line had none. */
export function withId(line: Line, fields: object): object {
  return line.id === undefined ? fields : { id: line.id, ...fields };
}
