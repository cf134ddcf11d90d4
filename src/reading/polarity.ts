import type { Kind, Mention } from './lexicon';
import type { Message } from './message';

/** How far a cue may be from what it is about, in words that say nothing themselves. */
const REACH = 12;
/** How many names one cue may rule out: "neither a, b nor c". */
const MOST_HOPS = 5;

/** The names that "or" may join to one another, by where they start and end. */
export type Rivals = {
  readonly byStart: ReadonlyMap<number, Mention>;
  readonly byEnd: ReadonlyMap<number, Mention>;
};

export function toRivals(names: readonly Mention[]): Rivals {
  return {
    byStart: new Map(names.map((each) => [each.start, each])),
    byEnd: new Map(names.map((each) => [each.end, each])),
  };
}

/** Whether a name is ruled out: "not a free trial", 無料試用版ではなく, 不是免費試用, "не пробная". */
export function isDenied(name: Mention, message: Message, rivals: Rivals): boolean {
  const search = { message, rivals };
  return isLed(name, 'deny-lead', search) || isTailed(name, 'deny-tail', search);
}

/** Whether a name is what was so once: "moved from a free trial", 無料試用版から. */
export function isFormer(name: Mention, message: Message): boolean {
  const search = { message, rivals: toRivals([]) };
  return isLed(name, 'former-lead', search) || isTailed(name, 'former-tail', search);
}

type Search = { readonly message: Message; readonly rivals: Rivals; readonly hops?: number };

/** Walks back over fillers to a cue, or to another name that one denies and "or" joins to this one. */
function isLed(name: Mention, lead: Kind, search: Search): boolean {
  const { mentions } = search.message;
  let isJoined = false;
  for (let at = name.start - 1; at >= Math.max(0, name.start - REACH); at -= 1) {
    if (mentions.covers(lead, at)) return true;
    const rival = isJoined ? search.rivals.byEnd.get(at + 1) : undefined;
    if (rival !== undefined) return canHop(search) && isLed(rival, lead, hop(search));
    if (mentions.covers('or', at)) isJoined = true;
    else if (!mentions.covers('filler', at)) return false;
  }
  return false;
}

function isTailed(name: Mention, tail: Kind, search: Search): boolean {
  const { mentions, tokens } = search.message;
  let isJoined = false;
  for (let at = name.end; at < Math.min(tokens.length, name.end + REACH); at += 1) {
    if (mentions.covers(tail, at)) return true;
    const rival = isJoined ? search.rivals.byStart.get(at) : undefined;
    if (rival !== undefined) return canHop(search) && isTailed(rival, tail, hop(search));
    if (mentions.covers('or', at)) isJoined = true;
    else if (!mentions.covers('filler', at)) return false;
  }
  return false;
}

function canHop({ hops = 0 }: Search): boolean {
  return hops < MOST_HOPS;
}

function hop(search: Search): Search {
  return { ...search, hops: (search.hops ?? 0) + 1 };
}
