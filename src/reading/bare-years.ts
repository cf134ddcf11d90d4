import type { Kind, Mentions } from './lexicon';
import type { DateMention } from './message';
import type { Token } from './tokens';

type Context = {
  readonly tokens: readonly Token[];
  readonly mentions: Mentions;
  /** The person was just asked for a date. */
  readonly isAsked: boolean;
};

const LEADS: readonly Kind[] = [
  'year-lead',
  'created',
  'since',
  'deny-lead',
  'as-of',
  'before-lead',
  'until-lead',
  'after-lead',
  'from-lead',
  'type',
  'subscription',
  'correct',
  'correct-start',
];
const TAILS: readonly Kind[] = [
  'year-tail',
  'before-tail',
  'until-tail',
  'after-tail',
  'from-tail',
  'created',
  'type',
  'subscription',
];

/**
 * Four digits are a year only beside a word that says so ("in 2019", "2019 года", "PAYG 2016") or
 * alone: in "Windows Server 2019" they are not.
 */
export function findBareYears(context: Context): readonly DateMention[] {
  return context.tokens.flatMap(({ kind, text }, at) => {
    const isYear = kind === 'number' && /^(?:199\d|20[0-4]\d)$/.test(text);
    return isYear && isSaidAsYear(at, context)
      ? [{ start: at, end: at + 1, value: text, isLoose: false }]
      : [];
  });
}

function isSaidAsYear(at: number, context: Context): boolean {
  if (isBefore('port-lead', at, context) && !isBefore('year-lead', at, context)) return false;
  if (LEADS.some((kind) => isBefore(kind, at, context))) return true;
  if (TAILS.some((kind) => isBehind(kind, at, context))) return true;
  return context.isAsked ? !isProduct(at - 1, context) : isAlone(at, context);
}

function isBefore(kind: Kind, at: number, { mentions }: Context): boolean {
  return mentions.endsAt(kind, at) || (mentions.covers('filler', at - 1) && mentions.endsAt(kind, at - 1));
}

function isBehind(kind: Kind, at: number, { mentions }: Context): boolean {
  return mentions.startsAt(kind, at + 1);
}

/** A word that is neither a filler nor polite may be a product with a year in its name. */
function isProduct(at: number, { tokens, mentions }: Context): boolean {
  return tokens[at]?.kind === 'word' && !mentions.covers('filler', at) && !mentions.covers('polite', at);
}

/** Between marks, with nothing else in its clause. */
function isAlone(at: number, { tokens }: Context): boolean {
  return [tokens[at - 1], tokens[at + 1]].every((token) => token === undefined || token.kind === 'mark');
}
