import type { Locale } from '../../src/answer/locale';
import type { Reply } from '../../src/answer/reply';
import type { Actor } from '../../src/answer/ticket';
import type { TurnInput } from '../../src/answer/turn-input';
import { createSender } from '../../src/app/desk-sender';
import { createStaffDesk } from '../../src/app/staff-desk';
import type { Courier, Delivered, Parcel, StaffDesk } from '../../src/channels/channel';
import { createDesk, type Desk } from '../../src/desk/desk';
import { createDeskRules, DEFAULT_SETTINGS } from '../../src/desk/desk-rules';
import { createOutbox, type Outbox } from '../../src/desk/outbox';
import { openDatabase } from '../../src/store/database';
import { createDatabaseStore } from '../../src/store/database-store';
import type { DeskStore } from '../../src/store/desk-store';
import { createDatabaseDeskStore } from '../../src/store/desk-store-database';
import type { Database } from '../../src/store/tables';
import { newPlace } from '../support/databases';
import { createShippedTurn, shippedCompose } from '../support/talk';

const AIKO: Actor = { id: 'S1', name: 'Aiko', via: 'slack' };
const BORIS: Actor = { id: 'T2', name: 'Boris', via: 'teams' };
const KIM = 'slack:T1:KIM:own';
const LEE = 'msteams/a/LEE';

type Turn = ReturnType<typeof createShippedTurn>;

let database: Database;
let store: DeskStore;
let desk: Desk;
let staff: StaffDesk;
let outbox: Outbox;
let turn: Turn;
let parcels: (Parcel & { readonly side: string })[];
/** What a side makes of a parcel; left alone, it arrives. */
let answers: Partial<Record<'slack' | 'teams', (parcel: Parcel) => Delivered>>;
let minutes: number;

function createCourier(side: 'slack' | 'teams'): Courier {
  return {
    isIdempotent: side === 'slack',
    deliver: async (parcel) => {
      parcels.push({ ...parcel, side });
      const place = { at: parcels.length };
      return answers[side]?.(parcel) ?? { state: 'sent', place, thread: `thread:${parcels.length}` };
    },
  };
}

async function startDesk(sides: readonly ('slack' | 'teams')[]): Promise<void> {
  const now = () => new Date(Date.parse('2026-11-23T12:00:00Z') + minutes * 60_000);
  const rules = createDeskRules({ ...DEFAULT_SETTINGS, sides });
  const compose = shippedCompose();
  desk = createDesk({ store, rules, now, onChange: () => undefined });
  staff = createStaffDesk({ desk, compose, locale: 'en', undoSeconds: 0 });
  const couriers = { slack: createCourier('slack'), teams: createCourier('teams') };
  const sender = createSender({ store, desk, compose, couriers, locale: 'en' });
  const log = { warn: () => undefined, error: () => undefined };
  outbox = createOutbox({ store, sender, now, log });
  turn = createShippedTurn(createDatabaseStore({ database, now }), { desk });
}

beforeEach(async () => {
  database = await openDatabase(await newPlace('SQLite'));
  store = createDatabaseDeskStore({ database });
  parcels = [];
  answers = {};
  minutes = 0;
  await startDesk(['slack']);
});
afterEach(() => database.destroy());

/** A moment later all that was due is sent. */
function drain(): Promise<void> {
  minutes += 1;
  return outbox.drain();
}

let count = 0;
const say = (text: string, { conversation = KIM, ...more }: Partial<TurnInput> = {}) =>
  turn.take({
    conversation,
    channel: conversation === LEE ? 'teams' : 'slack',
    text,
    delivery: `d${++count}`,
    ...more,
  });

/** Hands a case over; resolves to the ticket's id. */
async function handOver(conversation = KIM, locale: Locale = 'en'): Promise<string> {
  await say('Pay-As-You-Go, created 2019, port 25 is blocked', {
    conversation,
    locale,
    isLocaleChosen: true,
  });
  await say('talk to a human', { conversation });
  const [opened] = await say('yes', { conversation });
  return /P25-\d+/.exec(opened?.text ?? '')?.[0] ?? 'none';
}

const act = (ticket: string, verb: Parameters<StaffDesk['act']>[0]['act'], more: object = {}) =>
  staff.act({ ticket, act: verb, by: AIKO, ...more });
const words = (replies: readonly Reply[]) => replies.map(({ kind }) => kind);
const toPerson = (conversation: string) =>
  parcels.filter(({ to }) => to.kind === 'person' && to.conversation === conversation);

