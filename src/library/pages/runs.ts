import { quoteText, type Run } from '../../answer/marked-text';

const SPACES = /[\s\u3000]+/gu;
const CJK = /[\u3000-\u30ff\u3400-\u9fff\uff00-\uffef]/;

/** A paragraph that is longer is parted where a sentence ends: nobody reads it in one card. */
const LONGEST = 2000;
/** Without the end of a sentence it is parted at a space, else after so many characters. */
const SENTENCE_END = /[.!?](?=\s)|[。！？]/gu;

/**
 * Runs as marked-up words, on one line. Every mark has its other half: marks are written here and nowhere
 * else, and what an author wrote is quoted.
 */
export function toWords(runs: readonly Run[]): string {
  return mergeRuns(squeeze(runs)).map(writeRun).join('').trim();
}

function writeRun({ text, mark }: Run): string {
  if (mark === 'code') return text === '' ? '' : `\`${text.replaceAll('`', "'")}\``;
  if (mark === 'plain') return quoteText(text);
  const bare = text.trim();
  if (bare === '') return text;
  // Space inside the marks would make channels show the marks.
  const start = text.indexOf(bare);
  return `${text.slice(0, start)}**${quoteText(bare)}**${text.slice(start + bare.length)}`;
}

/** One space between words; none where a line of Japanese or Chinese is wrapped. */
function squeeze(runs: readonly Run[]): readonly Run[] {
  const shown = runs.filter(({ text }) => text !== '');
  const following = nextCharacters(shown);
  let last = '';
  return shown.map(({ text, mark }, index) => {
    const before = last;
    const squeezed =
      mark === 'code'
        ? text.replace(/\s*\n\s*/g, ' ')
        : text.replace(SPACES, (spaces: string, at: number) => {
            const left = at > 0 ? text.charAt(at - 1) : before;
            const right = text.charAt(at + spaces.length) || (following[index] ?? '');
            return spaceBetween(left, right, spaces);
          });
    last = squeezed.at(-1) ?? last;
    return { text: squeezed, mark };
  });
}

function spaceBetween(left: string, right: string, spaces: string): string {
  if (left === '' || left === ' ' || right === '') return '';
  return spaces.includes('\n') && CJK.test(left) && CJK.test(right) ? '' : ' ';
}

/** The first character that is no space behind each run. */
function nextCharacters(runs: readonly Run[]): readonly string[] {
  const found: string[] = [];
  let next = '';
  for (const { text } of runs.toReversed()) {
    found.push(next);
    next = text.trimStart().charAt(0) || next;
  }
  return found.reverse();
}

function mergeRuns(runs: readonly Run[]): readonly Run[] {
  const merged: Run[] = [];
  for (const run of runs) {
    const last = merged.at(-1);
    if (last === undefined || last.mark !== run.mark || run.mark === 'code') merged.push(run);
    else merged[merged.length - 1] = { text: last.text + run.text, mark: run.mark };
  }
  return merged;
}

/** Runs in parts that are short enough to be read at once. */
export function cutRuns(runs: readonly Run[], longest = LONGEST): readonly (readonly Run[])[] {
  const parts: Run[][] = [[]];
  let length = 0;
  for (const run of runs) {
    for (const piece of cutText(run, longest - length, longest)) {
      if (length + piece.length > longest && length > 0) {
        parts.push([]);
        length = 0;
      }
      parts.at(-1)?.push({ text: piece, mark: run.mark });
      length += piece.length;
    }
  }
  return parts;
}

function cutText({ text, mark }: Run, room: number, longest: number): readonly string[] {
  if (mark === 'code' || text.length <= room) return [text];
  const pieces: string[] = [];
  for (let at = 0; at < text.length; ) {
    const end = at + cutLength(text.slice(at, at + longest + 1), at === 0 ? Math.max(room, 1) : longest);
    pieces.push(text.slice(at, end));
    at = end;
  }
  return pieces;
}

/** Where to cut a text of which `room` characters have room. */
function cutLength(text: string, room: number): number {
  if (text.length <= room) return text.length;
  const ends = [...text.slice(0, room + 1).matchAll(SENTENCE_END)].map(({ index }) => index + 1);
  const space = text.slice(0, room).search(/\s\S*$/);
  const end = ends.findLast((each) => each <= room) ?? (space > 0 ? space : room);
  return /[\uD800-\uDBFF]/.test(text.charAt(end - 1)) && end > 1 ? end - 1 : end;
}
