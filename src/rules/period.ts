/** A stretch of days: `text` as given, `first` and `last` as `YYYY-MM-DD`, so that text order is time order. */
export type Period = { readonly text: string; readonly first: string; readonly last: string };

const SHAPE = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;

/**
 * Reads a day (`2017-11-15`), a month (`2019-03`) or a year (`2016`).
 * Undefined for any other shape and for days that do not exist (31 February).
 */
export function parsePeriod(text: string): Period | undefined {
  const match = SHAPE.exec(text);
  if (match === null) return undefined;
  const [, year = '', month, day] = match;
  if (month === undefined) return { text, first: `${year}-01-01`, last: `${year}-12-31` };
  const length = daysInMonth(Number(year), Number(month));
  if (length === undefined) return undefined;
  if (day === undefined) return { text, first: `${text}-01`, last: `${text}-${length}` };
  if (Number(day) < 1 || Number(day) > length) return undefined;
  return { text, first: text, last: text };
}

function daysInMonth(year: number, month: number): number | undefined {
  if (month < 1 || month > 12) return undefined;
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}
