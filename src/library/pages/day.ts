const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

const SHAPES = [
  /^(?<year>\d{4})[-/.](?<month>\d{1,2})[-/.](?<day>\d{1,2})(?!\d)/,
  /^(?<year>\d{4})\s*年\s*(?<month>\d{1,2})\s*月\s*(?<day>\d{1,2})\s*日/,
  /^(?<day>\d{1,2})\.(?<month>\d{1,2})\.(?<year>\d{4})(?!\d)/,
  /^(?<day>\d{1,2})\s+(?<month>[a-z]{3})[a-z]*\.?,?\s+(?<year>\d{4})(?!\d)/i,
  /^(?:[a-z]{3,9},?\s+)?(?<month>[a-z]{3})[a-z]*\.?\s+(?<day>\d{1,2}),?\s+(?<year>\d{4})(?!\d)/i,
];
const AMERICAN = /^(?<month>\d{1,2})\/(?<day>\d{1,2})\/(?<year>\d{4})(?!\d)/;

/**
 * A date of front matter as `YYYY-MM-DD`: `2017-11-16`, `2017-11-16 15:38:34`, `2017/11/16`, a YAML date, the
 * `11/20/2018` of Microsoft Docs (the day first only where it can be no month), `16 Nov 2017`, `2017年11月16日`.
 * @returns null where it is none
 */
export function toDay(raw: unknown): string | null {
  if (raw instanceof Date) return Number.isNaN(raw.getTime()) ? null : raw.toISOString().slice(0, 10);
  if (typeof raw !== 'string') return null;
  const text = raw.trim();
  const american = AMERICAN.exec(text)?.groups;
  if (american !== undefined) {
    const { month, day, year } = american;
    return toWritten({ year, month, day }) ?? toWritten({ year, month: day, day: month });
  }
  return toWritten(
    SHAPES.map((shape) => shape.exec(text)?.groups).find((groups) => groups !== undefined) ?? {},
  );
}

function toWritten({ year, month, day }: Readonly<Record<string, string | undefined>>): string | null {
  if (year === undefined || month === undefined || day === undefined) return null;
  const number = /^\d/.test(month) ? month : String(MONTHS.indexOf(month.toLowerCase()) + 1);
  const written = `${year}-${number.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const time = Date.parse(`${written}T00:00:00Z`);
  const isReal = !Number.isNaN(time) && new Date(time).toISOString().startsWith(written);
  return isReal ? written : null;
}
