import { parseDocument } from 'yaml';

export type FrontMatter = {
  readonly fields: Readonly<Record<string, unknown>>;
  readonly body: string;
  /** Lines before the body, so that positions in it can be told as lines of the file. */
  readonly offset: number;
  /** Why the front matter could not be read; its fields are then empty. */
  readonly problem: string | null;
};

const FENCED = /^(?:\uFEFF)?---[ \t]*\r?\n(?<yaml>[\s\S]*?)\r?\n?(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/;

/** Parts a Markdown file into its front matter and its body. A file without any has no fields. */
export function parseFrontMatter(text: string): FrontMatter {
  const match = FENCED.exec(text);
  if (match === null) return { fields: {}, body: text.replace(/^\uFEFF/, ''), offset: 0, problem: null };
  const body = text.slice(match[0].length);
  const offset = match[0].split('\n').length - 1;
  const document = parseDocument(match.groups?.yaml ?? '', { strict: false });
  const [error] = document.errors;
  if (error !== undefined) return { fields: {}, body, offset, problem: error.message.split('\n')[0] ?? '' };
  const fields: unknown = document.toJS();
  const isRecord = typeof fields === 'object' && fields !== null && !Array.isArray(fields);
  return { fields: isRecord ? (fields as FrontMatter['fields']) : {}, body, offset, problem: null };
}
