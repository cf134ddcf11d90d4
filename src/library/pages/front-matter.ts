import { LineCounter, parseDocument } from 'yaml';
import type { PageWarning } from './page';

export type FrontMatter = {
  readonly fields: Readonly<Record<string, unknown>>;
  readonly body: string;
  /** Lines before the body, so that positions in it can be told as lines of the file. */
  readonly offset: number;
  /** Why the front matter could not be read as a whole; its fields are then those of plain `key: value` lines. */
  readonly problem: string | null;
  /** Line of the problem, from 1. */
  readonly problemLine: number;
};

type Fields = FrontMatter['fields'];
type Fenced = {
  readonly inside: string;
  readonly body: string;
  readonly kind: 'yaml' | 'toml';
  /** Line of the file its fields begin on, from 1. */
  readonly line: number;
};

const NONE = { fields: {}, offset: 0, problem: null, problemLine: 1 };
const YAML_END = /^(?:---|\.\.\.)[ \t]*$/m;
const TOML_END = /^\+\+\+[ \t]*$/m;
const FIELD = /^(?<key>[\p{L}\w][\p{L}\w.-]{0,60}) ?[:=]\s(?<value>.*\S)/u;
/** Hexo's first line of dashes may be missing: such a file begins with fields, a title among them. */
const UNFENCED = /^(?:[\w.-]+:(?:[ \t].*)?\n|[ \t]*- .*\n)+---[ \t]*(?:\n|$)/;

/** Parts a Markdown file into its front matter (YAML or TOML) and its body. A file without any has no fields. */
export function parseFrontMatter(text: string): FrontMatter {
  const clean = text.replace(/^\uFEFF+/, '').replace(/\r\n?/g, '\n');
  const fenced = partFence(clean);
  if (fenced === undefined) return { ...NONE, body: clean };
  const { inside, body, kind } = fenced;
  const offset = clean.slice(0, clean.length - body.length).split('\n').length - 1;
  if (kind === 'toml') return { ...NONE, fields: readPlain(inside), body, offset };
  const { fields, problem, line } = parseYaml(inside);
  if (problem === null && fields === undefined && inside.trim() !== '') return { ...NONE, body: clean };
  const isNone =
    problem !== null && Object.keys(fields ?? {}).length === 0 && !/^\s*[\w.-]+\s*:/m.test(inside);
  if (isNone) return { ...NONE, body: clean };
  return { fields: fields ?? {}, body, offset, problem, problemLine: fenced.line + line };
}

/** What the author should know of front matter that cannot be read; nothing where it can. */
export function describeProblem({ problem, problemLine }: FrontMatter): readonly PageWarning[] {
  return problem === null ? [] : [{ line: problemLine, reason: `the front matter is no YAML: ${problem}` }];
}

function partFence(text: string): Fenced | undefined {
  const opening = /^(---|\+\+\+)[ \t]*\n/.exec(text);
  if (opening === null) return partUnfenced(text);
  const start = opening[0].length;
  const rest = text.slice(start);
  const close = (opening[1] === '---' ? YAML_END : TOML_END).exec(rest);
  if (close === null) return undefined;
  const body = rest.slice(close.index + close[0].length).replace(/^\n/, '');
  return { inside: rest.slice(0, close.index), body, kind: opening[1] === '---' ? 'yaml' : 'toml', line: 2 };
}

function partUnfenced(text: string): Fenced | undefined {
  const head = UNFENCED.exec(text)?.[0];
  if (head === undefined || !/^title:/m.test(head)) return undefined;
  return { inside: head.replace(/---[ \t]*\n?$/, ''), body: text.slice(head.length), kind: 'yaml', line: 1 };
}

type Parsed = {
  /** Undefined where there is YAML but no fields. */
  readonly fields: Fields | undefined;
  readonly problem: string | null;
  /** Lines of the YAML before the problem. */
  readonly line: number;
};

function parseYaml(text: string): Parsed {
  const lines = new LineCounter();
  const document = parseDocument(text, {
    strict: false,
    uniqueKeys: false,
    prettyErrors: false,
    lineCounter: lines,
  });
  const [error] = document.errors;
  if (error !== undefined) {
    const line = lines.linePos(error.pos[0]).line - 1;
    return { fields: readPlain(text), problem: firstLine(error.message), line };
  }
  try {
    return { fields: toFields(document.toJS()), problem: null, line: 0 };
  } catch (thrown) {
    // Aliases of nothing, or of too much.
    return { fields: readPlain(text), problem: firstLine(String(thrown)), line: 0 };
  }
}

function toFields(value: unknown): Fields | undefined {
  const isRecord = typeof value === 'object' && value !== null && !Array.isArray(value);
  return isRecord ? (value as Fields) : undefined;
}

function firstLine(message: string): string {
  return (message.split('\n')[0] ?? '').replace(/:$/, '');
}

/** The fields of one line each, up to the first table of TOML. */
function readPlain(text: string): Fields {
  const lines = text.split(/^\[/m)[0]?.split('\n') ?? [];
  const found = lines.flatMap((line) => {
    const { key, value } = FIELD.exec(line)?.groups ?? {};
    return key === undefined || value === undefined ? [] : [[key, unquote(value.trim())] as const];
  });
  return Object.fromEntries(found.toReversed());
}

function unquote(value: string): string {
  const match = /^(["'])(.*)\1\s*(?:#.*)?$/.exec(value);
  return match === null ? value.replace(/\s+#.*$/, '') : (match[2] ?? '');
}
