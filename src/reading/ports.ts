import { clauseAt } from './clauses';
import type { Mention } from './lexicon';
import { isWithin, type Message, wordsOf } from './message';
import { isDenied, toRivals } from './polarity';
import type { Trouble } from './reading';
import type { Scope } from './what-if-scope';

export type PortReading = { readonly port?: number; readonly trouble: readonly Trouble[] };

type PortMention = Mention & { readonly port: number };

/** Ports of mail: known as such without the word "port". */
const SUBMISSION_PORTS = [465, 587, 2525];
const OTHER_MAIL_PORTS = [25, 443];
const LAST_PORT = 65535;
/** "ports 25, 465, 587 and 2525" */
const LONGEST_LIST = 5;
/** What may follow a port that its clause ends with, in words: "25 does not". */
const SHORT_VERDICT = 3;

/**
 * The port a message is about. 25 goes first where several are named, since it alone is restricted.
 * @param scope what of the message counts
 */
export function readPort(message: Message, scope: Scope): PortReading {
  const named = findPorts(message).filter(scope);
  const rivals = toRivals(named);
  const meant = named.filter((each) => !isDenied(each, message, rivals) || isAlone(each, named, message));
  const real = meant.filter(({ port }) => port >= 1 && port <= LAST_PORT);
  const port = pick(real, message);
  const trouble = meant
    .filter((each) => !real.includes(each))
    .map(({ start, end }) => ({
      fact: 'port' as const,
      text: wordsOf(message, start, end),
      code: 'no-such-port' as const,
    }));
  return { ...(port !== undefined && { port }), trouble };
}

function pick(ports: readonly PortMention[], message: Message): number | undefined {
  if (message.input.asking === 'port') return ports.at(-1)?.port;
  const failing = new Set(ports.filter((each) => isFailing(each, message)).map(({ port }) => port));
  const working = ports.filter(({ port }) => failing.size !== 1 || failing.has(port));
  return working.find(({ port }) => port === 25)?.port ?? working[0]?.port;
}

/** "587 works, 25 does not" says what 25 does; "not 25 but 587" rules it out. */
function isAlone(each: PortMention, named: readonly PortMention[], message: Message): boolean {
  const clause = clauseAt(message.clauses, each.start);
  const isLead = message.mentions.covers('deny-lead', each.start - 1);
  const isInside = (other: PortMention): boolean => clause !== undefined && isWithin(other, clause);
  const isEnd = clause !== undefined && clause.end - each.end <= SHORT_VERDICT;
  return !isLead && isEnd && named.length > 1 && named.filter(isInside).length === 1;
}

/** Where one port alone fails ("25 is open, 587 times out"), the message is about that one. */
function isFailing(each: PortMention, { clauses, mentions }: Message): boolean {
  const clause = clauseAt(clauses, each.start);
  return clause !== undefined && mentions.of('problem').some((problem) => isWithin(problem, clause));
}

function findPorts(message: Message): readonly PortMention[] {
  const dated = new Set(
    message.dates.flatMap(({ start, end }) =>
      Array.from({ length: end - start }, (_none, index) => start + index),
    ),
  );
  const plain = message.tokens.flatMap((token, at) => {
    if (token.kind === 'sealed') return sealedPort(message, at);
    if (token.kind !== 'number' || dated.has(at) || token.text.length > 6 || !isPort(message, at)) return [];
    return [{ start: at, end: at + 1, values: [], port: Number(token.text) }];
  });
  const found = [...plain, ...spelled(message)].toSorted((a, b) => a.start - b.start);
  return found.length === 0
    ? []
    : [...found, ...besides(found, message, dated)].toSorted((a, b) => a.start - b.start);
}

/** "Port twenty-five"; the words alone count something else. */
function spelled(message: Message): readonly PortMention[] {
  const { mentions } = message;
  return mentions
    .of('port-name')
    .filter(({ start, end }) => mentions.endsAt('port-lead', start) || mentions.startsAt('port-tail', end))
    .map((each) => ({ ...each, port: Number(each.values[0]) }));
}

