import type { types } from '@slack/bolt';
import { clip } from '../../answer/clip';
import { cleanText, escapeText, isBlank } from './draw-literal';
import { drawRuns, toRuns } from './draw-runs';

export { escapeText };

/** What stands where there is nothing to say: Slack refuses empty texts. */
export const NOTHING = '…';

/** Marked-up words (see marked-text.ts) as mrkdwn; what people wrote in them is never formatted. */
export function drawMarked(words: string): string {
  return drawRuns(toRuns(words));
}

/** Words as Slack's plain text, where nothing is formatted but emoji names: one line, cut to `most`. */
export function drawPlain(text: string, most: number): types.PlainTextElement {
  const line = clip(cleanText(text).replace(/\s+/g, ' ').trim().replace(EMOJI, ':\u200b'), most);
  return { type: 'plain_text', text: isBlank(line) ? NOTHING : line, emoji: true };
}

const EMOJI = /:(?=[a-z0-9_+'-]*[a-z][a-z0-9_+'-]*:)/g;

/** Cuts text that is escaped or drawn already; never inside an entity, a link or a surrogate pair. */
export function clipEscaped(text: string, most: number): string {
  if (text.length <= most) return text;
  let kept = '';
  for (const [token] of text.matchAll(/<[^<>]*>|&(?:amp|lt|gt);|./gsu)) {
    if (kept.length + token.length > most - NOTHING.length) break;
    kept += token;
  }
  return kept + NOTHING;
}
