/**
 * The little markup our words may hold: `**bold**` and `` `code` ``. In what a person wrote the
 * special characters stand behind a backslash, so that it is never taken for markup.
 */
const SPECIAL = /[\\*_[\]<>`]/g;
const TOKEN = /\\(?<escaped>[\\*_[\]<>`])|\*\*(?<bold>(?:\\.|[^\\])+?)\*\*|`(?<code>[^`]*)`/gs;

/** A stretch of text that looks the same. */
export type Run = { readonly text: string; readonly mark: 'plain' | 'bold' | 'code' };

/** Makes what a person wrote safe to stand inside our own marked-up words. */
export function quoteText(text: string): string {
  return text.replace(SPECIAL, (character) => `\\${character}`);
}

/** Marked-up words as runs, in order; escapes are resolved. */
export function parseRuns(words: string): readonly Run[] {
  const runs: Run[] = [];
  let end = 0;
  for (const match of words.matchAll(TOKEN)) {
    addRun(runs, { text: words.slice(end, match.index), mark: 'plain' });
    addRun(runs, toRun(match.groups ?? {}));
    end = match.index + match[0].length;
  }
  addRun(runs, { text: words.slice(end), mark: 'plain' });
  return runs;
}

function toRun({ escaped, bold, code }: Readonly<Record<string, string | undefined>>): Run {
  if (bold !== undefined) return { text: toPlainText(bold), mark: 'bold' };
  if (code !== undefined) return { text: code, mark: 'code' };
  return { text: escaped ?? '', mark: 'plain' };
}

/** Plain stretches that meet are one run. */
function addRun(runs: Run[], run: Run): void {
  const last = runs.at(-1);
  if (run.text === '') return;
  if (last?.mark !== 'plain' || run.mark !== 'plain') runs.push(run);
  else runs[runs.length - 1] = { text: last.text + run.text, mark: 'plain' };
}

/** Marked-up words as plain text: marks dropped, what a person wrote as written. */
export function toPlainText(words: string): string {
  return parseRuns(words)
    .map(({ text }) => text)
    .join('');
}
