import { distance, isWithin, lineAround, type Span, withoutLogger } from './evidence-text';
import type { Evidence } from './reading';
import type { Symptoms } from './symptoms';

/** A name further from the deciding words than this belongs to another matter. */
const NEAR = 600;

type Named = Span & { readonly value: string };

/**
 * Reads host, tool and code off a paste, preferring what stands in the line that decided its class.
 * @param text uniform and in lower case
 * @param decided where the deciding words stand
 */
export function readNames(text: string, decided: Span, symptoms: Symptoms): Omit<Evidence, 'port'> {
  return {
    host: findHost(text, decided, symptoms),
    tool: findTool(text, decided, symptoms),
    code: findCode(text, decided, symptoms),
  };
}

function findHost(lower: string, decided: Span, { hosts }: Symptoms): string | null {
  const text = withoutLogger(lower);
  const line = lineAround(text, decided);
  const names = findNamed(text, decided, hosts, 'host');
  const addresses = findNamed(text, decided, hosts, 'ip');
  const isOnLine = (each: Named): boolean => isWithin(each, line);
  const named = names.find(isOnLine) ?? addresses.find(isOnLine);
  const nearName = nearest(
    names.filter((each) => distance(each, decided) <= NEAR),
    decided,
  );
  const found =
    names.find(isOnLine) ?? nearName ?? named ?? nearest(addresses, decided) ?? nearest(names, decided);
  return found?.value.replace(/\.$/u, '') ?? null;
}

function findTool(lower: string, decided: Span, { tools }: Symptoms): string | null {
  const line = lineAround(lower, decided);
  const onLine = lower.slice(line.start, line.end);
  const inLine = tools.find(({ find }) => onLine.search(find) >= 0);
  if (inLine !== undefined) return inLine.tool;
  const around = nearby(lower, decided);
  const inNearby = tools.find(({ find }) => around.search(find) >= 0);
  return (inNearby ?? tools.find(({ find }) => lower.search(find) >= 0))?.tool ?? null;
}

function findCode(lower: string, decided: Span, { codes }: Symptoms): string | null {
  const line = lineAround(lower, decided);
  const onLine = lower.slice(line.start, line.end);
  const around = nearby(lower, decided);
  const found =
    firstOfTiers(onLine, decided.start - line.start, codes) ??
    firstOfTiers(around, Math.min(NEAR, decided.start), codes);
  return found === undefined ? null : found.toUpperCase();
}

function firstOfTiers(text: string, at: number, tiers: Symptoms['codes']): string | undefined {
  for (const tier of tiers) {
    const found = nearest(findAll(text, tier, 'code'), { start: at, end: at });
    if (found !== undefined) return found.value;
  }
  return undefined;
}

function nearby(text: string, { start, end }: Span): string {
  return text.slice(Math.max(0, start - NEAR), end + NEAR);
}

/** The names near the deciding words; those of the whole text where there are none. */
function findNamed(
  text: string,
  decided: Span,
  patterns: readonly RegExp[],
  group: string,
): readonly Named[] {
  const from = Math.max(0, decided.start - NEAR);
  const near = findAll(nearby(text, decided), patterns, group).map((each) => ({
    ...each,
    start: each.start + from,
    end: each.end + from,
  }));
  return near.length > 0 ? near : findAll(text, patterns, group);
}

function findAll(text: string, patterns: readonly RegExp[], group: string): readonly Named[] {
  return patterns.flatMap((pattern) =>
    [...text.matchAll(pattern)].flatMap((match) => {
      const value = match.groups?.[group];
      return value === undefined || value === '' ? [] : [toNamed(match, value)];
    }),
  );
}

function toNamed(match: RegExpExecArray, value: string): Named {
  const start = match.index + match[0].indexOf(value);
  return { start, end: start + value.length, value };
}

/** The nearest, and of equally near ones the first. */
function nearest(all: readonly Named[], to: Span): Named | undefined {
  return all.reduce<Named | undefined>(
    (best, each) => (best === undefined || distance(each, to) < distance(best, to) ? each : best),
    undefined,
  );
}
