import type { Kind } from './lexicon';
import type { Message } from './message';

/** Longer messages say more than when. */
const MOST_TOKENS = 10;
const AROUND: readonly Kind[] = ['what-about', 'filler', 'polite', 'or', 'asks', 'asks-start'];

/** Whether a message does nothing but ask about today: "and today?", では今日は？, 那今天呢？, "а сейчас?" */
export function asksAboutToday({ tokens, mentions, clauses }: Message): boolean {
  if (tokens.length > MOST_TOKENS || !clauses.some(({ asks }) => asks)) return false;
  const now = [
    ...mentions.of('relative').filter(({ values }) => values[0] === 'today'),
    ...mentions.of('at-present'),
  ];
  if (now.length === 0) return false;
  const isNow = (at: number): boolean => now.some(({ start, end }) => at >= start && at < end);
  return tokens.every(
    ({ kind }, at) => kind === 'mark' || isNow(at) || AROUND.some((each) => mentions.covers(each, at)),
  );
}
