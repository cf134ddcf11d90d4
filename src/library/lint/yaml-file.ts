import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type Document,
  isMap,
  isNode,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  parseDocument,
  visit,
} from 'yaml';
import { type Remark, reasonOf } from './finding';

export type YamlPath = readonly (string | number)[];

/** A YAML file as it stands, read without ever throwing, and where each entry is. */
export type YamlFile = {
  readonly file: string;
  /** What it says; undefined where it is missing or no YAML. */
  readonly value: unknown;
  /** Why it could not be read. */
  readonly problems: readonly Remark[];
  /** Line of the entry at this path, or of the nearest above it that is there. */
  lineOf(path: YamlPath): number;
};

export function loadYaml(directory: string, file: string): YamlFile {
  const path = join(directory, file);
  if (!existsSync(path)) return createUnreadable(file, 'the file is missing');
  try {
    return parseYaml(readFileSync(path, 'utf8'), file);
  } catch (error) {
    return createUnreadable(file, `cannot be read: ${reasonOf(error)}`);
  }
}

function createUnreadable(file: string, message: string): YamlFile {
  return { file, value: undefined, problems: [{ file, line: 1, message }], lineOf: () => 1 };
}

/** @param offset lines of the file before the text */
export function parseYaml(text: string, file: string, offset = 0): YamlFile {
  const lines = new LineCounter();
  const document = parseDocument(text, {
    lineCounter: lines,
    strict: false,
    prettyErrors: false,
    logLevel: 'error',
  });
  const lineAt = (place: number): number => Math.max(1, lines.linePos(place).line) + offset;
  const lineOf = (path: YamlPath): number => lineAt(findPlace(document.contents, path));
  const errors = document.errors.map(({ message, pos }) => ({ message, at: pos[0] }));
  const { value, problems } = errors.length > 0 ? { value: undefined, problems: errors } : resolve(document);
  const remarks = problems.map(({ message, at }) => {
    return { file, line: lineAt(at), message: `is no YAML: ${message}` };
  });
  return { file, value, problems: remarks, lineOf };
}

type Problem = { readonly message: string; readonly at: number };

/** The parser lets an alias (`*name`) of nothing pass, and throws when it is asked for its value. */
function resolve(document: Document.Parsed): {
  readonly value: unknown;
  readonly problems: readonly Problem[];
} {
  try {
    return { value: document.toJS(), problems: [] };
  } catch (error) {
    const dead = findDeadAliases(document);
    const problems = dead.length > 0 ? dead : [{ message: reasonOf(error), at: 0 }];
    return { value: undefined, problems };
  }
}

function findDeadAliases(document: Document.Parsed): readonly Problem[] {
  const dead: Problem[] = [];
  visit(document, {
    Alias: (_key, alias) => {
      if (alias.resolve(document) !== undefined) return;
      const { source, range } = alias;
      dead.push({ message: `there is no &${source} that *${source} could stand for`, at: range?.[0] ?? 0 });
    },
  });
  return dead;
}

/** Where the last part of the path begins that is there: a key, or an item of a list. */
function findPlace(root: Node | null, path: YamlPath): number {
  let node: unknown = root;
  let place = 0;
  for (const part of path) {
    const [found, value] = stepInto(node, part);
    if (!isNode(found)) return place;
    place = found.range?.[0] ?? place;
    node = value;
  }
  return place;
}

/** The node to point at, and the one to go on from. */
function stepInto(node: unknown, part: string | number): readonly [unknown, unknown] {
  if (isSeq(node)) return [node.items[Number(part)], node.items[Number(part)]];
  if (!isMap(node)) return [undefined, undefined];
  const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === String(part));
  return [pair?.key, pair?.value];
}

/** An unchecked value as a record; empty where it is none. */
export function toRecord(value: unknown): Readonly<Record<string, unknown>> {
  const isRecord = typeof value === 'object' && value !== null && !Array.isArray(value);
  return isRecord ? (value as Record<string, unknown>) : {};
}

/** An unchecked value as a list; empty where it is none. */
export function toList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
