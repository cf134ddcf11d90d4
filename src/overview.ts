import type { Standing } from './answer/answer';
import type { CaseView } from './answer/case-view';
import { type Conversation, parseConversation } from './answer/conversation';
import type { Locale } from './answer/locale';
import type { Compose } from './library/compose';
import type { ConversationStore, Listed } from './store/conversation-store';

type Props = {
  readonly store: ConversationStore;
  readonly compose: Compose;
  /** Where a case stands by what is known of it today. */
  readonly stand: (conversation: Conversation) => Standing;
};

/** Looks at conversations without taking a turn. */
export type Overview = {
  /** Whether anything was ever said in a conversation. */
  knows(conversation: string): Promise<boolean>;
  /** The language a conversation was answered in last; undefined where none was. */
  localeOf(conversation: string): Promise<Locale | undefined>;
  /** Conversations whose key begins so and in which something is known of a case, ten at most: open ones first, then the latest. */
  cases(prefix: string, locale: Locale): Promise<readonly CaseView[]>;
};

const MOST_CASES = 10;
/** A person who only asked questions has conversations that are no cases. */
const MOST_CONVERSATIONS = 50;

export function createOverview({ store, compose, stand }: Props): Overview {
  const toView = ({ key, updatedAt }: Listed, standing: Standing, locale: Locale): CaseView => ({
    conversation: key,
    updatedAt,
    isOpen: !isDecided(standing),
    standing: compose(standing, locale),
  });
  return {
    knows: async (key) => (await store.read(key)).revision > 0,
    localeOf: async (key) => parseConversation((await store.read(key)).value)?.locale ?? undefined,
    cases: async (prefix, locale) => {
      const listed = await store.list(prefix, MOST_CONVERSATIONS);
      return (
        listed
          .flatMap((each) => {
            const conversation = parseConversation(each.value);
            return conversation !== undefined && isCase(conversation) ? [{ each, conversation }] : [];
          })
          .map((found) => ({ ...found, standing: stand(found.conversation) }))
          // However many verdicts came since: what is open is not lost sight of.
          .toSorted((a, b) => Number(isDecided(a.standing)) - Number(isDecided(b.standing)))
          .slice(0, MOST_CASES)
          .map(({ each, standing }) => toView(each, standing, locale))
      );
    },
  };
}

function isDecided({ kind }: Standing): boolean {
  return kind === 'verdict';
}

function isCase({ known, asking }: Conversation): boolean {
  return Object.keys(known.facts).length + known.among.length > 0 || asking !== null;
}
