import type { Answer } from '../answer/answer';
import type { Actor, Participant, Ticket } from '../answer/ticket';
import type { Post } from '../store/desk-store';
import type { DeskRules } from './change';
import type { HubEvent, PostContent } from './post-content';

/** The ticket as it is after the change, and when. */
export type PostScene = { readonly ticket: Ticket; readonly at: string; readonly rules: DeskRules };
export type Side = DeskRules['sides'][number];

/** For another help desk, where there is one. `what` is its own among those of the ticket. */
export function hubPosts({ ticket, at, rules }: PostScene, what: string, event: HubEvent): readonly Post[] {
  if (!rules.hasHub) return [];
  const content: PostContent = { kind: 'event', event };
  const place = { ticket: ticket.id, lane: `hub:${ticket.id}`, target: { kind: 'hub' } as const };
  return [{ ...place, key: `${ticket.id}:hub:${what}`, content, dueAt: at }];
}

type Saying = {
  readonly key: string;
  readonly answer: Answer;
  readonly of?: string;
  readonly except?: Actor['via'];
};

/** Says something in the threads of the ticket. */
export function sayToSides({ ticket, at, rules }: PostScene, saying: Saying): readonly Post[] {
  const { key, answer, of, except } = saying;
  const sides = rules.sides.filter((side) => side !== except);
  return sides.map((side) => {
    const earlier = of === undefined ? null : `${of}:${side}`;
    const content = { kind: 'say', answer, locale: null, of: earlier } as const;
    return toSide({ ticket, side, key: `${key}:${side}`, dueAt: at, content });
  });
}

type ToSide = Pick<Post, 'key' | 'dueAt'> & {
  readonly ticket: Ticket;
  readonly side: Side;
  readonly content: PostContent;
};

/** What goes to one side: all of it in one lane, behind the card. */
export function toSide({ ticket, side, ...post }: ToSide): Post {
  return { ...post, ticket: ticket.id, lane: `staff:${ticket.id}:${side}`, target: { kind: 'staff', side } };
}

type ToPerson = Pick<Post, 'key' | 'dueAt'> & {
  readonly ticket: Ticket;
  readonly person: Participant;
  readonly answer: Answer;
  readonly of?: string;
};

/** What goes to one person: all of it in one lane, so that nothing overtakes a reply that waits. */
export function toPerson({ ticket, person, key, dueAt, answer, of }: ToPerson): Post {
  const { conversation, channel, locale } = person;
  const content: PostContent = { kind: 'say', answer, locale, of: of ?? null };
  const lane = `person:${ticket.id}:${conversation}`;
  return { key, ticket: ticket.id, lane, target: { kind: 'person', conversation, channel }, content, dueAt };
}
