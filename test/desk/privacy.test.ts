import type { Participant, Ticket } from '../../src/answer/ticket';
import { absorb, type Change } from '../../src/desk/change';
import type { TicketCommand } from '../../src/desk/command';
import { listHearers } from '../../src/desk/hearers';
import { AIKO, ANNA, contentOf, done, goOn, OTTO, opened, RULES, replyOf, said, spokenBy } from './given';

/** Anna in a thread, where others read; in private there; and alone with the bot. */
const PUBLIC: Participant = { ...ANNA, conversation: 'thread', person: '29:anna' };
const PRIVATE: Participant = { ...PUBLIC, conversation: 'thread/private', privacy: 'among-others' };
const ALONE: Participant = { ...PUBLIC, conversation: 'chat', privacy: 'alone' };
const BOB: Participant = { ...PUBLIC, conversation: 'thread-of-bob', name: 'Bob', person: '29:bob' };

/** One ticket in which these take part: the second's was merged into the first's. */
function merged(first: Participant, second: Participant): Ticket {
  const target = opened({ id: 'P25-1002', by: first });
  const command = { by: AIKO };
  return absorb(target, opened({ by: second }), { command, at: target.updatedAt, rules: RULES }).ticket;
}

/** Whom a change is told to. */
function heardBy({ posts }: Change): readonly string[] {
  return posts.flatMap(({ target }) => (target.kind === 'person' ? [target.conversation] : []));
}

/** By whom people are told that something was done. */
function toldAs({ posts }: Change): readonly (string | null)[] {
  return posts.map(contentOf).flatMap((content) => {
    const answer = content.kind === 'say' ? content.answer : undefined;
    return answer?.kind === 'ticket-changed' ? [answer.by] : [];
  });
}

const CLAIM: TicketCommand = { do: 'claim', by: AIKO };
const RESOLVE: TicketCommand = { do: 'resolve', by: AIKO, text: 'done' };

describe('somebody who asked in private and where others read', () => {
  test.each([
    ['the private ticket is merged', PUBLIC, PRIVATE],
    ['the public ticket is merged', PRIVATE, PUBLIC],
  ])('is answered in private only: %s', (_, first, second) => {
    const ticket = merged(first, second);
    expect(heardBy(done(ticket, CLAIM))).toEqual([PRIVATE.conversation]);
    const answered = done(goOn(ticket, CLAIM), replyOf(AIKO));
    expect(heardBy(answered)).toEqual([PRIVATE.conversation]);
    expect(heardBy(done(answered.ticket, RESOLVE))).toEqual([PRIVATE.conversation]);
  });

  test('is answered in private as well once they write where others read again', () => {
    const ticket = goOn(merged(PRIVATE, PUBLIC), spokenBy(PUBLIC, said('me again')));
    expect(heardBy(done(ticket, replyOf(AIKO)))).toEqual([PRIVATE.conversation]);
  });

  test('alone with the bot is private as well', () => {
    expect(heardBy(done(merged(PUBLIC, ALONE), replyOf(AIKO)))).toEqual([ALONE.conversation]);
  });

  test.each([
    ['in private', PRIVATE],
    ['where others read', PUBLIC],
  ])('is not told a second time what they did %s', (_, by) => {
    const ticket = merged(PUBLIC, PRIVATE);
    expect(heardBy(done(ticket, { do: 'person-closed', by }))).toEqual([]);
  });

  test('has what was said where others read changed there, when staff edit it', () => {
    const replied = goOn(opened({ by: PUBLIC }), CLAIM, replyOf(AIKO, 'port 578', { ref: 'r' }));
    const arrived = goOn(replied, { do: 'delivery', entry: '2', state: 'delivered', problem: null });
    const context = { command: { by: AIKO }, at: arrived.updatedAt, rules: RULES };
    const { ticket } = absorb(arrived, opened({ id: 'P25-1002', by: PRIVATE }), context);
    const edited = done(ticket, { do: 'edit', by: AIKO, ref: 'r', text: 'port 587' });
    expect(heardBy(edited)).toContain(PUBLIC.conversation);
  });
});

describe('different people in one ticket', () => {
  test.each([
    ['one asked in private', BOB, PRIVATE],
    ['one is alone with the bot', BOB, ALONE],
    ['all asked where others read', BOB, PUBLIC],
    ['nobody is known but by their conversation', ANNA, OTTO],
    ['who has the same id on another channel is another', { ...OTTO, person: '29:anna' }, PRIVATE],
  ])('are answered each where they asked: %s', (_, first, second) => {
    expect(heardBy(done(merged(first, second), replyOf(AIKO)))).toEqual([
      first.conversation,
      second.conversation,
    ]);
  });

  test.each<[string, Participant, string]>([
    ['where others read is told by name', PUBLIC, 'Anna'],
    ['in private is told without one', PRIVATE, ''],
    ['alone with the bot is told without one', ALONE, ''],
    ['where others read, nameless, is told without one', { ...PUBLIC, name: null }, ''],
  ])('what one does %s', (_, by, expected) => {
    const closed = done(merged(BOB, by), { do: 'person-closed', by });
    expect([heardBy(closed), toldAs(closed)]).toEqual([[BOB.conversation], [expected]]);
    const reopened = done(closed.ticket, { do: 'person-reopened', by });
    expect([heardBy(reopened), toldAs(reopened)]).toEqual([[BOB.conversation], [expected]]);
  });
});

test('tickets of before, which do not say how somebody asked, are answered as they were', () => {
  const ticket = merged(ANNA, { ...ANNA, conversation: 'another' });
  expect(listHearers(ticket)).toEqual(ticket.participants);
});
