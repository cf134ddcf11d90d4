import { clauseAt } from './clauses';
import type { Kind, Mention } from './lexicon';
import { isWithin, type Message } from './message';

type Scope = Pick<Mention, 'start' | 'end'>;

/** The whole message. */
export function wholeScope({ tokens }: Message): Scope {
  return { start: 0, end: tokens.length };
}

/**
 * The part of a message that supposes something: from the clause of the first "what if" to the end of
 * its sentence, so that "PAYG now; what if we move to EA" supposes EA. Undefined where nothing is
 * supposed.
 */
export function supposedScope(message: Message): Scope | undefined {
  const cue = message.mentions.of('what-if')[0];
  if (cue === undefined) return undefined;
  const clause = clauseAt(message.clauses, cue.start);
  const last = message.clauses.findLast(({ sentence }) => sentence === clause?.sentence);
  const start = Math.min(clause?.start ?? 0, cue.start);
  const said = { start, end: Math.max(last?.end ?? 0, cue.end) };
  return saysSomething(said, message) ? said : { start, end: message.tokens.length };
}

const NAMES: readonly Kind[] = [
  'type',
  'source',
  'route',
  'destination',
  'cloud',
  'exempted',
  'not-exempted',
  'port-lead',
];

function saysSomething(scope: Scope, { mentions, dates, tokens }: Message): boolean {
  const isInside = (each: Scope): boolean => isWithin(each, scope);
  const hasNumber = tokens.slice(scope.start, scope.end).some(({ kind }) => kind === 'number');
  return hasNumber || dates.some(isInside) || NAMES.some((kind) => mentions.of(kind).some(isInside));
}
