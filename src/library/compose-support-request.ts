import type { KnownFact, StaffAnswer, VerdictView } from '../answer/answer';
import type { Block } from '../answer/reply';
import type { HandoffDraft } from '../answer/ticket';
import { knownOf } from './compose-ticket-parts';
import { type Draft, heading, list, paragraph } from './draft';
import type { Words } from './words';

type SupportRequest = Extract<StaffAnswer, { kind: 'support-request' }>;

/** Outcomes in which somebody at Microsoft, or the portal on its behalf, takes a request. */
const POSSIBLE = ['request-portal', 'request-case', 'request-partner', 'self-service'];
/** Outcomes in which there is nothing to ask for. */
const NEEDLESS = ['open', 'probably-open', 'not-restricted'];

/** The steps of a policy that say where a request goes. */
const WHERE = [
  'run-diagnostic',
  'request-in-portal-connectivity',
  'request-in-portal-diagnostic',
  'open-support-case',
  'open-support-case-2021',
  'ask-csp-partner',
  'explain-why-direct',
];

/** Facts Microsoft is told, in its order; what is not known is left to fill in. */
const ASKED = ['subscription', 'offerId', 'quotaId', 'created', 'source', 'port', 'route', 'destination'];
/** Nobody is asked to find these out. */
const OPTIONAL = ['offerId', 'quotaId', 'route', 'destination'];

/**
 * A support request for Microsoft, ready to paste: in English, which every engineer there reads, and in the
 * reader's language. Where none can be made, it says why.
 */
export function composeSupportRequest({ draft }: SupportRequest, words: Words, english: Words): Draft {
  const title = heading(words.say('request.title'));
  const problem = whyNone(draft);
  if (problem !== undefined)
    return { blocks: [title, paragraph(words.say(`request.${problem}`), 'warning')], choices: [] };
  const own: Block = { type: 'code', text: writeRequest(draft, words) };
  const inEnglish: Block = { type: 'code', text: writeRequest(draft, english) };
  const isEnglish = words.locale === 'en';
  return {
    blocks: [
      title,
      ...list(words.say('request.where'), tellWhere(draft, words)),
      paragraph(words.say('request.paste')),
      own,
      ...(isEnglish ? [] : [paragraph(words.say('request.translation')), inEnglish]),
    ],
    choices: [],
  };
}

function whyNone({ verdict }: HandoffDraft): 'undecided' | 'not-needed' | 'not-taken' | undefined {
  if (verdict === null) return 'undecided';
  const outcome = outcomeToday(verdict);
  if (outcome === 'unknown') return 'undecided';
  if (POSSIBLE.includes(outcome)) return undefined;
  return NEEDLESS.includes(outcome) ? 'not-needed' : 'not-taken';
}

/** A request is made today, whatever could be asked for at the date of the verdict. */
function outcomeToday({ outcome, whatIf }: VerdictView): string {
  return whatIf.find(({ fact }) => fact === 'asOf')?.outcome ?? outcome;
}

function tellWhere({ verdict }: HandoffDraft, words: Words): readonly string[] {
  const steps = (knownOf(verdict, words)?.steps ?? []).filter((id) => WHERE.includes(id));
  return steps.map((id) => words.say(`policy.steps.${id}`));
}

/** Plain lines: a form takes no markup. */
function writeRequest({ facts, evidence, note }: HandoffDraft, words: Words): string {
  const blank = words.say('request.fill-in');
  const line = (label: string, value: string): string => words.say('request.line', { label, value });
  const portal = facts.find(({ fact }) => fact === 'portalVerdict');
  return [
    words.say('request.subject'),
    '',
    line(words.say('request.subscription-id'), blank),
    ...ASKED.flatMap((fact) => writeFact(fact, facts, words)).map(([label, value]) => line(label, value)),
    line(words.say('request.resource'), blank),
    '',
    line(words.say('request.need'), blank),
    line(words.say('request.tried'), portal === undefined ? blank : words.value(portal.fact, portal.value)),
    ...writeLines(words.say('request.evidence'), evidence),
    ...writeLines(words.say('request.note'), note === null ? [] : [note]),
  ].join('\n');
}

function writeFact(
  fact: string,
  facts: readonly KnownFact[],
  words: Words,
): readonly (readonly [label: string, value: string])[] {
  const known = facts.find((each) => each.fact === fact);
  if (known !== undefined) return [[words.fact(fact), words.value(fact, known.value)]];
  return OPTIONAL.includes(fact) ? [] : [[words.fact(fact), words.say('request.fill-in')]];
}

function writeLines(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : ['', title, ...lines];
}
