import type { Facts } from '../rules/facts';
import { CLOUDS, DESTINATIONS, ROUTES, SOURCES } from '../rules/vocabulary';
import { clauseAt } from './clauses';
import type { Kind, Mention } from './lexicon';
import type { Message } from './message';
import { isDenied, toRivals } from './polarity';
import type { Scope } from './what-if-scope';

export type PlaceReading = Pick<Facts, 'source' | 'route' | 'destination' | 'cloud'>;

/** Where the connection starts, what it passes and where it goes; nothing where two are named alike. */
export function readPlaces(message: Message, scope: Scope): PlaceReading {
  const source = only(SOURCES, 'source', message, scope);
  const route = only(ROUTES, 'route', message, scope) ?? directRoute(message, scope);
  const destination = only(DESTINATIONS, 'destination', message, scope) ?? sealedDestination(message, scope);
  const cloud = only(CLOUDS, 'cloud', message, scope);
  return {
    ...(source !== undefined && { source }),
    ...(route !== undefined && { route }),
    ...(destination !== undefined && { destination }),
    ...(cloud !== undefined && { cloud }),
  };
}

function only<Value extends string>(
  values: readonly Value[],
  kind: Kind,
  message: Message,
  scope: Scope,
): Value | undefined {
  const named = message.mentions.of(kind).filter(scope);
  const rivals = toRivals(named);
  const meant = named.filter((each) => !isDenied(each, message, rivals));
  const origins = kind === 'source' ? meant.filter((each) => isOrigin(each, message)) : [];
  const all = (origins.length > 0 ? origins : meant).flatMap((each) => each.values);
  const found = values.filter((value) => all.includes(value));
  return found.length === 1 ? found[0] : undefined;
}

/** "from the web app to a VM": the first is the source. */
function isOrigin({ start, end }: Mention, { mentions }: Message): boolean {
  const before = mentions.covers('filler', start - 1) ? start - 1 : start;
  return (
    mentions.startsAt('origin-tail', end) ||
    mentions.endsAt('origin-lead', start) ||
    mentions.endsAt('origin-lead', before)
  );
}

/** "No NAT gateway, straight to the internet": said of where mail goes, or instead of what is ruled out. */
function directRoute(message: Message, scope: Scope): 'direct' | undefined {
  const { mentions, clauses } = message;
  const routes = mentions.of('route');
  const rivals = toRivals(routes);
  const isNamed = routes.some((each) => scope(each) && !isDenied(each, message, rivals));
  if (isNamed) return undefined;
  const isDirect = mentions.of('direct').some((each) => {
    const sentence = clauseAt(clauses, each.start)?.sentence;
    const isBeside = (other: Mention): boolean => clauseAt(clauses, other.start)?.sentence === sentence;
    return scope(each) && [...mentions.of('destination'), ...mentions.of('route')].some(isBeside);
  });
  return isDirect ? 'direct' : undefined;
}

function sealedDestination(message: Message, scope: Scope): 'private' | undefined {
  const { tokens, seals } = message;
  const isPrivate = seals.some(
    (seal) =>
      seal.isPrivateTarget === true &&
      tokens.some((token, at) => token.start === seal.start && scope({ start: at, end: at + 1 })),
  );
  return isPrivate ? 'private' : undefined;
}
