import { type Clause, clauseAt } from './clauses';
import type { Kind, Mentions } from './lexicon';
import { type DateMention, isWithin } from './message';
import { shortYear, signYear } from './short-dates';
import type { Token } from './tokens';

type Context = {
  readonly tokens: readonly Token[];
  readonly mentions: Mentions;
  readonly clauses: readonly Clause[];
  /** The person was just asked for a date. */
  readonly isAsked: boolean;
  readonly today: string;
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
/** "16-м", "2016-го". */
const ORDINAL = /^(?:м|ом|го|ого|й|ый|ые|х)$/;
const RUSSIAN_YEAR = /^год(?:а|у|ом|е)?$/;

/**
 * Four digits are a year only beside a word that says so ("in 2019", "2019 года", "PAYG 2016") or
 * alone: in "Windows Server 2019" and "2000 mails" they are not. Two or three digits are one only where
 * they are called a year: "в 16-м году", 108年 of something that was made.
 */
export function findBareYears(context: Context): readonly DateMention[] {
  return context.tokens.flatMap(({ kind, text }, at) => {
    if (kind !== 'number') return [];
    if (/^(?:199\d|20[0-4]\d)$/.test(text))
      return isSaidAsYear(at, context) ? [{ start: at, end: at + 1, value: text, isLoose: false }] : [];
    return text.length === 2 || text.length === 3 ? calledYear(at, context) : [];
  });
}

function calledYear(at: number, context: Context): readonly DateMention[] {
  const { tokens, today } = context;
  const thisYear = Number(today.slice(0, 4));
  const text = tokens[at]?.text ?? '';
  const noun = ORDINAL.test(tokens[at + 1]?.text ?? '') ? at + 2 : at + 1;
  const next = tokens[noun]?.text ?? '';
  if (RUSSIAN_YEAR.test(next) && (noun > at + 1 || isBefore('year-lead', at, context))) {
    const year = shortYear(text, { thisYear });
    return year === undefined ? [] : [toMention(at, noun + 1, year)];
  }
  if (next !== '年' || isDuration(noun, context) || !isOfMaking(at, context)) return [];
  const hasKana = tokens.some((each) => /[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(each.text));
  const year = signYear(text, { hasKana, thisYear });
  return year === undefined ? [] : [toMention(at, noun + 1, year)];
}

function toMention(start: number, end: number, year: number): DateMention {
  return { start, end, value: String(year), isLoose: false };
}

/** 10年間, 10年前, 10年以上. */
function isDuration(at: number, { tokens }: Context): boolean {
  return /^[間前多來も契]$/.test(tokens[at + 1]?.text ?? '') || tokens[at + 2]?.text === '上';
}

function isOfMaking(at: number, { clauses, mentions }: Context): boolean {
  const clause = clauseAt(clauses, at);
  return clause !== undefined && mentions.of('created').some((each) => isWithin(each, clause));
}

function isSaidAsYear(at: number, context: Context): boolean {
  const { mentions } = context;
  if (mentions.startsAt('count-tail', at + 1) || mentions.endsAt('product', at)) return false;
  if (isBefore('port-lead', at, context) && !isBefore('year-lead', at, context)) return false;
  if (LEADS.some((kind) => isBefore(kind, at, context))) return true;
  if (TAILS.some((kind) => isBehind(kind, at, context))) return true;
  if (ORDINAL.test(context.tokens[at + 1]?.text ?? '')) return true;
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
