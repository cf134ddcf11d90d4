import type { Facts } from '../rules/facts';
import { clauseAt } from './clauses';
import type { Kind, Mention } from './lexicon';
import type { Message } from './message';
import type { Intent } from './reading';

/** What the readers of facts found, as far as it tells what the message wants. */
export type Found = {
  readonly facts: Facts;
  /** Facts, types ruled out or left open, trouble: anything about a case. */
  readonly hasCase: boolean;
  readonly isSupposed: boolean;
  readonly hasEvidence: boolean;
};

/** Said outright, these win over everything else in the message. */
const COMMANDS = ['human', 'restart', 'cancel', 'back', 'help', 'why', 'how'] as const;
/** Only where nothing of a case is said with them. */
const COURTESIES = ['yes', 'no', 'thanks', 'greeting'] as const;
/** Facts that only a case of one's own has. */
const OWN_FACTS = ['subscription', 'created', 'exempted', 'portalVerdict', 'quotaId', 'offerId'] as const;

const RULED_OUT: readonly Kind[] = ['route', 'source'];

/** What a message wants. Words that somebody else wrote want nothing of the bot. */
export function readIntent(message: Message, found: Found): Intent {
  const wish = wholeWish(message, found);
  const isQuoted = message.input.isQuoted === true;
  if (wish !== undefined) return isQuoted ? 'unknown' : wish;
  return (
    (found.hasEvidence ? 'case' : undefined) ??
    (found.isSupposed ? 'what-if' : undefined) ??
    (isCorrection(message, found) ? 'correct' : undefined) ??
    (isQuoted ? undefined : spokenWish(message, found)) ??
    aboutCase(message, found)
  );
}

/** Whether a message is nothing but a wish; others may have one in passing: "how do I use SendGrid, please help". */
export function isOnlyWish(message: Message, found: Found): boolean {
  return wholeWish(message, found) !== undefined || isIdleQuote(message, found);
}

/** Somebody else's "please answer in Russian", with nothing besides that the bot could explain. */
function isIdleQuote(message: Message, found: Found): boolean {
  if (message.input.isQuoted !== true || spokenWish(message, found) === undefined) return false;
  return readIntent(message, found) === 'unknown';
}

/** A message that is nothing but a wish: "help", "go back please", わかりません. The longest words count. */
function wholeWish(message: Message, found: Found): Intent | undefined {
  if (found.hasCase || !isCovered(message)) return undefined;
  const { mentions } = message;
  if (mentions.of('language-whole').length + mentions.of('language-anywhere').length > 0) return 'language';
  const said = [...mentions.of('wish-whole'), ...mentions.of('wish-anywhere')];
  const longest = Math.max(...said.map(({ start, end }) => end - start));
  const meant = said.filter(({ start, end }) => end - start === longest).flatMap(({ values }) => values);
  return [...COMMANDS, ...COURTESIES].find((intent) => meant.includes(intent));
}

function wishesOf({ mentions }: Message, kinds: readonly Kind[]): ReadonlySet<string> {
  return new Set(kinds.flatMap((kind) => mentions.of(kind).flatMap(({ values }) => values)));
}

/** Whether wishes and words of politeness make up the whole message. */
function isCovered({ tokens, mentions }: Message): boolean {
  const kinds: readonly Kind[] = [
    'wish-whole',
    'wish-anywhere',
    'language-whole',
    'language-anywhere',
    'polite',
    'filler',
  ];
  const isAny = kinds.slice(0, 4).some((kind) => mentions.of(kind).length > 0);
  return (
    isAny &&
    tokens.every(({ kind }, at) => kind === 'mark' || kinds.some((each) => mentions.covers(each, at)))
  );
}

/** A wish within a longer message. */
function spokenWish(message: Message, { hasCase }: Found): Intent | undefined {
  const said = wishesOf(message, ['wish-anywhere']);
  if (said.has('human')) return 'human';
  if (message.mentions.of('language-anywhere').length > 0 && !hasCase) return 'language';
  return COMMANDS.find((intent) => said.has(intent));
}

function isCorrection({ mentions, clauses, tokens }: Message, { hasCase }: Found): boolean {
  const isStated = (each: Mention): boolean => clauseAt(clauses, each.start)?.asks !== true;
  if (mentions.of('correct').some(isStated)) return true;
  const opens = (each: Mention): boolean =>
    clauses.some(
      ({ start }) => each.start >= start && each.start - start <= (tokens[start]?.kind === 'number' ? 0 : 1),
    );
  // "No NAT gateway" rules something out, "no, an EA" corrects.
  const isDenial = ({ end }: Mention): boolean => RULED_OUT.some((kind) => mentions.startsAt(kind, end));
  return (
    hasCase &&
    mentions.of('correct-start').some((each) => !isDenial(each) && (each.start <= 1 || opens(each)))
  );
}

function aboutCase(message: Message, { facts, hasCase }: Found): Intent {
  const { mentions, clauses } = message;
  const asks = clauses.some((clause) => clause.asks);
  const isOwn =
    OWN_FACTS.some((fact) => facts[fact] !== undefined) ||
    (mentions.of('own').length > 0 && mentions.of('problem').length > 0);
  const isTold = clauses.some((clause) => !clause.asks) && mentions.of('problem').length > 0;
  if (isOwn) return 'case';
  if (asks && (hasCase || isAboutTopic(message))) return isTold && !asksWhole(message) ? 'case' : 'question';
  if (hasCase || mentions.of('problem').length > 0) return 'case';
  if (isAboutTopic(message)) return 'question';
  if (message.input.isQuoted === true) return 'unknown';
  const courtesy = wishesOf(message, ['wish-whole']);
  return COURTESIES.find((intent) => courtesy.has(intent) && message.tokens.length <= 6) ?? 'unknown';
}

function asksWhole({ clauses }: Message): boolean {
  return clauses.every(({ asks }) => asks);
}

function isAboutTopic({ mentions }: Message): boolean {
  return (
    mentions.of('topic').length > 0 || mentions.of('port-lead').length > 0 || mentions.of('asks').length > 0
  );
}
