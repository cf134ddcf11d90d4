import type { Answer, ClauseView, ConflictView, KnownFact, VerdictView } from '../answer/answer';
import type { Block, Choice, FactRow, SourceItem, Tone } from '../answer/reply';
import { type Draft, heading, list, paragraph, standardChoices } from './draft';
import type { Words } from './words';

type VerdictAnswer = Extract<Answer, { kind: 'verdict' }>;

/** More sources than this are named by id only; nobody reads a second screen of them. */
const MOST_SOURCES = 5;
const MOST_WHAT_IFS = 6;
const MOST_BUTTONS = 2;

const TONES: Readonly<Record<string, Tone>> = {
  open: 'good',
  'not-restricted': 'good',
  'probably-open': 'warning',
  'self-service': 'warning',
  'request-portal': 'warning',
  'request-case': 'warning',
  'request-partner': 'warning',
  unknown: 'warning',
  blocked: 'attention',
  unsupported: 'attention',
};

/** How an outcome is meant to strike the reader. */
export function toneOf(outcome: string): Tone {
  return TONES[outcome] ?? 'plain';
}

/** The outcome in one sentence, what it rests on, what to do, why, and what would change it. */
export function composeVerdict(
  { verdict, facts, today }: VerdictAnswer,
  words: Words,
  guidance: readonly Block[],
): Draft {
  return {
    blocks: [
      ...headlines(verdict, today, words),
      ...list(
        words.say(verdict.asOf === today ? 'verdict.steps' : 'verdict.steps-then'),
        verdict.steps.map((id) => words.say(`policy.steps.${id}`)),
        true,
      ),
      ...list(
        words.say('verdict.caveats'),
        verdict.caveats.map((id) => words.say(`policy.caveats.${id}`)),
      ),
      ...guidance,
      heading(words.say('verdict.facts')),
      { type: 'facts', rows: facts.map((fact) => toRow(fact, words)) },
      { type: 'details', title: words.say('verdict.why'), blocks: reasons(verdict, words) },
      ...whatIfs(verdict, words),
    ],
    choices: verdictChoices(verdict, today, words),
  };
}

function headlines(verdict: VerdictView, today: string, words: Words): readonly Block[] {
  const { outcome, asOf } = verdict;
  const sentence = words.say(`outcome.${outcome}.sentence`);
  const now = verdict.whatIf.find(({ fact, value }) => fact === 'asOf' && value === today);
  return [
    heading(words.say(`outcome.${outcome}.title`), toneOf(outcome)),
    paragraph(asOf === today ? sentence : words.say('verdict.as-of', { date: words.date(asOf), sentence })),
    ...(now === undefined
      ? []
      : [paragraph(words.say('verdict.today-differs', { outcome: words.outcome(now.outcome) }), 'warning')]),
  ];
}

function toRow({ fact, value, how }: KnownFact, words: Words): FactRow {
  const row = { label: words.fact(fact), value: words.value(fact, value) };
  const note = words.say(`how-known.${how}`);
  return note === '' ? row : { ...row, note };
}

/** How certain it is, the clauses it rests on, and where they disagree. */
export function reasons(verdict: VerdictView, words: Words): readonly Block[] {
  return [
    paragraph(words.say(`verdict.certainty.${verdict.certainty}`)),
    ...citations(verdict, words),
    ...list(
      words.say('verdict.conflicts'),
      verdict.conflicts.map((each) => tellConflict(each, words)),
    ),
    ...(verdict.outcome === 'not-restricted'
      ? []
      : [paragraph(words.say('verdict.portal-outranks'), 'subtle')]),
  ];
}

/**
 * The clauses that carry the verdict come first, among them those in the reader's language, and those
 * that say otherwise last; a passage is shown once though several clauses stand in it. The rest are
 * named by id.
 */
export function citations({ clauses, certainty }: VerdictView, words: Words): readonly Block[] {
  const [heard, overruled] = [clauses.filter(isHeard), clauses.filter((clause) => !isHeard(clause))];
  const agreeing = onePerPassage(heard, words).slice(0, MOST_SOURCES);
  const shown = [...agreeing, ...onePerPassage(overruled, words)];
  const others = heard
    .filter((clause) => !shown.some((each) => isSamePassage(each, clause)))
    .map(({ id }) => id);
  const more = words.say('verdict.more-clauses', { count: others.length, ids: others.join(', ') });
  const items = shown.map((each) => toSource(each, certainty, words));
  return [
    { type: 'sources', title: words.say('verdict.sources'), items },
    ...(others.length === 0 ? [] : [paragraph(more, 'subtle')]),
  ];
}

function isHeard({ effect }: ClauseView): boolean {
  return effect !== 'overruled';
}