describe('what a person says', () => {
  test('goes to the ticket that is held, though a newer one was opened since', async () => {
    const older = await handOver();
    await act(older, 'resolve');
    const newer = await handOver();
    await act(newer, 'resolve');
    await act(older, 'reopen');
    await act(older, 'claim');
    expect(await say('still broken')).toEqual([]);
    expect((await desk.read(older))?.transcript.at(-1)?.text).toBe('still broken');
    expect((await desk.read(newer))?.notes).toMatchObject([{ text: older }]);
  });

  test('in a thread, to nobody in particular, is kept for the staff while a ticket is open', async () => {
    const id = await handOver();
    expect(await say('lalala lololo', { isUnasked: true })).toEqual([]);
    expect((await desk.read(id))?.transcript.at(-1)).toMatchObject({ from: 'person', text: 'lalala lololo' });
  });

  test('a file alone as well', async () => {
    const id = await handOver();
    const files = [{ name: 'mail.log', url: 'https://files.example/mail.log' }];
    await say('', { isUnasked: true, files });
    expect((await desk.read(id))?.transcript.at(-1)).toMatchObject({ from: 'person', files });
  });

  test('starting over with the bot takes nothing from what the staff were told', async () => {
    const id = await handOver();
    const before = (await desk.read(id))?.facts;
    await say('start over');
    expect((await desk.read(id))?.facts).toEqual(before);
  });

  test('about another ticket does nothing to their own', async () => {
    const id = await handOver();
    expect(words(await say('close P25-9999'))).toEqual(['ticket-status']);
    expect((await desk.read(id))?.state).toBe('open');
    await say(`close ${id}`);
    expect((await desk.read(id))?.state).toBe('resolved');
  });

  test('at the same moment from many sides is all kept', async () => {
    const id = await handOver();
    const texts = Array.from({ length: 12 }, (_, index) => `at once ${index}`);
    const claims = [AIKO, BORIS].map((by) => staff.act({ ticket: id, act: 'claim', by }));
    const notes = texts.map((text) => staff.act({ ticket: id, act: 'note', by: AIKO, text }));
    const refusals = await Promise.all([...claims, ...notes, ...texts.map((text) => say(text))]);
    const ticket = await desk.read(id);
    expect(ticket?.notes).toHaveLength(texts.length);
    const said = ticket?.transcript.filter(
      ({ from, text }) => from === 'person' && text.startsWith('at once'),
    );
    expect(said).toHaveLength(texts.length);
    expect(refusals.filter((each) => each !== undefined && 'kind' in each)).toHaveLength(1);
  });
});

describe('a handoff that is shown', () => {
  test('is gone once the staff have the case again, and traps nobody', async () => {
    const first = await handOver();
    await act(first, 'resolve');
    await say('talk to a human');
    await act(first, 'reopen');
    expect(words(await say('what is port 587?'))).not.toContain('handoff-preview');
    await act(first, 'resolve');
    expect(words(await say('what is port 465?'))).not.toContain('handoff-preview');
  });

  test('takes a line that would mean an old ticket anywhere else', async () => {
    await act(await handOver(), 'resolve');
    await say('talk to a human');
    expect(words(await say('status'))).toEqual(['handoff-preview']);
  });
});

describe('after it was resolved', () => {
  test('a rating may be followed by a word about it, once', async () => {
    const id = await handOver();
    await act(id, 'resolve');
    await say('', { action: { do: 'rate', ticket: id, score: 2 } });
    await say('blah blubb, too slow');
    await say('blah blubb again');
    expect((await desk.read(id))?.satisfaction).toMatchObject({ score: 2, comment: 'blah blubb, too slow' });
  });

  test('a rating that comes once it is open again counts for nothing, and is no news to the staff', async () => {
    const id = await handOver();
    await act(id, 'resolve');
    await act(id, 'reopen');
    const before = await desk.read(id);
    expect(words(await say('', { action: { do: 'rate', ticket: id, score: 5 } }))).toEqual(['ticket-status']);
    expect(await desk.read(id)).toEqual(before);
  });

  test('who took part is told who closed it, and only who did is told "you"', async () => {
    const [one, two] = [await handOver(), await handOver(LEE)];
    await act(one, 'merge', { to: two });
    await say('close my ticket', { name: 'Kim Doe' });
    await drain();
    expect(toPerson(LEE).at(-1)?.reply.text).toContain('Kim Doe');
  });

  test('whoever has not got it resolves it without words, but says nothing to the person', async () => {
    const id = await handOver();
    await act(id, 'claim');
    const others = { by: BORIS, text: 'try again' };
    expect((await act(id, 'resolve', others))?.text).toContain('Aiko');
    expect(await act(id, 'resolve', { by: BORIS })).toBeUndefined();
  });
});