/** "465 and 587 work, only 25 does not": beside a port, 25 by itself is one. */
function besides(
  found: readonly PortMention[],
  message: Message,
  dated: ReadonlySet<number>,
): readonly PortMention[] {
  if (found.length > LONGEST_LIST) return [];
  return message.tokens.flatMap(({ kind, text }, at) => {
    const isFree = kind === 'number' && !dated.has(at) && !found.some(({ start }) => start === at);
    const isPort25 = isFree && text === '25' && !message.mentions.startsAt('count-tail', at + 1);
    return isPort25 && isOwnWord(message, at) ? [{ start: at, end: at + 1, values: [], port: 25 }] : [];
  });
}

function isMailPort(port: number): boolean {
  return [...SUBMISSION_PORTS, ...OTHER_MAIL_PORTS].includes(port);
}

function sealedPort({ tokens, seals }: Message, at: number): readonly PortMention[] {
  const port = sealAt(seals, tokens[at]?.start)?.port;
  return port !== undefined && isMailPort(port) ? [{ start: at, end: at + 1, values: [], port }] : [];
}

function sealAt(seals: Message['seals'], start: number | undefined): Message['seals'][number] | undefined {
  return seals.find((each) => each.start === start);
}

function isPort(message: Message, at: number): boolean {
  const { tokens, input } = message;
  const port = Number(tokens[at]?.text);
  if (message.mentions.startsAt('count-tail', at + 1) || message.mentions.endsAt('product', at)) return false;
  if (isLed(message, at) || isTailed(message, at)) return true;
  if (message.mentions.endsAt('port-maybe', at) && isMailPort(port)) return isOwnWord(message, at);
  if (input.asking === 'port' && tokens.length <= 6) return true;
  if (SUBMISSION_PORTS.includes(port)) return isOwnWord(message, at);
  return OTHER_MAIL_PORTS.includes(port) && isNearPortWord(message, at);
}

/** "port 25", "Port: 25", "ports 25 and 587", "25/tcp". */
function isLed(message: Message, at: number, listed = 0): boolean {
  const { mentions, tokens } = message;
  const before = tokens[at - 1]?.text === ',' ? at - 2 : at - 1;
  if (mentions.endsAt('port-lead', before + 1)) return true;
  const isListed = mentions.covers('or', before) || tokens[at - 1]?.text === ',';
  const previous = mentions.covers('or', before) ? before - 1 : before;
  return (
    isListed &&
    tokens[previous]?.kind === 'number' &&
    listed < LONGEST_LIST &&
    isLed(message, previous, listed + 1)
  );
}

/** "25 smtp"; the figure at the end of a name or a password, "hunter2 smtp", is none. */
function isTailed({ mentions, tokens, normal }: Message, at: number): boolean {
  const { start = 0, text = '' } = tokens[at] ?? {};
  const isEndOfWord = /\p{Script=Latin}$/u.test(normal.text.slice(0, start).slice(-1));
  return mentions.startsAt('port-tail', at + 1) && (!isEndOfWord || isMailPort(Number(text)));
}

/** Not a figure inside something longer, such as 1.587 or 587 users. */
function isOwnWord(message: Message, at: number): boolean {
  const { tokens, normal, mentions } = message;
  const token = tokens[at];
  const next = tokens[at + 1];
  if (token === undefined || /[.,]\d/.test(normal.text.slice(token.end, token.end + 2))) return false;
  if (/\d[.,]$/.test(normal.text.slice(0, token.start).slice(-2))) return false;
  if (next?.kind !== 'word') return true;
  return (['port-near', 'filler', 'or', 'asks', 'topic', 'problem', 'deny-lead'] as const).some((kind) =>
    mentions.covers(kind, at + 1),
  );
}

function isNearPortWord(message: Message, at: number): boolean {
  if (!isOwnWord(message, at)) return false;
  const { mentions, clauses } = message;
  const clause = clauseAt(clauses, at);
  if (clause === undefined) return false;
  if (at > clause.start && mentions.endsAt('port-near', at)) return true;
  return [1, 2, 3].some((step) => at + step < clause.end && mentions.startsAt('port-near', at + step));
}
