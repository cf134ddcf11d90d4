import { LOCALES, type Locale } from '../../answer/locale';
import type { KnowledgeBase } from '../knowledge-base';
import { type IndexedUnit, keyOf } from '../search/unit';
import { DEPTH, type Figures, rankOf, toFigures } from './figures';
import type { Peer } from './peers';
import type { LabelledQuestion, QuestionFile } from './question-file';
import { createScope, type Scope } from './scope';

/** How well the questions of one language were answered. */
export type LanguageReport = {
  readonly lang: Locale;
  readonly ours: Figures;
  readonly peers: Readonly<Record<string, Figures>>;
  /** Ours, by type of question. */
  readonly types: Readonly<Record<string, Figures>>;
  /** Questions for which no answer was thought good enough, of those without and with an answer here. */
  readonly declined: { readonly unanswerable: Share; readonly answerable: Share };
};
export type Share = { readonly questions: number; readonly declined: number };

export type Report = {
  readonly searched: Scope['searched'];
  /** Distinct sections that were searched. */
  readonly sections: number;
  readonly questions: number;
  readonly languages: readonly LanguageReport[];
};

type Props = {
  readonly file: QuestionFile;
  /** A knowledge base of these units alone: the others would be in the way of them. */
  readonly createKnowledge: (units: readonly IndexedUnit[]) => Pick<KnowledgeBase, 'ask'>;
  /** All that the knowledge base can find. */
  readonly units: readonly IndexedUnit[];
  /** Whom to compare with, made over the sections that are searched; nobody if left out. */
  readonly createPeers?: (units: readonly IndexedUnit[]) => readonly Peer[];
  /** Told after each question: Fuse.js takes about a second for one over all guides. */
  readonly onAsked?: () => void;
};

/**
 * Asks every question and tells how well it was answered.
 * @throws {LabelError} where a label names a section that is not there
 */
export function evaluate({ file, createKnowledge, units, createPeers = () => [], onAsked }: Props): Report {
  const scope = createScope(file.sections, units);
  const searched = units.filter(scope.isSearched);
  const peers = createPeers(searched);
  const knowledge = createKnowledge(searched);
  const outcomes = file.queries.map((query) => {
    const outcome = askOne(query, { knowledge, scope, peers });
    onAsked?.();
    return outcome;
  });
  return {
    searched: scope.searched,
    sections: new Set(searched.map(keyOf)).size,
    questions: outcomes.length,
    languages: LOCALES.map((lang) => outcomes.filter(({ query }) => query.lang === lang))
      .filter((own) => own.length > 0)
      .map((own) => toLanguageReport(own, peers)),
  };
}

type Rank = number | undefined;
type Outcome = {
  readonly query: LabelledQuestion;
  readonly isDeclined: boolean;
  readonly rank: Rank;
  /** In the order of the peers. */
  readonly peerRanks: readonly Rank[];
};

type Asked = {
  readonly knowledge: Pick<KnowledgeBase, 'ask'>;
  readonly scope: Scope;
  readonly peers: readonly Peer[];
};

function askOne(query: LabelledQuestion, { knowledge, scope, peers }: Asked): Outcome {
  const { hits, isAnswered } = knowledge.ask({
    text: query.q,
    locale: query.lang,
    limit: DEPTH,
  });
  const found = hits.map(({ unit }) => keyOf(unit));
  const right = new Set(query.rel.flatMap((label) => scope.keys.get(label) ?? []));
  return {
    query,
    isDeclined: !isAnswered,
    rank: rankOf(found, right),
    peerRanks: isAnswerable(query) ? peers.map((peer) => rankOf(peer.rank(query.q), right)) : [],
  };
}

function isAnswerable({ rel }: LabelledQuestion): boolean {
  return rel.length > 0;
}

/** @param own outcomes of one language, at least one */
function toLanguageReport(own: readonly Outcome[], peers: readonly Peer[]): LanguageReport {
  const answerable = own.filter(({ query }) => isAnswerable(query));
  const unanswerable = own.filter(({ query }) => !isAnswerable(query));
  const types = [...new Set(answerable.map(({ query }) => query.type))].sort();
  const figuresOf = (outcomes: readonly Outcome[]): Figures => toFigures(outcomes.map(({ rank }) => rank));
  return {
    lang: own[0]?.query.lang ?? 'en',
    ours: figuresOf(answerable),
    peers: Object.fromEntries(
      peers.map(({ name }, at) => [name, toFigures(answerable.map(({ peerRanks }) => peerRanks[at]))]),
    ),
    types: Object.fromEntries(
      types.map((type) => [type, figuresOf(answerable.filter(({ query }) => query.type === type))]),
    ),
    declined: { unanswerable: toShare(unanswerable), answerable: toShare(answerable) },
  };
}

function toShare(outcomes: readonly Outcome[]): Share {
  return {
    questions: outcomes.length,
    declined: outcomes.filter(({ isDeclined }) => isDeclined).length,
  };
}