test('while the staff have it, help says how it stands, and an empty message says nothing', async () => {
  const id = await handOver();
  await act(id, 'claim');
  const before = (await desk.read(id))?.transcript.length ?? 0;
  expect(words(await say('help'))).toEqual(['ticket-status']);
  await say('   ');
  expect((await desk.read(id))?.transcript.slice(before).map(({ text }) => text)).toEqual(['help']);
});

test('a ticket that is not there is named by its own number, not by that of the thread', async () => {
  const id = await handOver();
  const refused = await act(id, 'merge', { to: 'p25-9999' });
  expect(refused?.text).toBe('There is no ticket P25-9999. Check the number.');
  const none = await act('P25-8888', 'claim');
  expect(none?.text).toBe('There is no ticket P25-8888. Check the number.');
});

describe('the card of a ticket', () => {
  const toStaff = (side: string) => parcels.filter((each) => each.side === side && each.to.kind === 'staff');

  test('is posted once and redrawn in place', async () => {
    const id = await handOver();
    await drain();
    await act(id, 'claim');
    await drain();
    const [first, ...later] = toStaff('slack').filter(({ reply }) => reply.kind === 'ticket-card');
    expect([first?.replaces, later.map(({ replaces }) => replaces)]).toEqual([null, [{ at: 1 }]]);
  });

  test('of a side that was set up later is posted with the next change, and from then on redrawn', async () => {
    const id = await handOver();
    await drain();
    await startDesk(['slack', 'teams']);
    for (const verb of ['claim', 'release', 'claim'] as const) {
      await act(id, verb);
      await drain();
    }
    const cards = toStaff('teams').filter(({ reply }) => reply.kind === 'ticket-card');
    expect(cards.map(({ replaces }) => replaces === null)).toEqual([true, false, false]);
  });

  test('that could not be posted at first is posted with the next change', async () => {
    answers.slack = () => ({ state: 'refused', problem: 'channel_not_found' });
    const id = await handOver();
    await drain();
    answers = {};
    await act(id, 'claim');
    await drain();
    await act(id, 'note', { text: 'a note from the page', by: { ...AIKO, via: 'desk' } });
    await drain();
    const last = toStaff('slack').findLast(({ reply }) => reply.kind === 'ticket-note');
    expect(last?.to).toMatchObject({ thread: expect.objectContaining({ at: expect.any(Number) }) });
  });
});

