import { lineAround, type Span } from './evidence-text';
import type { Phrase, Symptoms, TimeoutCondition } from './symptoms';

/** Stands for "all ports", which no number does. */
const EVERY_PORT = 0;
const SUBMISSION_PORTS = [465, 587, 2465, 2525, 2587];
/** A port named on another line is taken only if it is no further away than this. */
const REACH = 400;
/** Where a list of ports after "timeout on" ends. */
const STOP = /[,;。、,.!?\n]/u;
/** A line a program printed: bare numbers in it are no ports. */
const PRINTED = /\d:\d\d:\d\d|[a-z]\[\d{1,8}\]:/u;

export type PortMark = Span & { readonly port: number };
type Predicate = Span & { readonly kind: 'timeout' | 'success' | 'echo' };

/** A timeout, and the ports it was said of; none where the text names none. */
export type Timeout = Span & { readonly ports: readonly number[] };

/** Every stretch a phrase matches, except in lines that its `unless` excludes. */
export function findPhrase(text: string, { find, unless }: Phrase): readonly Span[] {
  const found: Span[] = [];
  for (const match of text.matchAll(find)) {
    const span = { start: match.index, end: match.index + match[0].length };
    if (unless === undefined || !isInLine(text, span, unless)) found.push(span);
  }
  return found;
}

/** The first stretch a phrase matches, likewise. */
export function findFirst(text: string, { find, unless }: Phrase): Span | undefined {
  for (const match of text.matchAll(find)) {
    const span = { start: match.index, end: match.index + match[0].length };
    if (unless === undefined || !isInLine(text, span, unless)) return span;
  }
  return undefined;
}

function isInLine(text: string, span: Span, pattern: RegExp): boolean {
  const line = lineAround(text, span);
  return text.slice(line.start, line.end).search(pattern) >= 0;
}

/** Every port the text names, in the order of the text. */
export function findPorts(text: string, { ports, everyPort }: Symptoms): readonly PortMark[] {
  const strict = ports.patterns.flatMap((pattern) => marksOf(text, pattern));
  const loose = ports.loose
    .flatMap((pattern) => marksOf(text, pattern))
    .filter((mark) => !isInLine(text, mark, PRINTED));
  const every = findPhrase(text, everyPort).map((span) => ({ ...span, port: EVERY_PORT }));
  const seen = new Set<number>();
  return [...strict, ...loose, ...every]
    .filter(({ start, port }) => port <= 65535 && !seen.has(start) && seen.add(start))
    .sort((a, b) => a.start - b.start);
}

function marksOf(text: string, pattern: RegExp): readonly PortMark[] {
  return [...text.matchAll(pattern)].flatMap((match) => {
    const port = match.groups?.port;
    if (port === undefined || Number(port) === 0) return [];
    const start = match.index + match[0].lastIndexOf(port);
    return [{ start, end: start + port.length, port: Number(port) }];
  });
}

/** Every timeout with the ports it was said of. A port that answered is not among them. */
export function findTimeouts(text: string, symptoms: Symptoms): readonly Timeout[] {
  const timeouts = findPhrase(text, symptoms.timeouts);
  if (timeouts.length === 0) return [];
  const predicates = [
    ...timeouts.map((span) => ({ ...span, kind: 'timeout' as const })),
    ...findPhrase(text, symptoms.successes).map((span) => ({ ...span, kind: 'success' as const })),
    ...findPhrase(text, symptoms.echoes).map((span) => ({ ...span, kind: 'echo' as const })),
  ].sort((a, b) => a.end - b.end);
  return assignPorts(text, predicates, findPorts(text, symptoms));
}

/**
 * Walks through the text once: each predicate takes the ports said before it in its line, else those after it,
 * else those of the nearest line that nobody took.
 */
