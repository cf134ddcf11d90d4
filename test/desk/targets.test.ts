import { change, openTicket, type TicketCommand } from '../../src/desk/change';
import { createDeskRules, DEFAULT_SETTINGS } from '../../src/desk/desk-rules';
import {
  AIKO,
  ANNA,
  BORIS,
  contentOf,
  DRAFT,
  done,
  goOn,
  ID,
  minutesLater,
  opened,
  replyOf,
  said,
  spokenBy,
} from './given';

const HOUR = 60;
const NUDGE: TicketCommand = { do: 'nudge' };

/** Normal: eight hours to the first reply, a day until all is done; always open. */
function at(hours: number): string {
  return minutesLater(hours * HOUR);
}

test('targets are those of the priority, and the staff is reminded when a quarter of the time is left', () => {
  expect(opened()).toMatchObject({
    targets: { firstReplyBy: at(8), resolveBy: at(24) },
    nudgeAt: at(6),
  });
});

test('targets count office hours only', () => {
  const rules = createDeskRules({
    ...DEFAULT_SETTINGS,
    hours: 'Mon-Fri 09:00-18:00',
    timeZone: 'Asia/Taipei',
  });
  const { ticket } = openTicket(
    { id: ID, by: ANNA, draft: DRAFT, said: [], at: '2026-11-20T09:30:00Z' },
    rules,
  );
  expect(ticket.targets).toEqual({
    firstReplyBy: '2026-11-23T08:30:00.000Z',
    resolveBy: '2026-11-25T06:30:00.000Z',
  });
  expect(ticket.nudgeAt).toBe('2026-11-23T06:30:00.000Z');
});

test('out of hours a person hears when it opens, and by when an answer comes', () => {
  const rules = createDeskRules({ ...DEFAULT_SETTINGS, hours: 'Mon-Fri 09:00-18:00' });
  expect(rules.expectedAt('2026-11-21T12:00:00Z', 'urgent')).toEqual({
    isOpenNow: false,
    opensAt: '2026-11-23T09:00:00.000Z',
    firstReplyBy: '2026-11-23T09:30:00.000Z',
  });
  expect(rules.expectedAt('2026-11-23T10:00:00Z', 'high')).toEqual({
    isOpenNow: true,
    opensAt: null,
    firstReplyBy: '2026-11-23T12:00:00.000Z',
  });
});

test('hours that cannot be read stop the start, and say why', () => {
  expect(() => createDeskRules({ ...DEFAULT_SETTINGS, hours: 'nine to five' })).toThrow(
    /office hours cannot be read: "nine to five"/,
  );
});

test('the clock of a ticket stands still while the person is waited for', () => {
  const replied = done(opened(), replyOf(AIKO), at(2)).ticket;
  expect(replied).toMatchObject({ targets: { firstReplyBy: null, resolveBy: null }, nudgeAt: null });
  const heard = done(replied, spokenBy(ANNA, said('no', { at: at(7) })), at(7)).ticket;
  expect(heard.targets).toEqual({ firstReplyBy: null, resolveBy: at(24 + 5) });
  expect(heard.nudgeAt).toBe(at(7 + 22 * 0.75));
});

test('two waits are both left out, and a second reply to the same words is no second wait', () => {
  const first = done(opened(), replyOf(AIKO), at(1)).ticket;
  const again = done(first, replyOf(AIKO, 'and'), at(2)).ticket;
  const heard = done(again, spokenBy(ANNA, said('no', { at: at(4) })), at(4)).ticket;
  const second = done(heard, replyOf(AIKO), at(5)).ticket;
  const last = done(second, spokenBy(ANNA, said('no', { at: at(9) })), at(9)).ticket;
  expect(last.targets.resolveBy).toBe(at(24 + 3 + 4));
});

test('a target that was missed before the wait stays missed', () => {
  const late = done(opened(), replyOf(AIKO), at(30)).ticket;
  const heard = done(late, spokenBy(ANNA, said('no', { at: at(40) })), at(40)).ticket;
  expect(heard.targets.resolveBy).toBe(at(24));
});

