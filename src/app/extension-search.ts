import type { Locale } from '../answer/locale';
import type { Clipping, KnowledgeSearch } from '../channels/channel';
import type { Compose } from '../library/compose';
import { shortOf, titleOf } from '../library/compose-passage';
import type { KnowledgeBase } from '../library/knowledge-base';
import { toKey } from '../library/passages';
import type { Phrasebook } from '../library/phrasebook';
import { excerptOf, shorten } from '../library/search/excerpt';
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
      const { hits, isAnswered, sought } = props.current().ask({ text: question, locale, limit: most });
      if (!isAnswered) return [];
      const least = (hits[0]?.score ?? 0) * LEAST_SHARE;
      return hits
        .filter(({ score }) => score >= least)
        .map(({ unit }) => clipUnit(props, { unit, locale, excerpt: excerptOf(unit, sought) }));
    },
    suggest: async (locale) =>
      STARTERS.flatMap((guide) => {
        const unit = props.current().section(toKey(guide), locale);
        return unit === undefined ? [] : [clipUnit(props, { unit, locale, excerpt: shorten(shortOf(unit)) })];
      }),
  };
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
