import { type Clause, clauseAt } from './clauses';
import type { Kind, Mention } from './lexicon';
import { type DateMention, distance, isWithin, type Message } from './message';

/** What a date of a message is the date of; `other` is neither: an incident, a move, a VM. */
export type DateRole = 'created' | 'asOf' | 'other';

/** How many words may lie between a date and the noun it belongs to: "PAYG (2019)", "подписка 2019 года". */
const NEXT_TO = 1;

/** What has a date that is neither: an incident, a change of types, whatever is asked of Microsoft. */
const OTHERS: readonly Kind[] = ['event', 'move', 'exempted', 'not-exempted'];
/** A question about these is one about its time: "could we ask for an exemption in 2021?" */
const REQUESTS: readonly Kind[] = ['exempt-look', 'exemption'];

function othersIn(clause: Clause, message: Message): readonly Mention[] {
  const kinds = clause.asks ? OTHERS : [...OTHERS, ...REQUESTS];
  return kinds.flatMap((kind) => cuesWithin(kind, clause, message));
}

/** The role of every date, in the order of the dates. */
export function toRoles(message: Message): readonly DateRole[] {
  const first = message.dates.map((date) => roleByCue(date, message));
  return message.dates.map((date, index) => {
    const role = first[index] ?? roleByDefault(date, first, message);
    return role === 'created' && isOfPolicy(date, message) ? 'other' : role;
  });
}

/** "Is it true that since 15 November 2017 all new subscriptions …": a date of the policy, not of a case. */
function isOfPolicy(date: DateMention, { input, mentions, clauses }: Message): boolean {
  if (input.asking === 'created') return false;
  const clause = clauseAt(clauses, date.start);
  const touches = (each: Mention): boolean =>
    clause !== undefined && each.start < clause.end && each.end > clause.start;
  const talk = mentions.of('policy-talk').filter(touches);
  const isOwn = mentions.of('own').some((each) => touches(each) && !talk.some((cue) => isWithin(each, cue)));
  return talk.length > 0 && !isOwn;
}

function roleByCue(date: DateMention, message: Message): DateRole | undefined {
  const clause = clauseAt(message.clauses, date.start);
  const near = clause === undefined ? undefined : nearestRole(date, clause, message);
  if (near !== undefined) return near;
  return isAttached(date, message) ? 'created' : undefined;
}

/** The cue of the same clause that stands nearest; a creation goes first where two are as near. */
function nearestRole(date: DateMention, clause: Clause, message: Message): DateRole | undefined {
  const cues = [
    ...cuesWithin('created', clause, message).map((cue) => ({ cue, role: roleOfCreation(clause, message) })),
    ...cuesWithin('since', clause, message).map((cue) => ({ cue, role: roleOfSince(date, clause, message) })),
    ...cuesWithin('as-of', clause, message).map((cue) => ({ cue, role: 'asOf' as const })),
    ...othersIn(clause, message).map((cue) => ({ cue, role: 'other' as const })),
  ];
  return cues.toSorted((a, b) => distance(a.cue, date) - distance(b.cue, date))[0]?.role;
}

function cuesWithin(kind: Kind, clause: Clause, { mentions }: Message): readonly Mention[] {
  return mentions.of(kind).filter((cue) => isWithin(cue, clause));
}

/** "PAYG since 2019" tells of the subscription, "mail fails since March 2019" does not. */
function roleOfSince(date: DateMention, clause: Clause, message: Message): DateRole {
  const isIncident = (['event', 'problem'] as const).some(
    (kind) => cuesWithin(kind, clause, message).length > 0,
  );
  return isIncident || date.isLoose ? 'other' : 'created';
}

/** A VM that was created says nothing of its subscription. */
function roleOfCreation(clause: Clause, message: Message): DateRole {
  const isOfSource = cuesWithin('source', clause, message).length > 0;
  const isOfSubscription =
    cuesWithin('type', clause, message).length + cuesWithin('subscription', clause, message).length > 0;
  return isOfSource && !isOfSubscription ? 'other' : 'created';
}

function isAttached(date: DateMention, { mentions, clauses }: Message): boolean {
  const clause = clauseAt(clauses, date.start);
  // "Is 25 open for PAYG from 2019?" tells of the subscription, "could CSP ask in 2021?" does not.
  if (clause?.asks === true && !mentions.endsAt('former-lead', date.start)) return false;
  const nouns = [...mentions.of('type'), ...mentions.of('subscription')];
  return nouns.some(
    (noun) => distance(noun, date) <= NEXT_TO && clause !== undefined && isWithin(noun, clause),
  );
}

function roleByDefault(
  date: DateMention,
  others: readonly (DateRole | undefined)[],
  message: Message,
): DateRole {
  const { asking } = message.input;
  if (asking === 'created' || asking === 'asOf') return asking;
  if (date.isLoose) return 'other';
  const clause = clauseAt(message.clauses, date.start);
  if (clause === undefined) return 'created';
  const fromSentence = nearestInSentence(date, clause, message);
  if (fromSentence !== undefined && !others.includes(fromSentence)) return fromSentence;
  if (clause.asks || isSetting(clause, message)) return 'asOf';
  return cuesWithin('problem', clause, message).length > 0 ? 'other' : 'created';
}

/** "In March 2020, could we…": a clause that only sets the time of the question behind it. */
function isSetting(clause: Clause, message: Message): boolean {
  const kinds: readonly Kind[] = ['type', 'subscription', 'own', 'created', 'since', 'problem'];
  if (kinds.some((kind) => cuesWithin(kind, clause, message).length > 0)) return false;
  return message.clauses.some(
    ({ start, sentence, asks }) => asks && start > clause.start && sentence === clause.sentence,
  );
}

function nearestInSentence(date: DateMention, clause: Clause, message: Message): DateRole | undefined {
  const sentence = message.clauses.filter((each) => each.sentence === clause.sentence);
  const roles = sentence.flatMap((each) => {
    const role = nearestRole(date, each, message);
    return role === undefined ? [] : [{ role, far: Math.abs(each.start - clause.start) }];
  });
  return roles.toSorted((a, b) => a.far - b.far)[0]?.role;
}
