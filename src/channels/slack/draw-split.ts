import { isBlank } from './draw-literal';
import { drawRuns, plain, type SlackRun } from './draw-runs';

/** Where a text is best cut, from the best; each matches up to the cut. */
const BREAKS: readonly RegExp[] = [/^.*\n/s, /^.*(?:[.!?…](?=\s)|[。！？])/s, /^.*\s/s];

/**
 * Runs as mrkdwn in parts of at most `most` characters, cut at the end of a line, else of a sentence, else
 * of a word. A mark goes on in the next part. Nothing is left out; parts with nothing to see are not made.
 */
export function splitRuns(runs: readonly SlackRun[], most: number): readonly string[] {
  const drawn = trim(drawRuns(runs));
  const text = runs.map((run) => run.text).join('');
  if (isBlank(text)) return [];
  if (drawn.length <= most || text.length < 2) return [drawn];
  const at = findCut(text, Math.max(1, Math.floor((text.length * most) / drawn.length)));
  const [head, tail] = cutRuns(runs, at);
  // What is ready is not cut: alone and too long, it cannot be shown.
  if (head.length === 0 || tail.length === 0) return [];
  return [...splitRuns(head, most), ...splitRuns(tail, most)];
}

/** A line feed at the edge is only an empty line; the fence of code is no space. */
function trim(drawn: string): string {
  return drawn.replace(/^\s*\n|\s+$/g, '');
}

/** The last good place to cut within the first `target` characters; not in the first half of them. */
function findCut(text: string, target: number): number {
  const window = text.slice(0, Math.min(target, text.length - 1));
  for (const pattern of BREAKS) {
    const length = pattern.exec(window)?.[0].length ?? 0;
    if (length > window.length / 2) return length;
  }
  const isInsidePair = /[\ud800-\udbff]$/.test(window);
  if (!isInsidePair) return window.length;
  return window.length > 1 ? window.length - 1 : Math.min(2, text.length - 1);
}

type Runs = readonly SlackRun[];

function cutRuns(runs: Runs, at: number): readonly [Runs, Runs] {
  const [head, tail]: [SlackRun[], SlackRun[]] = [[], []];
  let start = 0;
  for (const run of runs) {
    const inside = at - start;
    start += run.text.length;
    if (inside >= run.text.length) head.push(run);
    else if (inside <= 0) tail.push(run);
    else if (run.mark === 'ready') (head.length === 0 ? head : tail).push(run);
    else {
      head.push({ ...run, text: run.text.slice(0, inside) });
      tail.push({ ...run, text: run.text.slice(inside) });
    }
  }
  return [head, tail];
}

/** Lines put together in parts of at most `most` characters; only a line longer than that is cut. */
export function packLines(lines: readonly Runs[], most: number): readonly string[] {
  const parts: string[] = [];
  for (const line of lines.flatMap((runs) => splitRuns(runs, most))) {
    const last = parts.at(-1);
    if (last === undefined || last.length + 1 + line.length > most) parts.push(line);
    else parts[parts.length - 1] = `${last}\n${line}`;
  }
  return parts;
}

/** A marker in front of a line. */
export function withMarker(marker: string, runs: Runs): Runs {
  return [plain(`${marker} `), ...runs];
}
