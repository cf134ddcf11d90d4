/** What is wrong, and where. */
export type Fault = string;

/** Any JSON object. */
export type Part = Readonly<Record<string, unknown>>;

export function check(isRight: boolean, fault: Fault): readonly Fault[] {
  return isRight ? [] : [fault];
}

type TextRule = { readonly most: number; readonly least?: number; readonly isOptional?: boolean };

/** A string within its length. Half a surrogate pair is no text: Slack would show a replacement character. */
export function text(
  value: unknown,
  at: string,
  { most, least = 1, isOptional = false }: TextRule,
): readonly Fault[] {
  if (value === undefined) return check(isOptional, `${at}: missing`);
  if (typeof value !== 'string') return [`${at}: not a string`];
  return [
    ...check(value.length >= least, `${at}: empty`),
    ...check(value.length <= most, `${at}: ${value.length} characters of at most ${most}`),
    ...check(!/\p{Cs}/u.test(value), `${at}: half a surrogate pair`),
  ];
}

type ListRule = {
  readonly most: number;
  readonly least?: number;
  readonly each: (item: unknown, at: string) => readonly Fault[];
};

export function list(value: unknown, at: string, { most, least = 1, each }: ListRule): readonly Fault[] {
  if (!Array.isArray(value)) return [`${at}: not a list`];
  return [
    ...check(value.length >= least, `${at}: ${value.length} of at least ${least}`),
    ...check(value.length <= most, `${at}: ${value.length} of at most ${most}`),
    ...value.flatMap((item, index) => each(item, `${at}/${index}`)),
  ];
}

/** Ids that are not alone. */
export function findTwice(ids: readonly unknown[]): readonly string[] {
  const given = ids.filter((id) => typeof id === 'string');
  return [...new Set(given.filter((id, index) => given.indexOf(id) !== index))];
}
