import type { Locale } from '../../answer/locale';
import { quoteText } from '../../answer/marked-text';
import type { Reply } from '../../answer/reply';
import type { Overview } from '../channel';
import { toShowCase } from './draw-done';
import type { PastCards } from './past-cards';
import type { Press } from './press';
import { headline } from './reply-activity';
import type { SayTeams } from './teams-words';

export type ForgottenProps = {
  readonly past: Pick<PastCards, 'stand'>;
  readonly say: SayTeams;
  readonly overview?: Pick<Overview, 'localeOf'> | undefined;
};

type Forgotten = {
  readonly press: Press;
  readonly conversation: string;
  /** What the client says of the person's language. */
  readonly locale: Locale | undefined;
};

/** What a press on a card that is not known any more leads to instead. */
export type Explained = { readonly told?: string; readonly replies: readonly Reply[] };

/**
 * Says that a card is over where it would change a case that has gone on, or would do nothing at all.
 * Undefined where the press is as good as ever.
 */
export async function explainForgotten(
  { press, conversation, locale: believed }: Forgotten,
  { past, say, overview }: ForgottenProps,
): Promise<Explained | undefined> {
  if (press.kind === 'shown') return { replies: [] };
  if (press.kind === 'pressed' && (press.card === undefined || !changesCase(press))) return undefined;
  const locale = (await overview?.localeOf(conversation)) ?? believed ?? 'en';
  if (press.kind === 'ticked') return { told: say(locale, 'forgotten'), replies: [] };
  const standing = await past.stand(conversation, locale);
  return isStillAsked(press, standing) ? undefined : { replies: [toOver(standing, locale, say)] };
}

type PressedButton = Extract<Press, { readonly kind: 'pressed' }>;

function changesCase({ pressed: { action } }: PressedButton): boolean {
  return action.do === 'answer' || action.do === 'back';
}

/** The case waits for that very fact to this day. */
function isStillAsked({ pressed: { action } }: PressedButton, standing: Reply | undefined): boolean {
  return action.do === 'answer' && standing?.ask?.fact === action.fact;
}

function toOver(standing: Reply | undefined, locale: Locale, say: SayTeams): Reply {
  const now = standing && say(locale, 'stands', { standing: quoteText(headline(standing)) });
  const lines = [say(locale, 'forgotten'), ...(now === undefined ? [] : [now])];
  return {
    kind: 'over',
    locale,
    text: lines.join('\n'),
    blocks: lines.map((text) => ({ type: 'paragraph', text, tone: 'plain' })),
    choices: [toShowCase({ locale }, say)],
  };
}