test('another priority is counted from the opening', () => {
  const urgent = done(opened(), { do: 'prioritize', by: BORIS, priority: 'urgent' }, at(0.1)).ticket;
  expect(urgent).toMatchObject({ targets: { firstReplyBy: at(0.5), resolveBy: at(4) }, nudgeAt: at(0.375) });
});

test('what was resolved has no targets; reopened, it has new ones from then on', () => {
  const resolved = done(opened(), { do: 'resolve', by: AIKO, text: null }, at(3)).ticket;
  expect(resolved).toMatchObject({ targets: { firstReplyBy: null, resolveBy: null }, nudgeAt: null });
  const again = done(resolved, { do: 'person-reopened', by: ANNA }, at(100)).ticket;
  expect(again).toMatchObject({ targets: { firstReplyBy: at(108), resolveBy: at(124) }, nudgeAt: at(106) });
});

test('after a reopening waits are left out as before', () => {
  const resolved = done(opened(), { do: 'resolve', by: AIKO, text: 'done' }, at(3)).ticket;
  const again = done(resolved, { do: 'person-reopened', by: ANNA }, at(100)).ticket;
  const told = done(again, spokenBy(ANNA, said('still', { at: at(100) })), at(100)).ticket;
  const replied = done(told, replyOf(AIKO), at(101)).ticket;
  const heard = done(replied, spokenBy(ANNA, said('no', { at: at(111) })), at(111)).ticket;
  expect(heard.targets.resolveBy).toBe(at(124 + 10));
});

test('the staff is reminded before each target and at each miss, once, and then no more', () => {
  const reminders: string[] = [];
  let ticket = opened();
  for (let hour = 0.5; hour < 60; hour += 0.5) {
    const changed = change(ticket, NUDGE, at(hour), RULES_OF_SLACK);
    if (changed === undefined || 'refused' in changed) continue;
    ticket = changed.ticket;
    for (const each of changed.posts.map(contentOf)) {
      if (each.kind !== 'say' || each.answer.kind !== 'ticket-nudge') continue;
      reminders.push(`${hour} ${each.answer.target} ${each.answer.isMissed ? 'missed' : 'near'}`);
    }
  }
  expect(reminders).toEqual([
    '6 first-reply near',
    '8 first-reply missed',
    '18 resolve near',
    '24 resolve missed',
  ]);
  expect(ticket.nudgeAt).toBeNull();
});

const RULES_OF_SLACK = createDeskRules({ ...DEFAULT_SETTINGS, sides: ['slack'] });

test('who slept through it all is told of each target once', () => {
  const { audit, ticket } = done(opened(), NUDGE, at(50));
  expect(audit.map(({ what, by, detail }) => [what, by.via, detail])).toEqual([
    ['nudged', 'system', { target: 'first-reply', isMissed: true }],
    ['nudged', 'system', { target: 'resolve', isMissed: true }],
  ]);
  expect(ticket.nudgeAt).toBeNull();
});

test('a reminder that is due is not lost because something else happens first', () => {
  const claimed = done(opened(), { do: 'claim', by: AIKO }, at(6.1)).ticket;
  expect(claimed.nudgeAt).toBe(at(6));
  const { posts } = done(claimed, NUDGE, at(6.2));
  expect(posts.map(contentOf)).toContainEqual(
    expect.objectContaining({ answer: expect.objectContaining({ isMissed: false, assignee: 'Aiko' }) }),
  );
});

test('reopened by the staff, with nothing said since, it is reminded of like every other', () => {
  const resolved = goOn(opened(), { do: 'resolve', by: AIKO, text: null });
  let ticket = done(resolved, { do: 'reopen', by: AIKO }, at(100)).ticket;
  let count = 0;
  for (let hour = 100; hour < 200; hour += 0.25) {
    const changed = change(ticket, NUDGE, at(hour), RULES_OF_SLACK);
    if (changed === undefined || 'refused' in changed) continue;
    ticket = changed.ticket;
    count += changed.audit.length;
  }
  expect(count).toBe(3);
});
