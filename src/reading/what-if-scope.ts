import { type Clause, clauseAt } from './clauses';
import type { Kind, Mention } from './lexicon';
import { distance, isWithin, type Message } from './message';
import { isDenied, isFormer, toRivals } from './polarity';

type Stretch = Pick<Mention, 'start' | 'end'>;

/** Which stretches of a message count. */
export type Scope = (stretch: Stretch) => boolean;

/** What is said of the case as it is, and what is only supposed or planned; `supposed` is undefined where nothing is. */
export type Scopes = { readonly real: Scope; readonly supposed?: Scope };

/**
 * Parts what a message supposes from what it says: "PAYG now; what if we move to EA" supposes EA and
 * says PAYG, "if we moved from CSP to an EA" says CSP.
 */
export function toScopes(message: Message): Scopes {
  const stretch = supposedStretch(message);
  if (stretch === undefined) return { real: () => true };
  const isSupposed = new Uint8Array(message.tokens.length).fill(1, stretch.start, stretch.end);
  for (const { start, end } of [...stated(stretch, message), ...realTypes(stretch, message)])
    isSupposed.fill(0, start, end);
  return { real: ({ start }) => isSupposed[start] !== 1, supposed: ({ start }) => isSupposed[start] === 1 };
}

/** From the clause of a "what if" to the end of its sentence; that sentence where the clause says nothing. */
function supposedStretch(message: Message): Stretch | undefined {
  for (const cue of cuesOf(message)) {
    const clause = clauseAt(message.clauses, cue.start);
    const sentence = message.clauses.filter((each) => each.sentence === clause?.sentence);
    const said = {
      start: Math.min(clause?.start ?? cue.start, cue.start),
      end: Math.max(sentence.at(-1)?.end ?? 0, cue.end),
    };
    if (saysSomething(said, message)) return said;
    const whole = { start: Math.min(sentence[0]?.start ?? said.start, said.start), end: said.end };
    if (saysSomething(whole, message)) return whole;
  }
  return undefined;
}

/** "Microsoft Imagine" imagines nothing. */
function cuesOf(message: Message): readonly Mention[] {
  const { mentions } = message;
  const cues = mentions.of('what-if').filter((cue) => !mentions.covers('type', cue.start));
  const done = doneSentences(message);
  const open = cues.filter((cue) => !done.has(clauseAt(message.clauses, cue.start)?.sentence));
  return [...open, ...plansOf(message)].toSorted((a, b) => a.start - b.start);
}

/** 移行したら…できなくなりました: what came of a change was no supposition. By the number of the sentence. */
function doneSentences({ clauses, mentions }: Message): ReadonlySet<number | undefined> {
  const done = new Set(mentions.of('came-of-it').map((each) => clauseAt(clauses, each.start)?.sentence));
  for (const { asks, sentence } of clauses) if (asks) done.delete(sentence);
  return done;
}

/** How many words may lie between a wish and the change it is for: "want to finally switch". */
const PLAN_GAP = 4;

/** "We want to … switch", 移行 … したい: a change that is only wished for. */
function plansOf({ mentions, clauses }: Message): readonly Mention[] {
  return mentions.of('move').filter((move) => {
    const { start, end } = clauseAt(clauses, move.start) ?? move;
    for (let gap = 0; gap <= PLAN_GAP; gap += 1) {
      if (move.start - gap > start && mentions.endsAt('intend', move.start - gap)) return true;
      if (move.end + gap < end && mentions.startsAt('intend', move.end + gap)) return true;
    }
    return false;
  });
}

const NAMES: readonly Kind[] = [
  'type',
  'hint',
  'source',
  'route',
  'destination',
  'cloud',
  'exempted',
  'not-exempted',
  'port-lead',
];

function saysSomething(stretch: Stretch, { mentions, dates, tokens }: Message): boolean {
  const isInside = (each: Stretch): boolean => isWithin(each, stretch);
  const hasNumber = tokens.slice(stretch.start, stretch.end).some(({ kind }) => kind === 'number');
  return hasNumber || dates.some(isInside) || NAMES.some((kind) => mentions.of(kind).some(isInside));
}

/** Clauses behind the supposition that say how things are: "…, we are on PAYG now". */
function stated(stretch: Stretch, { clauses, mentions }: Message): readonly Clause[] {
  const isMarked = (kind: Kind, clause: Clause): boolean =>
    mentions.of(kind).some((each) => isWithin(each, clause));
  return clauses.filter(
    (clause) => isWithin(clause, stretch) && isMarked('at-present', clause) && !isMarked('what-if', clause),
  );
}

/** The types in a supposition that are so today: those one moves from, and all but the one moved to. */
function realTypes(stretch: Stretch, message: Message): readonly Mention[] {
  const named = message.mentions.of('type').filter((each) => isWithin(each, stretch));
  const rivals = toRivals(named);
  const left = new Set(named.filter((each) => isFormer(each, message)));
  const meant = named.filter((each) => !left.has(each) && !isDenied(each, message, rivals));
  const target = targetOf(meant.length > 0 ? meant : named, stretch, message);
  if (meant.length === 0) return [];
  const open = new Set(meant);
  return named.filter(
    (each) => left.has(each) || (open.has(each) && each !== target && !isJoined(each, target, message)),
  );
}

/** The last type of the clause that supposes; of the sentence where that clause names none. */
function targetOf(named: readonly Mention[], stretch: Stretch, message: Message): Mention | undefined {
  const cue = cuesOf(message).find((each) => isWithin(each, stretch));
  const clause = cue && clauseAt(message.clauses, cue.start);
  const near = clause === undefined ? [] : named.filter((each) => isWithin(each, clause));
  return near.at(-1) ?? named.at(-1);
}

/** "an EA or an MCA-E" supposes either. */
function isJoined(name: Mention, target: Mention | undefined, { mentions }: Message): boolean {
  if (target === undefined || distance(name, target) > 3) return false;
  const [from, until] = name.end <= target.start ? [name.end, target.start] : [target.end, name.start];
  return mentions.of('or').some((each) => each.start >= from && each.end <= until);
}
