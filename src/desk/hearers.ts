import type { Participant, Ticket } from '../answer/ticket';

type Several = Pick<Ticket, 'participants'>;

/**
 * Who is told what the staff say: each where they asked. Of somebody who asked in private and where others read, as
 * a merge may show, only the former: what was told in private is not to be answered in public.
 */
export function listHearers({ participants }: Several): readonly Participant[] {
  const hasPrivate = (one: Participant): boolean =>
    participants.some((other) => other.privacy !== undefined && isSame(one, other));
  return participants.filter((each) => each.privacy !== undefined || !hasPrivate(each));
}

/** Who is told what one of them did. Whoever did it knows, wherever else they asked. */
export function listOthers(by: Participant, ticket: Several): readonly Participant[] {
  return listHearers(ticket).filter((each) => each.conversation !== by.conversation && !isSame(by, each));
}

function isSame(one: Participant, other: Participant): boolean {
  return one.person !== undefined && one.person === other.person && one.channel === other.channel;
}
