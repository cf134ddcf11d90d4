import type { DeliveryState, Ticket } from '../../src/answer/ticket';
import { absorb, change, type TicketCommand } from '../../src/desk/change';
import { replyKeysOf } from '../../src/desk/posts';
import {
  AIKO,
  ANNA,
  BORIS,
  contentOf,
  done,
  goOn,
  minutesLater,
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

const EDIT: TicketCommand = { do: 'edit', by: AIKO, ref: 's1', text: 'try later' };
const TAKE_BACK: TicketCommand = { do: 'take-back', by: AIKO, entry: '2' };
const replied = goOn(ticketIn('claimed'), replyOf(AIKO, 'try now', { ref: 's1' }));

function told(
  state: 'delivered' | 'seen' | 'failed' | 'unsure',
  problem: string | null = null,
): TicketCommand {
  return { do: 'delivery', entry: '2', state, problem };
}

function deliveryOf({ transcript }: Ticket): DeliveryState | undefined {
  return transcript.find(({ id }) => id === '2')?.delivery?.state;
}

test('a reply that has not gone out is taken back: its message is cancelled, and it is our turn again', () => {
  const taken = done(replied, TAKE_BACK);
  expect(taken.cancels).toEqual(replyKeysOf(replied, '2'));
  expect(taken.ticket).toMatchObject({ state: 'claimed', firstReplyAt: null });
  expect(taken.ticket.targets).toEqual(ticketIn('claimed').targets);
  expect(deliveryOf(taken.ticket)).toBe('taken-back');
});

test('taking back the second of two replies leaves the first, which the person still has to answer', () => {
  const second = goOn(replied, replyOf(AIKO, 'and then'));
  const { ticket } = done(second, { ...TAKE_BACK, entry: '3' });
  expect(ticket).toMatchObject({ state: 'waiting', firstReplyAt: replied.firstReplyAt });
});

test('a reply that was resolved behind is taken back all the same', () => {
  const resolved = goOn(replied, { do: 'resolve', by: AIKO, text: null });
  const { ticket, cancels } = done(resolved, TAKE_BACK);
  expect(ticket).toMatchObject({ state: 'resolved', firstReplyAt: null });
  expect(cancels).toHaveLength(1);
});

test.each(['delivered', 'seen', 'failed', 'unsure'] as const)(
  'a reply that is %s is not taken back',
  (state) => {
    const gone = goOn(replied, told(state));
    expect(change(gone, TAKE_BACK, minutesLater(9), RULES)).toEqual({ refused: 'too-late', who: null });
  },
);

test('what was taken back is not taken back again, and is not edited', () => {
  const taken = goOn(replied, TAKE_BACK);
  expect(change(taken, TAKE_BACK, minutesLater(9), RULES)).toBeUndefined();
  expect(change(taken, EDIT, minutesLater(9), RULES)).toEqual({ refused: 'no-such-entry', who: null });
});

test('an edit of what still waits changes the ticket, which is read when it goes out', () => {
  const edited = done(replied, EDIT);
  expect(toldBy(edited)).toEqual([]);
  expect(edited.ticket.transcript.at(-1)).toMatchObject({ text: 'try later', earlier: ['try now'] });
});

test('an edit of what has arrived changes the message where it stands', () => {
  const edit = done(goOn(replied, told('delivered')), EDIT).posts.find(
    (post) => whereTo(post) === ANNA.conversation,
  );
  expect(edit?.content).toMatchObject({ of: replyKeysOf(replied, '2')[0], answer: { text: 'try later' } });
});

test('each edit is a message of its own, even where two come at one moment', () => {
  const first = done(goOn(replied, told('delivered')), EDIT);
  const second = done(first.ticket, { ...EDIT, text: 'try never' }, first.ticket.updatedAt);
  const keys = [...first.posts, ...second.posts].map(({ key }) => key);
  expect(new Set(keys).size).toBe(keys.length);
  expect(second.ticket.transcript.at(-1)?.earlier).toEqual(['try now', 'try later']);
});

test('an edit of what may not have arrived sends nothing, so that nothing is doubled', () => {
  expect(toldBy(done(goOn(replied, told('unsure')), EDIT))).toEqual([]);
});

test('what was edited while it was being sent is corrected once it has arrived', () => {
  const arrived = done(goOn(replied, EDIT), told('delivered'));
  expect(toldBy(arrived)).toEqual([`staff-message > ${ANNA.conversation}`]);
});

test('an edit into the same words, or into none, is none', () => {
  expect(change(replied, { ...EDIT, text: 'try now' }, minutesLater(9), RULES)).toBeUndefined();
  expect(change(replied, { ...EDIT, text: '' }, minutesLater(9), RULES)).toMatchObject({
    refused: 'no-text',
  });
});

test.each<[DeliveryState, TicketCommand, DeliveryState | 'nothing']>([
  ['waiting', told('delivered'), 'delivered'],
  ['waiting', told('failed', 'blocked'), 'failed'],
  ['delivered', told('delivered'), 'nothing'],
  ['delivered', told('seen'), 'seen'],
  ['seen', told('delivered'), 'nothing'],
  ['failed', told('delivered'), 'delivered'],
  ['taken-back', told('delivered'), 'nothing'],
  ['failed', { do: 'send-again', by: BORIS, entry: '2' }, 'waiting'],
  ['unsure', { do: 'send-again', by: BORIS, entry: '2' }, 'waiting'],
  ['delivered', { do: 'send-again', by: BORIS, entry: '2' }, 'nothing'],
  ['unsure', { do: 'settle', by: BORIS, entry: '2' }, 'delivered'],
  ['waiting', { do: 'settle', by: BORIS, entry: '2' }, 'nothing'],
])('a reply that is %s, then %j: %s', (state, command, becomes) => {
  const transcript = replied.transcript.map((each) =>
    each.id === '2' ? { ...each, delivery: { state, problem: null } } : each,
  );
  const changed = change({ ...replied, transcript }, command, minutesLater(9), RULES);
  expect(changed === undefined || 'refused' in changed ? 'nothing' : deliveryOf(changed.ticket)).toBe(
    becomes,
  );
});

test('that a reply could not be delivered shows on the cards, with the reason', () => {
  const failed = done(replied, told('failed', 'blocked'));
  expect(failed.posts.filter((post) => contentOf(post).kind === 'card')).toHaveLength(2);
  expect(failed.ticket.transcript.at(-1)?.delivery).toEqual({ state: 'failed', problem: 'blocked' });
});

test('what the person says is no reply: it is neither taken back nor sent again', () => {
  expect(change(replied, { ...TAKE_BACK, entry: '1' }, minutesLater(9), RULES)).toMatchObject({
    refused: 'no-such-entry',
  });
});

describe('a duplicate that is merged', () => {
  const duplicate = goOn(
    opened({ id: 'P25-2000', by: OTTO }),
    replyOf(BORIS, 'one moment'),
    spokenBy(OTTO, said('thanks', { at: minutesLater(90) })),
    { do: 'note', by: BORIS, text: 'same as 1042', ref: null },
  );
  const merge = { do: 'merge', by: BORIS, into: 'P25-1042' } as const;
  const into = (target: Ticket): Ticket =>
    absorb(target, duplicate, { command: merge, at: minutesLater(120), rules: RULES }).ticket;

  test('is told to its person, and to nobody else', () => {
    const { posts, ticket } = done(duplicate, merge);
    expect(toldBy({ posts })).toEqual([`ticket-changed > ${OTTO.conversation}`]);
    expect(ticket).toMatchObject({ state: 'merged', mergedInto: 'P25-1042', assignee: null });
  });

  test('goes on with its person, its words by time and its notes; ids that stand stay', () => {
    const target = goOn(replied, spokenBy(ANNA, said('hm', { at: minutesLater(100) })));
    const merged = into(target);
    expect(merged.participants).toEqual([ANNA, OTTO]);
    expect(merged.notes.map(({ text }) => text)).toEqual(['same as 1042']);
    expect(merged.transcript.map(({ id, text }) => `${id} ${text}`)).toEqual([
      '1 no mail',
      '4 no mail',
      '5 one moment',
      '2 try now',
      '6 thanks',
      '3 hm',
    ]);
  });

  test('brings whoever had it where nobody has the other', () => {
    expect(into(opened())).toMatchObject({ state: 'claimed', assignee: BORIS });
    expect(into(replied)).toMatchObject({ state: 'claimed', assignee: AIKO });
  });

  test('reopens a ticket that was resolved: somebody waits for an answer', () => {
    const waiting = opened({ id: 'P25-2000', by: OTTO });
    const changed = absorb(ticketIn('resolved'), waiting, {
      command: merge,
      at: minutesLater(120),
      rules: RULES,
    });
    expect(changed.ticket.state).toBe('reopened');
    expect(changed.audit.map(({ what }) => what)).toEqual(['absorbed', 'reopened']);
  });

  test('what was still on its way is so in the copy as well: it hears of it when the message has gone out', () => {
    expect(into(opened()).transcript.find(({ text }) => text === 'one moment')?.delivery).toEqual({
      state: 'waiting',
      problem: null,
    });
  });

  test('still learns what became of it, but nothing else', () => {
    const gone = done(duplicate, merge).ticket;
    expect(deliveryOf(done(gone, told('delivered')).ticket)).toBe('delivered');
  });

  test('of two people one who did not get a reply is not forgotten because the other did', () => {
    const both = goOn(into(opened()), replyOf(BORIS, 'for both'));
    const entry = both.transcript.at(-1)?.id ?? '';
    const failed = done(both, { do: 'delivery', entry, state: 'failed', problem: 'blocked' }).ticket;
    const later = { do: 'delivery', entry, state: 'delivered', problem: null } as const;
    expect(replyKeysOf(both, entry)).toHaveLength(2);
    expect(change(failed, later, minutesLater(150), RULES)).toBeUndefined();
  });
});