function assignPorts(
  text: string,
  predicates: readonly Predicate[],
  ports: readonly PortMark[],
): readonly Timeout[] {
  const found: Timeout[] = [];
  let kind: Predicate['kind'] = 'timeout';
  let next = 0;
  for (const [index, predicate] of predicates.entries()) {
    if (predicate.kind !== 'echo') kind = predicate.kind;
    const until = Math.max(predicate.end, predicates[index + 1]?.start ?? text.length);
    const taken = takePorts(text, predicate, ports, { from: next, until });
    next = taken.next;
    if (kind === 'timeout') found.push({ ...predicate, ports: taken.ports });
  }
  return found;
}

type Taken = { readonly ports: readonly number[]; readonly next: number };

/** `from` is the first port nobody took yet, `until` where the next predicate begins. */
function takePorts(
  text: string,
  predicate: Span,
  ports: readonly PortMark[],
  { from, until }: { readonly from: number; readonly until: number },
): Taken {
  const line = lineAround(text, predicate);
  let before = from;
  while (isBefore(ports[before], predicate.end)) before += 1;
  const pending = ports.slice(from, before);
  const own = pending.filter(({ start }) => start >= line.start);
  if (own.length > 0) return { ports: numbers(own), next: before };
  const after = portsAfter(text, ports, before, Math.min(until, line.end));
  if (after.length > 0) return { ports: numbers(after), next: before + after.length };
  const earlier = lastLine(text, pending).filter(({ end }) => predicate.start - end <= REACH);
  if (earlier.length > 0) return { ports: numbers(earlier), next: before };
  const later = portsAfter(text, ports, before, Math.min(until, predicate.end + REACH));
  return { ports: numbers(later), next: before + later.length };
}

function isBefore(mark: PortMark | undefined, place: number): boolean {
  return mark !== undefined && mark.start < place;
}

/** Ports from one on, up to a place; where another predicate follows, only up to the end of the list. */
function portsAfter(
  text: string,
  ports: readonly PortMark[],
  from: number,
  until: number,
): readonly PortMark[] {
  const found: PortMark[] = [];
  for (let index = from; isBefore(ports[index], until); index += 1) {
    const mark = ports[index];
    const last = found.at(-1);
    if (mark === undefined) break;
    const isLineBefore = last !== undefined && text.slice(last.end, mark.start).includes('\n');
    const isListBroken =
      last !== undefined && until < text.length && STOP.test(text.slice(last.end, mark.start));
    if (isLineBefore || isListBroken) break;
    found.push(mark);
  }
  return found;
}

/** Those of the marks that stand on the line of the last one. */
function lastLine(text: string, marks: readonly PortMark[]): readonly PortMark[] {
  const last = marks.at(-1);
  if (last === undefined) return [];
  const line = lineAround(text, last);
  return marks.filter(({ start }) => start >= line.start);
}

function numbers(marks: readonly PortMark[]): readonly number[] {
  return [...new Set(marks.map(({ port }) => port))];
}

/** The timeout that fulfils the condition, and the port it stands for. */
export function pickTimeout(
  condition: TimeoutCondition,
  timeouts: readonly Timeout[],
): { readonly at: Span; readonly port: number | null } | undefined {
  const all = [...new Set(timeouts.flatMap(({ ports }) => ports))];
  const port = pickPort(condition, all);
  if (port === undefined) return undefined;
  const at = timeouts.find(({ ports }) => port === null || ports.includes(port)) ?? timeouts[0];
  if (at === undefined) return undefined;
  return { at, port: port === EVERY_PORT ? null : port };
}

function pickPort(condition: TimeoutCondition, silent: readonly number[]): number | null | undefined {
  if (condition === 'unnamed') return silent.length === 0 ? null : undefined;
  if (condition === 'other') return silent[0];
  if (condition !== 'several') return silent.find((port) => condition.includes(port));
  if (silent.includes(EVERY_PORT)) return silent.find((port) => port === 25) ?? EVERY_PORT;
  const isSubmissionOnly = silent.every((port) => SUBMISSION_PORTS.includes(port));
  if (silent.length < 2 || isSubmissionOnly) return undefined;
  return silent.find((port) => port === 25) ?? silent[0];
}
