import type { PageWarning } from './page';

/**
 * A place where words may begin or stop being struck through. `~~` may open in one paragraph and close in a
 * later one, which Markdown itself does not allow but authors do; so do `<del>`, `<s>` and `<strike>`.
 */
export type Mark = {
  readonly kind: 'tilde' | 'tag';
  readonly line: number;
  /** Number of the paragraph, item or cell it stands in. */
  readonly block: number;
  readonly canOpen: boolean;
  readonly canClose: boolean;
  /** May close what an earlier block opened: only what nobody would take for an opening. */
  readonly canCloseEarlier: boolean;
  /** Settled when all marks of the page are known; one without a partner is no mark. */
  role: 'open' | 'close' | 'none';
};

/** The kinds of marks that are open; words are struck through while there is any. */
export type Strike = Set<Mark['kind']>;

/** So many blocks between two marks are worth a look: they may not belong together. */
const FAR = 10;

/** Pairs the marks of a page and says which have no partner. */
export function settleMarks(marks: readonly Mark[]): readonly PageWarning[] {
  return (['tilde', 'tag'] as const).flatMap((kind) => pairMarks(marks.filter((mark) => mark.kind === kind)));
}

function pairMarks(marks: readonly Mark[]): readonly PageWarning[] {
  const inBlock = countByBlock(marks);
  const warnings: PageWarning[] = [];
  let open: Mark | undefined;
  for (const mark of marks) {
    if (open !== undefined && closes(open, mark, inBlock)) {
      open.role = 'open';
      mark.role = 'close';
      if (mark.block - open.block > FAR) warnings.push(describeFar(open, mark));
      open = undefined;
    } else if (mark.canOpen) {
      if (open !== undefined) warnings.push(describeOpen(open));
      open = mark;
    } else if (mark.canCloseEarlier) {
      warnings.push({
        line: mark.line,
        reason: `${nameOf(mark)} closes here and never opened; it is left out`,
      });
    }
  }
  return open === undefined ? warnings : [...warnings, describeOpen(open)];
}

/** An even number of marks in a later block are its own pairs. */
function closes(open: Mark, mark: Mark, inBlock: ReadonlyMap<number, number>): boolean {
  if (open.block === mark.block) return mark.canClose;
  if (mark.kind === 'tag') return mark.canClose;
  return mark.canCloseEarlier && (inBlock.get(mark.block) ?? 0) % 2 === 1;
}

function countByBlock(marks: readonly Mark[]): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  for (const { block } of marks) counts.set(block, (counts.get(block) ?? 0) + 1);
  return counts;
}

function nameOf({ kind }: Mark): string {
  return kind === 'tilde' ? 'a ~~' : 'a tag for struck words';
}

function describeOpen(mark: Mark): PageWarning {
  const reason = `${nameOf(mark)} opens here and never closes; its words are taken as still valid`;
  return { line: mark.line, reason };
}

function describeFar(open: Mark, close: Mark): PageWarning {
  const reason = `${nameOf(open)} opens here and closes only on line ${close.line}; all between is taken as no longer valid`;
  return { line: open.line, reason };
}

/** Follows a mark while reading on. */
export function applyMark(strike: Strike, { kind, role }: Mark): void {
  if (role === 'open') strike.add(kind);
  if (role === 'close') strike.delete(kind);
}