const EFFECTS = ['decides', 'confirms', 'advises'];

function onePerPassage(clauses: readonly ClauseView[], words: Words): readonly ClauseView[] {
  const rank = ({ document, effect }: ClauseView): number =>
    places(EFFECTS, effect) * 10 + places([words.locale, 'en'], words.document(document)?.locale ?? '');
  const sorted = [...clauses].sort((a, b) => rank(a) - rank(b));
  return sorted.filter((clause, index) => sorted.findIndex((each) => isSamePassage(each, clause)) === index);
}

function isSamePassage(a: ClauseView, b: ClauseView): boolean {
  return a.document === b.document && a.section === b.section;
}

function toSource(
  { id, document, section, effect }: ClauseView,
  certainty: string,
  words: Words,
): SourceItem {
  const source = words.document(document);
  const title = source?.sections.find((each) => each.id === section)?.title ?? section;
  // Where no source covers the case, the clause named is the nearest group's and decides nothing.
  const role = effect === 'decides' && certainty === 'unsourced' ? 'nearest' : effect;
  const text = words.say(`verdict.clause.${role}`, {
    section: title === source?.title ? words.say('verdict.introduction') : title,
    document: source?.title ?? document,
    date: words.date(source?.dated ?? ''),
  });
  if (source?.url === undefined) return { text, clause: id };
  return { text, clause: id, link: { label: source.title, url: source.url } };
}

function tellConflict({ clauses, resolution }: ConflictView, words: Words): string {
  const [first = '', second = ''] = clauses;
  return words.say('verdict.conflict', {
    resolution: words.say(`policy.conflicts.${resolution}`),
    first,
    second,
  });
}

/** What would lead elsewhere; another type and an exemption say the most, so they go first. */
function whatIfs({ whatIf }: VerdictView, words: Words): readonly Block[] {
  const picked = pickWhatIfs(whatIf);
  const shown = picked.slice(0, MOST_WHAT_IFS);
  const items = shown.map(({ fact, value, outcome }) =>
    words.say('verdict.what-if-item', {
      fact: words.fact(fact),
      value: words.value(fact, value),
      outcome: words.outcome(outcome),
    }),
  );
  const rest = picked.length - shown.length;
  const more = rest > 0 ? [paragraph(words.say('verdict.more-what-ifs', { count: rest }), 'subtle')] : [];
  return [...list(words.say('verdict.what-if'), items), ...more];
}

const BEST_FIRST = [
  'open',
  'not-restricted',
  'probably-open',
  'self-service',
  'request-portal',
  'request-case',
];

function pickWhatIfs(whatIf: VerdictView['whatIf']): VerdictView['whatIf'] {
  const order = [
    'subscription',
    'created',
    'port',
    'destination',
    'source',
    'route',
    'exempted',
    'portalVerdict',
  ];
  const rank = ({ fact, outcome }: VerdictView['whatIf'][number]): number =>
    places(BEST_FIRST, outcome) * 100 + places(order, fact);
  const oneEach = new Map<string, VerdictView['whatIf'][number]>();
  for (const each of [...whatIf].sort((a, b) => rank(a) - rank(b))) {
    const key = each.fact === 'subscription' ? `${each.fact} ${each.value}` : each.fact;
    if (each.fact !== 'asOf' && !oneEach.has(key)) oneEach.set(key, each);
  }
  return [...oneEach.values()];
}

function places(order: readonly string[], name: string): number {
  const place = order.indexOf(name);
  return place < 0 ? order.length : place;
}

function verdictChoices(verdict: VerdictView, today: string, words: Words): readonly Choice[] {
  const supposed = pickWhatIfs(verdict.whatIf)
    .filter(({ fact }) => fact === 'subscription')
    .slice(0, MOST_BUTTONS);
  const now: Choice = { label: words.say('button.today'), action: { do: 'as-of', value: today } };
  const person: Choice = { label: words.say('button.human'), action: { do: 'human' } };
  return [
    ...(verdict.asOf === today ? [] : [now]),
    ...supposed.map(({ fact, value }) => ({
      label: words.say('button.what-if', { value: words.say(`short.subscription.${value}`) }),
      action: { do: 'what-if' as const, fact, value },
    })),
    ...['subscription', 'created'].map((fact) => ({
      label: words.say('button.correct', { fact: words.fact(fact) }),
      action: { do: 'correct' as const, fact },
    })),
    ...(isDisputed(verdict) ? [person] : []),
    ...standardChoices(words),
  ];
}

/** Sources disagree and the verdict is a careful reading of them: a person may see further. */
function isDisputed({ certainty, conflicts }: VerdictView): boolean {
  return certainty === 'inferred' && conflicts.length > 0;
}
