import { LOCALES } from '../answer/locale';
import { type Content, loadContent } from '../library/lint/content';
import type { Finding } from '../library/lint/finding';
import { lint } from '../library/lint/lint';
import type { KnowledgeCall } from './knowledge';
import { UsageError } from './usage';

/** Where a day begins first, it does so 14 hours before UTC; a guide may be dated there. */
const EARLIEST_ZONE = 14 * 3_600_000;

/** Holds the knowledge against its rules. @returns 0 if nothing is to be mended, else 1 */
export async function runLint({ words, isJson, knowledgeDirectory }: KnowledgeCall): Promise<number> {
  if (words.length > 0) throw new UsageError(`knowledge lint takes no argument, not "${words[0]}"`);
  const today = new Date(Date.now() + EARLIEST_ZONE).toISOString().slice(0, 10);
  const content = loadContent(knowledgeDirectory, today);
  const findings = lint(content);
  const write = isJson ? toJson : toLine;
  process.stdout.write(findings.map((finding) => `${write(finding)}\n`).join(''));
  process.stderr.write(`${summarise(content, findings.length)}\n`);
  return findings.length === 0 ? 0 : 1;
}

function toJson({ file, line, rule, message }: Finding): string {
  return JSON.stringify({ file, line, rule, message });
}

function toLine({ file, line, message }: Finding): string {
  return `${file}:${line}: ${message}`;
}

function summarise({ guides }: Content, findings: number): string {
  const ids = new Set(guides.map(({ page }) => page.id));
  return `${ids.size} guides x ${LOCALES.length} languages, ${findings} ${findings === 1 ? 'finding' : 'findings'}`;
}
