import type { Locale } from '../../answer/locale';
import type { Reply } from '../../answer/reply';
import type { Overview } from '../channel';
import { isAsking, type KeptCard, type KeptCards } from './kept-cards';
import { headline } from './reply-activity';

/** Why a card is over, for those who come back to it: where the case stands now, in one line, if that is known. */
export type Past = { readonly standing?: string };

type Kept = { readonly conversation: string; readonly card: string; readonly kept: KeptCard };

/** Tells the cards that are over from those that still want an answer. */
export interface PastCards {
  /** Undefined while nothing was chosen on the card and what it asks is still open, if it asks anything. */
  find(card: Kept): Promise<Past | undefined>;
  /** Where the case of a conversation stands; undefined where there is none. */
  stand(conversation: string, locale: Locale): Promise<Reply | undefined>;
}

type Props = {
  readonly cards: Pick<KeptCards, 'isLatest'>;
  /** Left out, old cards do not say where the case stands. */
  readonly overview?: Pick<Overview, 'cases'> | undefined;
};

export function createPastCards({ cards, overview }: Props): PastCards {
  const findStanding = async (conversation: string, locale: Locale): Promise<Reply | undefined> => {
    const cases = (await overview?.cases(conversation, locale)) ?? [];
    return cases.find((each) => each.conversation === conversation)?.standing;
  };
  return {
    stand: findStanding,
    find: async ({ conversation, card, kept: { reply, chosen } }) => {
      const isOpen = !isAsking(reply) || (await cards.isLatest(conversation, card));
      if (isOpen && chosen === undefined) return undefined;
      const standing = await findStanding(conversation, reply.locale);
      const isWaiting = chosen === undefined && isStillAsked(reply, standing);
      return isWaiting ? undefined : toPast(standing);
    },
  };
}

/** Other things were asked meanwhile, and the case still waits for the same fact. */
function isStillAsked({ ask }: Reply, standing: Reply | undefined): boolean {
  return ask !== undefined && standing?.ask?.fact === ask.fact;
}

function toPast(standing: Reply | undefined): Past {
  return standing === undefined ? {} : { standing: headline(standing) };
}