describe('a reply', () => {
  test('that was on its way when its ticket was merged is told to the other one, too', async () => {
    const [one, two] = [await handOver(), await handOver(LEE, 'ja')];
    await act(one, 'reply', { text: 'one moment' });
    await act(one, 'merge', { to: two });
    await drain();
    const copy = (await desk.read(two))?.transcript.find(({ text }) => text === 'one moment');
    expect(copy?.delivery).toEqual({ state: 'delivered', problem: null });
    expect(toPerson(KIM).filter(({ reply }) => reply.kind === 'staff-message')).toHaveLength(1);
  });

  test('after a merge reaches everybody, each in their language, and can be taken back', async () => {
    const [one, two] = [await handOver(), await handOver(LEE, 'ja')];
    await act(one, 'merge', { to: two });
    await act(two, 'reply', { text: 'for both of you' });
    await drain();
    expect([KIM, LEE].map((each) => toPerson(each).at(-1)?.reply.locale)).toEqual(['en', 'ja']);
    await desk.act(two, { do: 'reply', by: AIKO, text: 'no!', files: [], ref: 'r', undoSeconds: 5 });
    expect(await act(two, 'take-back', { ref: 'r' })).toBeUndefined();
    await drain();
    expect(
      parcels.filter(({ reply }) => reply.text.includes('no!') && reply.kind === 'staff-message'),
    ).toEqual([]);
  });

  test('that is edited after a merge changes for who got it, and is no news to who joined', async () => {
    const [one, two] = [await handOver(), await handOver(LEE)];
    await act(two, 'reply', { text: 'port 578', ref: 'r' });
    await drain();
    await act(one, 'merge', { to: two });
    await act(two, 'edit', { ref: 'r', text: 'port 587' });
    await drain();
    const heard = (who: string) => toPerson(who).filter(({ reply }) => reply.text.includes('port 587'));
    expect([heard(KIM).length, heard(LEE).length]).toEqual([0, 1]);
  });

  test('says what it says after its last edit', async () => {
    const id = await handOver();
    await desk.act(id, { do: 'reply', by: AIKO, text: 'port 578', files: [], ref: 'r', undoSeconds: 5 });
    await act(id, 'edit', { ref: 'r', text: 'port 587' });
    await drain();
    const said = toPerson(KIM).filter(({ reply }) => reply.kind === 'staff-message');
    expect(said.filter(({ replaces }) => replaces === null)).toHaveLength(1);
    expect(said.every(({ reply }) => reply.text.includes('port 587'))).toBe(true);
  });

  test('that may have arrived waits for somebody to decide, and is sent again or settled once', async () => {
    answers.teams = () => ({ state: 'unsure', problem: 'timeout' });
    const id = await handOver(LEE);
    await act(id, 'reply', { text: 'hello' });
    await drain();
    const entry = () => desk.read(id).then((ticket) => ticket?.transcript.at(-1));
    expect((await entry())?.delivery).toEqual({ state: 'unsure', problem: 'timeout' });
    answers = {};
    await act(id, 'send-again', { entry: (await entry())?.id });
    await drain();
    expect((await entry())?.delivery?.state).toBe('delivered');
    await act(id, 'settle', { entry: (await entry())?.id });
    expect(toPerson(LEE).filter(({ reply }) => reply.kind === 'staff-message')).toHaveLength(2);
  });

  test('is said where a note was edited into one, once however often that is told', async () => {
    const id = await handOver();
    await act(id, 'note', { text: 'rely: port 587', ref: 'r' });
    await act(id, 'edit', { ref: 'r', text: 'port 587' });
    await act(id, 'edit', { ref: 'r', text: 'port 587' });
    await drain();
    const said = toPerson(KIM).filter(({ reply }) => reply.kind === 'staff-message');
    expect(said.map(({ reply }) => reply.text.includes('port 587'))).toEqual([true]);
  });

  test('that never was one is taken back in silence, such as a command that is deleted', async () => {
    const id = await handOver();
    expect(await act(id, 'take-back', { ref: 'claim' })).toBeUndefined();
    expect(await act(id, 'amend-note', { ref: 'claim', text: 'a claim' })).toBeUndefined();
    expect((await act(id, 'take-back', { entry: '99' }))?.kind).toBe('staff-refused');
  });
});

test('a note follows the line it was written in: edited, deleted, and there again', async () => {
  await startDesk(['slack', 'teams']);
  const id = await handOver();
  await drain();
  await act(id, 'note', { text: 'ask the CSB', ref: 'n' });
  await drain();
  const shown = () => parcels.filter(({ reply }) => reply.kind === 'ticket-note').at(-1);
  const note = async () => (await desk.read(id))?.notes.at(-1);
  const steps = [
    { verb: 'amend-note', text: 'ask the CSP', earlier: 1, says: /ask the CSP.*before: ask the CSB/ },
    { verb: 'take-back', text: '', earlier: 2, says: /deleted; it said: ask the CSP/ },
    { verb: 'amend-note', text: 'ask the CSP', earlier: 2, says: /ask the CSP/ },
  ] as const;
  for (const { verb, text, earlier, says } of steps) {
    expect(await act(id, verb, { ref: 'n', ...(text !== '' && { text }) })).toBeUndefined();
    await drain();
    expect(await note()).toMatchObject({ text, isDeleted: verb === 'take-back' });
    expect((await note())?.earlier).toHaveLength(earlier);
    expect([shown()?.side, shown()?.reply.text]).toEqual(['teams', expect.stringMatching(says)]);
    expect(shown()?.replaces).not.toBeNull();
  }
  const before = parcels.length;
  await act(id, 'amend-note', { ref: 'n', text: 'ask the CSP' });
  await drain();
  expect(parcels.slice(before)).toEqual([]);
});

test('a priority that is none is refused with those there are', async () => {
  const id = await handOver();
  expect((await act(id, 'prioritize', { to: 'asap' }))?.text).toContain('urgent');
});

test('the same delivery again gives the ticket as it is, whatever its state forbids by now', async () => {
  const id = await handOver();
  expect(await act(id, 'resolve', { delivery: 'x' })).toBeUndefined();
  expect(await act(id, 'resolve', { delivery: 'x' })).toBeUndefined();
  expect((await act(id, 'resolve', { delivery: 'y' }))?.kind).toBe('staff-refused');
});
