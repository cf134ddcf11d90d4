import { buildParsed } from '../library/build-parsed';
import { makeIndex, writeIndex } from '../library/search/make-index';
import type { KnowledgeCall } from './knowledge';
import { UsageError } from './usage';

/** Builds the index and parses the YAML files, and writes both beside the content. */
export async function runBuild({ words, isJson, knowledgeDirectory }: KnowledgeCall): Promise<number> {
  if (words.length > 0) throw new UsageError(`knowledge build takes no argument, not "${words[0]}"`);
  const { bytes, warnings, sections } = makeIndex(knowledgeDirectory);
  for (const warning of warnings) process.stderr.write(`${warning}\n`);
  buildParsed(knowledgeDirectory);
  const path = writeIndex(knowledgeDirectory, bytes);
  const report = { index: path, sections, bytes: bytes.length, warnings: warnings.length };
  process.stdout.write(
    isJson
      ? `${JSON.stringify(report)}\n`
      : `${sections} sections, ${Math.ceil(bytes.length / 1024)} kB: ${path}\n`,
  );
  return 0;
}
