import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readParsed } from './parsed-file';

export type KnowledgePath = readonly (string | number)[];

/** A YAML file of the knowledge, before anyone checked what it says. */
export interface KnowledgeFile {
  /** Undefined where it is no YAML. */
  readonly value: unknown;
  /** Why it is no YAML, with line and column. */
  readonly errors: readonly Error[];
  /** The line of the entry at this path, from 1; 0 where there is none. */
  lineOf(path: KnowledgePath): number;
}

/**
 * Reads a file as it was parsed by `knowledge build`, or parses it where it changed since.
 * @param file its path below the knowledge directory
 * @throws where it is missing
 */
export function readKnowledgeFile(directory: string, file: string): KnowledgeFile {
  const source = readFileSync(join(directory, file));
  const parsed = readParsed(directory, { file, source });
  if (parsed === undefined) return parse(source);
  // Only an error asks for lines.
  return { errors: [], value: parsed.value, lineOf: (path) => parse(source).lineOf(path) };
}

/** What a file says. @throws where it is missing or is no YAML */
export function readKnowledge(directory: string, file: string): unknown {
  const { errors, value } = readKnowledgeFile(directory, file);
  if (errors[0] !== undefined) throw errors[0];
  return value;
}

function parse(source: Buffer): KnowledgeFile {
  // Loaded only here: the parser takes longer to load than what was parsed before takes to read.
  const { parseYaml } = require('./parse-yaml') as typeof import('./parse-yaml');
  return parseYaml(source.toString('utf8'));
}
