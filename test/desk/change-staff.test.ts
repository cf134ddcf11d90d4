import type { Actor } from '../../src/answer/ticket';
import { change } from '../../src/desk/change';
import { isSamePerson } from '../../src/desk/change-holder';
import { findReplyEntry, replyKeysOf } from '../../src/desk/posts';
import {
  AIKO,
  ANNA,
  BORIS,
  contentOf,
  done,
  goOn,
  ID,
  minutesLater,
  opened,
  RULES,
  replyOf,
  said,
  spokenBy,
  ticketIn,
  toldBy,
  whereTo,
} from './given';

const PERSON = ANNA.conversation;
const AIKO_ON_PAGE: Actor = { id: 'token', name: ' aiko ', via: 'desk' };

test('of two who claim at once one has it, and the other is told who', () => {
  const first = goOn(opened(), { do: 'claim', by: AIKO });
  const second = change(first, { do: 'claim', by: BORIS }, minutesLater(1), RULES);
  expect(second).toEqual({ refused: 'held-by-other', who: 'Aiko' });
});

test.each<[string, Actor, boolean]>([
  ['the same id on one platform', { ...AIKO, name: 'Aiko Tanaka' }, true],
  ['the same name on the page, in other letters', AIKO_ON_PAGE, true],
  ['another name on another platform', BORIS, false],
  ['the same id on another platform', { ...BORIS, id: AIKO.id }, false],
])('%s: one person %#', (_name, other, isSame) => {
  expect(isSamePerson(AIKO, other)).toBe(isSame);
});

test('two without a name are not one person', () => {
  expect(isSamePerson({ ...AIKO, name: '' }, { ...BORIS, name: '' })).toBe(false);
});

test('who claimed in Slack may answer on the page', () => {
  const { ticket } = done(ticketIn('claimed'), replyOf(AIKO_ON_PAGE));
  expect(ticket).toMatchObject({ state: 'waiting', assignee: AIKO });
});

test('a reply goes to the person when it can no longer be taken back, in their language', () => {
  const { posts, ticket } = done(ticketIn('claimed'), replyOf(AIKO), minutesLater(30));
  const reply = posts.find((post) => whereTo(post) === PERSON);
  expect(reply).toMatchObject({
    key: replyKeysOf(ticket, '2')[0],
    lane: `person:${ID}:${PERSON}`,
    dueAt: '2026-11-23T09:30:06.000Z',
    content: {
      kind: 'say',
      locale: 'ja',
      of: null,
      answer: { kind: 'staff-message', by: 'Aiko', text: 'try now' },
    },
  });
});

test('a preview of a reply hangs in every thread at once, and follows what becomes of it', () => {
  const replied = done(ticketIn('claimed'), replyOf(AIKO), minutesLater(30));
  const previews = replied.posts.filter((post) => contentOf(post).kind === 'preview');
  expect(previews.map((post) => [whereTo(post), post.dueAt])).toEqual([
    ['slack', minutesLater(30)],
    ['teams', minutesLater(30)],
  ]);
  const told = done(replied.ticket, { do: 'delivery', entry: '2', state: 'delivered', problem: null });
  expect(told.posts.map(({ content }) => content)).toEqual(
    previews.map(({ key }) => ({ kind: 'preview', entry: '2', seconds: 0, of: key })),
  );
});

test('a reply is kept as written, and marked as not yet delivered', () => {
  const text = '  reply:  *keep* <this>\n';
  expect(done(ticketIn('claimed'), replyOf(AIKO, text)).ticket.transcript.at(-1)).toMatchObject({
    from: 'staff',
    by: 'Aiko',
    text,
    delivery: { state: 'waiting', problem: null },
  });
});

test('a file goes without a word', () => {
  const files = [{ name: 'log.txt', url: 'https://files.example/log.txt' }];
  expect(done(ticketIn('claimed'), replyOf(AIKO, '', { files })).ticket.state).toBe('waiting');
});

test('who answers what nobody has, has it; the person reads the answer and no news of that', () => {
  const { ticket, posts, audit } = done(opened(), replyOf(BORIS));
  expect(ticket).toMatchObject({ state: 'waiting', assignee: BORIS });
  expect(toldBy({ posts })).toEqual([`staff-message > ${PERSON}`]);
  expect(audit.map(({ what }) => what)).toEqual(['claimed', 'replied']);
});

