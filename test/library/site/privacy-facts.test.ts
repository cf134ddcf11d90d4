import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LOCALES } from '../../../src/answer/locale';
import { toSiteFile } from '../../../src/library/site/site-page';
import { KNOWLEDGE } from '../../support/policy';

const DAYS = /KEPT_MS = (\d+) \* 24 \* 3_600_000/;

/** Figures that people are told of, where the program has them. */
const FIGURES = [
  ['entries of a conversation', 'src/turn/transcript.ts', /TRANSCRIPT_LENGTH = (\d+)/, 'kept'],
  ['days of cards in Teams', 'src/channels/teams/kept-cards.ts', DAYS, 'teams'],
  ['days of cards in Slack', 'src/channels/slack/last-card.ts', DAYS, 'slack'],
  ['days of messages in the demo', 'src/channels/web/mailbox.ts', DAYS, 'demo'],
] as const;

test.each(
  FIGURES.flatMap(([title, ...figure]) => LOCALES.map((locale) => [title, locale, ...figure] as const)),
)('the %s are those of the program, in %s', (_title, locale, source, pattern, section) => {
  const [, figure] = pattern.exec(readFileSync(join(process.cwd(), source), 'utf8')) ?? [];
  const text = readFileSync(join(KNOWLEDGE, toSiteFile(locale, 'privacy')), 'utf8');
  const [, told = ''] = text.split(`<a name="${section}"></a>`);
  expect(told.split('\n## ')[0]).toMatch(new RegExp(`\\b${figure ?? 'none'}\\b`));
});
