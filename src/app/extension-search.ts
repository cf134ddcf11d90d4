import type { Locale } from '../answer/locale';
import type { Clipping, KnowledgeSearch } from '../channels/channel';
import type { Compose } from '../library/compose';
import { shortOf, titleOf } from '../library/compose-passage';
import type { Answered, KnowledgeBase } from '../library/knowledge-base';
import { toKey } from '../library/passages';
import type { Phrasebook } from '../library/phrasebook';
import { excerptOf, shorten } from '../library/search/excerpt';
import type { Hit, Question } from '../library/search/pick';
import { keyOf, type Unit } from '../library/search/unit';
import { createWords } from '../library/words';
import type { SourceDocument } from '../rules/policy';

type Props = {
  readonly current: () => KnowledgeBase;
  readonly compose: Compose;
  readonly book: Phrasebook;
  readonly documents: readonly SourceDocument[];
};

/** What most people come for, the most common first. */
export const STARTERS = [
  'why-port-25-is-blocked#who-is-affected',
  'connection-errors#timeout-on-25',
  'authenticated-relay#recommended-way',
  'authenticated-relay#choose-a-relay',
  'exemptions-today#who-may-ask',
  'test-port-25#read-the-result',
  'portal-diagnostic#where-it-is',
  'find-your-subscription-type#offer-in-the-portal',
  'enterprise-agreement#today',
  'smtp-replies#a-reply-is-no-block',
] as const;

/** A section that scores less than this share of the best one fits by a word or two. */
const LEAST_SHARE = 1 / 3;

/** Searches what guides and imported documents say, in the words the bot itself answers in. */
export function createKnowledgeSearch(props: Props): KnowledgeSearch {
  return {
    find: async ({ question, locale, most }) => {
      const found = findTyped(props.current(), { text: question, locale, limit: most });
      const least = (found[0]?.score ?? 0) * LEAST_SHARE;
      return found
        .filter(({ score }) => score >= least)
        .slice(0, most)
        .map(({ unit, sought }) => clipUnit(props, { unit, locale, excerpt: excerptOf(unit, sought) }));
    },
    suggest: async (locale) =>
      STARTERS.flatMap((guide) => {
        const unit = props.current().section(toKey(guide), locale);
        return unit === undefined ? [] : [clipUnit(props, { unit, locale, excerpt: shorten(shortOf(unit)) })];
      }),
  };
}

type Typed = Hit & Pick<Answered, 'sought'>;

/**
 * The hits for a question that may not be whole: where its last word is none that anything is found by, those for
 * the words it may become, best first.
 */
function findTyped(knowledge: KnowledgeBase, question: Question): readonly Typed[] {
  const own = toAnswers(knowledge.ask(question));
  const { isWhole, texts } = knowledge.complete(question.text);
  if (isWhole && own.length > 0) return own;
  const hits = texts.flatMap((text) => toAnswers(knowledge.ask({ ...question, text })));
  if (hits.length === 0) return own;
  const best = new Map<Unit, Typed>();
  for (const hit of hits.toSorted((a, b) => b.score - a.score))
    if (!best.has(hit.unit)) best.set(hit.unit, hit);
  return [...best.values()];
}

function toAnswers({ isAnswered, hits, sought }: Answered): readonly Typed[] {
  return isAnswered ? hits.map((hit) => ({ ...hit, sought })) : [];
}

type Picked = { readonly unit: Unit; readonly locale: Locale; readonly excerpt: string };

function clipUnit({ compose, book, documents }: Props, { unit, locale, excerpt }: Picked): Clipping {
  const words = createWords({ book, documents, locale });
  const passage = { key: keyOf(unit), locale: unit.locale };
  const { title, dated } = unit;
  const place = { place: title, date: words.date(dated ?? '') };
  return {
    title: titleOf(unit),
    from: dated === null ? title : words.say('passage.source-dated', place),
    excerpt,
    reply: compose({ kind: 'passage', passage, isAnswer: false }, locale),
  };
}
