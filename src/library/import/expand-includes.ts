import { posix } from 'node:path';
import { parseFrontMatter } from '../pages/front-matter';
import type { PageWarning } from '../pages/page';
import type { AssembledBody } from '../pages/read-document';
import { createLineScanner } from './line-scanner';

/** @throws with a message that says why a file cannot be read */
export type ReadFile = (file: string) => string;

/** Code comes first, so that an include in it is none. */
const INCLUDE =
  /`[^`\n]{0,1000}`|\[(?:!|AZURE\.|WACOM\.)INCLUDE\s{0,5}\[[^\]\n]{0,300}\]\(\s{0,5}([^)\s]{1,500})(?:\s[^)\n]{0,200})?\)\s{0,5}\]/gi;
/** Where nothing but the include stands in a line, what stands before it goes before every line put in. */
const ALONE = /^((?:\s|>|[-*+]\s|\d+[.)]\s)*)\[[^\n]*\]\s*$/;
/** Includes inside includes: more is a mistake, as is a page that grows beyond all measure. */
const DEEPEST = 10;
const LARGEST = 16 * 1024 * 1024;

type Line = { readonly text: string; readonly at: number };

/**
 * Puts in the place of `[!INCLUDE [name](path)]` the body of the file it names: a path from the including file,
 * or from the folder where it begins with `~/` or `/`. Code and comments are left alone.
 * @param file the including file, below the folder
 * @param offset lines of that file before the body
 */
export function expandIncludes(
  body: string,
  { file, offset, readFile }: { readonly file: string; readonly offset: number; readonly readFile: ReadFile },
): AssembledBody {
  const expander = new Expander(readFile, offset);
  const lines = expander.expand(body, [file]);
  return {
    text: lines.map(({ text }) => text).join('\n'),
    lineOf: (at) => lines[Math.min(at, lines.length - 1)]?.at ?? at,
    warnings: expander.warnings,
  };
}

class Expander {
  readonly warnings: PageWarning[] = [];
  private size = 0;

  constructor(
    private readonly readFile: ReadFile,
    private readonly offset: number,
  ) {}

  /** @param at the line of the first file that the text is put into; its own lines count where not given */
  expand(text: string, stack: readonly string[], at?: number): readonly Line[] {
    const isText = createLineScanner();
    return text.split('\n').flatMap((line, index) => {
      const place = at ?? index;
      const isLive = isText(line);
      if (!isLive || !line.includes('[')) return [{ text: line, at: place }];
      return this.expandLine(line, stack, place);
    });
  }

  private expandLine(line: string, stack: readonly string[], at: number): readonly Line[] {
    const found = [...line.matchAll(INCLUDE)].filter(([markup]) => !isCode(markup));
    const [only] = found;
    if (only === undefined) return [{ text: line, at }];
    const prefix = found.length === 1 ? ALONE.exec(line)?.[1] : undefined;
    if (prefix !== undefined && line.trimEnd().length === prefix.length + only[0].length) {
      return this.put(only, stack, at).map((each, index) => ({
        text: (index === 0 ? prefix : prefix.replace(/[^\s>]/g, ' ')) + each.text,
        at,
      }));
    }
    const text = line.replace(INCLUDE, (...groups: string[]) => {
      if (isCode(groups[0] ?? '')) return groups[0] ?? '';
      const lines = this.put(groups, stack, at);
      return lines
        .map((each) => each.text)
        .join(' ')
        .trim();
    });
    return [{ text, at }];
  }

  private put(
    [markup = '', path = '']: readonly string[],
    stack: readonly string[],
    at: number,
  ): readonly Line[] {
    const file = toFile(path, stack.at(-1) ?? '');
    const problem = this.check(file, stack);
    if (problem === undefined && file !== undefined) {
      try {
        const { body } = parseFrontMatter(this.readFile(file));
        this.size += body.length;
        return this.expand(body.trim(), [...stack, file], at);
      } catch (error) {
        return this.fail(markup, `${file}: ${error instanceof Error ? error.message : String(error)}`, at);
      }
    }
    return this.fail(markup, problem ?? `${path} leads out of the folder`, at);
  }

  private check(file: string | undefined, stack: readonly string[]): string | undefined {
    if (file === undefined) return undefined;
    if (stack.includes(file)) return `${file} includes itself: ${[...stack, file].join(' → ')}`;
    if (stack.length > DEEPEST) return `${file} would be included ${stack.length} deep`;
    if (this.size > LARGEST) return `${file} would make the page longer than ${LARGEST} characters`;
    return undefined;
  }

  private fail(markup: string, reason: string, at: number): readonly Line[] {
    const name = /\[[^[\]]*\]/.exec(markup.slice(1))?.[0] ?? '';
    this.warnings.push({ line: at + this.offset + 1, reason: `include ${name} is left out: ${reason}` });
    return [{ text: '', at }];
  }
}

function isCode(markup: string): boolean {
  return markup.startsWith('`');
}

/** The file an include names, below the folder; undefined where it leads out of it. */
function toFile(path: string, including: string): string | undefined {
  const clean = decode(path.replace(/[?#].*$/, '')).replaceAll('\\', '/');
  if (/^[a-z][a-z+.-]*:/i.test(clean)) return undefined;
  const isFromRoot = /^(?:~\/|\/)/.test(clean);
  const joined = isFromRoot ? clean.replace(/^~?\/+/, '') : posix.join(posix.dirname(including), clean);
  const normal = posix.normalize(joined);
  return normal === '..' || normal.startsWith('../') ? undefined : normal;
}

function decode(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