test.each([
  ['claim', { do: 'claim', by: AIKO }, opened(), 'claimed', null],
  ['release', { do: 'release', by: AIKO }, ticketIn('claimed'), 'released', null],
  ['assign', { do: 'assign', by: AIKO, to: 'Cleo' }, opened(), 'assigned', 'Cleo'],
  ['resolve', { do: 'resolve', by: AIKO, text: null }, opened(), 'resolved', null],
  ['reopen', { do: 'reopen', by: AIKO }, ticketIn('resolved'), 'reopened', null],
  ['merge', { do: 'merge', by: AIKO, into: 'P25-7' }, opened(), 'merged', 'P25-7'],
  ['prioritize', { do: 'prioritize', by: AIKO, priority: 'low' }, opened(), 'prioritized', 'low'],
] as const)('the person is told of %s', (_name, command, ticket, what, to) => {
  const post = done(ticket, command).posts.find((each) => whereTo(each) === PERSON);
  const answer = { kind: 'ticket-changed', ticket: ID, change: what, by: 'Aiko', to, text: null };
  expect(post?.content).toEqual({ kind: 'say', answer, locale: 'ja', of: null });
});

test('words that go with resolving are a reply: in the transcript, sent at once, and followed', () => {
  const resolved = done(
    ticketIn('claimed'),
    { do: 'resolve', by: AIKO, text: 'port 587 it is' },
    minutesLater(5),
  );
  const post = resolved.posts.find((each) => whereTo(each) === PERSON);
  expect(post?.content).toMatchObject({ answer: { change: 'resolved', text: 'port 587 it is' } });
  expect(post?.dueAt).toBe(minutesLater(5));
  expect(findReplyEntry(resolved.ticket, post?.key ?? '')).toMatchObject({ text: 'port 587 it is' });
  const taken = change(resolved.ticket, { do: 'take-back', by: AIKO, entry: '2' }, minutesLater(6), RULES);
  expect(taken).toEqual({ refused: 'too-late', who: null });
});

test.each([
  ['Slack', AIKO, ['ticket-note > teams']],
  ['Teams', BORIS, ['ticket-note > slack']],
  ['the page', AIKO_ON_PAGE, ['ticket-note > slack', 'ticket-note > teams']],
])('a note made in %s is told where it was not made, and never to the person', (_where, by, told) => {
  expect(toldBy(done(opened(), { do: 'note', by, text: 'odd', ref: null }))).toEqual(told);
});

test('every change draws both cards anew, in place; looking at it does not', () => {
  const cards = done(opened(), { do: 'claim', by: AIKO }).posts.filter(
    (each) => contentOf(each).kind === 'card',
  );
  expect(cards.map(({ content }) => content)).toEqual([
    { kind: 'card', of: `${ID}:card:slack` },
    { kind: 'card', of: `${ID}:card:teams` },
  ]);
  expect(done(opened(), { do: 'see', by: AIKO }).posts).toEqual([]);
});

test('who looks again within a minute has not looked again; others have', () => {
  const seen = done(opened(), { do: 'see', by: AIKO }, minutesLater(1)).ticket;
  expect(seen.seenBy).toEqual({ name: 'Aiko', at: minutesLater(1) });
  expect(change(seen, { do: 'see', by: AIKO }, minutesLater(1.9), RULES)).toBeUndefined();
  expect(done(seen, { do: 'see', by: BORIS }, minutesLater(1.9)).ticket.seenBy?.name).toBe('Boris');
  expect(done(seen, { do: 'see', by: AIKO }, minutesLater(2)).ticket.seenBy?.at).toBe(minutesLater(2));
});

test('a ticket that is released after it was reopened is open', () => {
  const again = goOn(ticketIn('reopened'), { do: 'claim', by: BORIS }, { do: 'release', by: AIKO });
  expect(again).toMatchObject({ state: 'open', assignee: null });
});

test('another help desk is told of states, but not of what it did itself', () => {
  const hub: Actor = { id: 'zendesk', name: 'Zendesk', via: 'hub' };
  const states = (by: Actor) =>
    done(opened(), { do: 'claim', by }).posts.flatMap(({ content, target }) =>
      target.kind === 'hub' ? [content] : [],
    );
  expect(states(AIKO)).toEqual([{ kind: 'event', event: { kind: 'state', state: 'claimed' } }]);
  expect(states(hub)).toEqual([]);
});

test('whose turn it is to speak is no news for another help desk', () => {
  const heard = done(ticketIn('waiting'), spokenBy(ANNA, said('no'))).posts;
  const replied = done(ticketIn('claimed'), replyOf(AIKO)).posts;
  const events = [...heard, ...replied].filter(({ target }) => target.kind === 'hub');
  expect(events.map(({ content }) => content)).toEqual([
    { kind: 'event', event: { kind: 'said', entry: '3' } },
  ]);
});
