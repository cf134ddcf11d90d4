import { change, openTicket } from '../../src/desk/change';
import {
  AIKO,
  ANNA,
  contentOf,
  DRAFT,
  done,
  goOn,
  ID,
  minutesLater,
  OPENED,
  OTTO,
  opened,
  RULES,
  replyOf,
  said,
  spokenBy,
  ticketIn,
  toldBy,
  whereTo,
} from './given';

const AMEND = { do: 'person-amended', conversation: ANNA.conversation, ref: 'm1' } as const;

test('a new ticket has a card on each side, and another help desk takes it too', () => {
  const { posts, audit, ticket } = openTicket(
    {
      id: ID,
      by: ANNA,
      draft: DRAFT,
      said: [said('a', { choice: 'Pay-As-You-Go' }), said('b', { from: 'bot' })],
      at: OPENED,
    },
    RULES,
  );
  expect(posts.map((post) => [post.key, post.lane, contentOf(post)])).toEqual([
    [`${ID}:card:slack`, `staff:${ID}:slack`, { kind: 'card', of: null }],
    [`${ID}:card:teams`, `staff:${ID}:teams`, { kind: 'card', of: null }],
    [`${ID}:hub:initiate`, `hub:${ID}`, { kind: 'event', event: { kind: 'initiate' } }],
  ]);
  expect(audit.map(({ what, by }) => [what, by.name])).toEqual([['opened', 'Anna']]);
  expect(ticket.transcript.map(({ id, by, choice }) => [id, by, choice])).toEqual([
    ['1', 'Anna', 'Pay-As-You-Go'],
    ['2', null, undefined],
  ]);
});

test('what a person says goes into every thread and to another help desk; what the bot says only into the ticket', () => {
  const words = [said('first'), said('bot', { from: 'bot' }), said('', { choice: 'EA' })];
  const heard = done(opened(), spokenBy(ANNA, ...words));
  expect(heard.ticket.transcript.map(({ id }) => id)).toEqual(['1', '2', '3', '4']);
  expect(toldBy(heard)).toEqual([
    'ticket-said > slack',
    'ticket-said > teams',
    'ticket-said > slack',
    'ticket-said > teams',
  ]);
  const hub = heard.posts.filter((post) => whereTo(post) === 'hub').map(contentOf);
  expect(hub.map((each) => each.kind === 'event' && each.event)).toEqual([
    { kind: 'said', entry: '2' },
    { kind: 'said', entry: '4' },
  ]);
});

test('the bot alone does not end the waiting for the person', () => {
  expect(done(ticketIn('waiting'), spokenBy(ANNA, said('x', { from: 'bot' }))).ticket.state).toBe('waiting');
});

test('facts follow the person who opened it, and not one of a merged duplicate', () => {
  const facts = [{ fact: 'subscription', value: 'ea', how: 'chosen' }] as const;
  const known = done(opened(), {
    ...spokenBy(ANNA),
    do: 'person-said',
    by: ANNA,
    said: [],
    facts,
    verdict: null,
  });
  expect(known.ticket.facts).toEqual(facts);
  const other = done(opened(), { do: 'person-said', by: OTTO, said: [said('me too')], facts, verdict: null });
  expect(other.ticket.facts).toEqual([]);
  expect(other.ticket.participants).toEqual([ANNA, OTTO]);
});

test('who changes their language is answered in the new one', () => {
  const heard = goOn(opened(), spokenBy({ ...ANNA, locale: 'ru' }, said('да')));
  const reply = done(heard, replyOf(AIKO)).posts.find((post) => whereTo(post) === ANNA.conversation);
  expect(reply?.content).toMatchObject({ locale: 'ru' });
});

test('an edit is shown where the words were shown, and what they were is kept', () => {
  const heard = goOn(opened(), spokenBy(ANNA, said('587', { ref: 'm2' })));
  const edited = done(heard, { ...AMEND, ref: 'm2', text: '465' });
  expect(edited.ticket.transcript.at(-1)).toMatchObject({ text: '465', earlier: ['587'], isDeleted: false });
  expect(edited.posts.map(contentOf).flatMap((each) => (each.kind === 'say' ? [each.of] : []))).toEqual([
    `${ID}:said:2:slack`,
    `${ID}:said:2:teams`,
  ]);
});

test('what is deleted says nothing any more, and may come back', () => {
  const deleted = done(opened(), { ...AMEND, text: null }).ticket;
  expect(deleted.transcript[0]).toMatchObject({ text: '', earlier: ['no mail'], isDeleted: true });
  expect(change(deleted, { ...AMEND, text: null }, minutesLater(1), RULES)).toBeUndefined();
  const back = done(deleted, { ...AMEND, text: 'no mail' }).ticket;
  expect(back.transcript[0]).toMatchObject({ text: 'no mail', isDeleted: false });
});

test('who closes it is not told so, but whoever takes part besides is', () => {
  const two = goOn(opened(), spokenBy(OTTO, said('me too')));
  const closed = done(two, { do: 'person-closed', by: ANNA });
  expect(toldBy(closed)).toEqual([`ticket-changed > ${OTTO.conversation}`]);
  expect(closed.ticket).toMatchObject({ state: 'resolved', assignee: null });
});

test('a rating is kept with what is said about it, and counts anew when it changes', () => {
  const rated = goOn(
    ticketIn('resolved'),
    { do: 'rated', by: ANNA, score: 2 },
    { do: 'commented', by: ANNA, text: 'slow' },
  );
  expect(rated.satisfaction).toMatchObject({ score: 2, comment: 'slow' });
  expect(change(rated, { do: 'rated', by: ANNA, score: 2 }, minutesLater(99), RULES)).toBeUndefined();
  expect(done(rated, { do: 'rated', by: ANNA, score: 4 }).ticket.satisfaction).toMatchObject({
    score: 4,
    comment: 'slow',
  });
});

test('a turn that does not bring the name of the person leaves it as it is known', () => {
  expect(goOn(opened(), spokenBy({ ...ANNA, name: null }, said('x'))).participants).toEqual([ANNA]);
});

test('who has no name is shown by where they ask', () => {
  const { audit } = done(opened({ by: OTTO }), spokenBy(OTTO, said('x')));
  expect(audit.map(({ by }) => by.name)).toEqual([OTTO.conversation]);
});
