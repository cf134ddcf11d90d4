/** Something in the knowledge its author should mend, and where it stands. */
export type Finding = Remark & { readonly rule: string };

/** A finding before it is told which rule it breaks. */
export type Remark = {
  /** Relative to the knowledge directory. */
  readonly file: string;
  /** From 1; what is missing as a whole is told at line 1. */
  readonly line: number;
  /** What is wrong, and what to do where that is not plain. */
  readonly message: string;
};

/** The order of findings: by file, then line; the findings of one line by what they say. */
export function compareFindings(a: Finding, b: Finding): number {
  return compareText(a.file, b.file) || a.line - b.line || compareText(a.message, b.message);
}

function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

const PLACED = /^(?<file>[^:\s]+):(?<line>\d+): (?<message>[\s\S]*)$/;

/** A problem as the loaders write it, `file:line: reason`; one without a place is told at line 1 of `file`. */
export function toRemark(problem: string, file: string): Remark {
  const { groups } = PLACED.exec(problem) ?? {};
  if (groups === undefined) return { file, line: 1, message: problem };
  return { file: groups.file ?? file, line: Number(groups.line), message: groups.message ?? '' };
}

/** What an error says, in one line. */
export function reasonOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text.split('\n')[0] ?? '';
}
