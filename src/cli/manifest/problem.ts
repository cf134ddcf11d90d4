/** Something the package cannot go out with. */
export type Problem = {
  /** The file of the package, or the flag it was given with. */
  readonly where: string;
  /** Such as `bots[0].commandLists[1].commands[0].title`; absent where the whole file is meant. */
  readonly field?: string;
  /** As it stands there, cut short. */
  readonly value?: unknown;
  /** What is wrong and what to do, to be read after "where field value: ". */
  readonly says: string;
};

/** The package cannot be built; names every problem at once. */
export class PackageError extends Error {
  override readonly name = 'PackageError';
  readonly code = 'package-unusable';
  constructor(readonly problems: readonly Problem[]) {
    super(`the package is not written:\n${problems.map((each) => `  ${sayProblem(each)}`).join('\n')}`);
  }
}

/** How much of a value is shown. */
const SHOWN_CHARACTERS = 60;

function sayProblem({ where, field, value, says }: Problem): string {
  const named = [where, field, value === undefined ? undefined : show(value)];
  return `${named.filter((part) => part !== undefined).join(' ')}: ${says}`;
}

function show(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > SHOWN_CHARACTERS ? `${text.slice(0, SHOWN_CHARACTERS)}…` : text;
}
