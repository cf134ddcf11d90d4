import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Ticket } from '../../src/answer/ticket';
import { findImpossible } from '../../src/desk/is-possible';
import { openDatabase } from '../../src/store/database';
import type { DeskStore, KeptAuditLine, KeptPost } from '../../src/store/desk-store';
import { createDatabaseDeskStore } from '../../src/store/desk-store-database';
import { createLiving, type Living } from './kill/driver';
import { type Platform, startPlatform } from './kill/platform';
import { CAREFUL, CARELESS } from './kill/wire';

/** How often the process is killed; each time at another moment of its work. PORT25_KILLS: more, or fewer. */
const KILLS = Number(process.env.PORT25_KILLS ?? 200);
/** At most so long after the next one listens, in milliseconds. */
const LIVES_FOR_MS = 60;
const LANES = 2;
/** People think; a machine that does nothing else would be slow to start the next process. */
const THINKS_FOR_MS = 20;

jest.setTimeout(240_000);

/** The same moments every time a seed is run, as far as a scheduler lets them be. */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return state / 4_294_967_296;
  };
}

/** One handoff: what the person said, and what they were answered. */
type Story = { readonly conversation: string; readonly said: string[]; readonly replied: string[] };

const AIKO = { id: 'S1', name: 'Aiko', via: 'slack' } as const;

/** Handed over, taken, talked about both ways, resolved. */
async function tell({ conversation, said, replied }: Story): Promise<void> {
  let count = 0;
  const next = (): string => `${conversation}#${++count}`;
  const say = (text: string) => living.ask({ kind: 'turn', conversation, delivery: next(), text });
  const opened = (await say('open')) as { replies: readonly { text: string }[] };
  // The answer of a turn that was done, and whose process died before it said so, is not said again.
  const ticket = opened.replies[0]?.text ?? (await findTicket(conversation));
  const act = (verb: 'claim' | 'reply' | 'resolve', text?: string) =>
    living.ask({
      kind: 'act',
      act: { ticket, by: AIKO, act: verb, delivery: next(), ...(text !== undefined && { text }) },
    });
  await act('claim');
  for (let turn = 0; turn < 3; turn += 1) {
    const words = `person ${next()}`;
    await say(words);
    said.push(words);
    await think();
    const answer = `staff ${next()}`;
    await act('reply', answer);
    replied.push(answer);
    await think();
  }
  await act('resolve');
}

/** One handoff after another, until it is over. */
async function tellOn(lane: number, isOver: () => boolean): Promise<void> {
  for (let cycle = 1; !isOver(); cycle += 1) {
    const prefix = lane % 2 === 0 ? CAREFUL : CARELESS;
    const story: Story = { conversation: `${prefix}P${lane}-${cycle}:own`, said: [], replied: [] };
    stories.push(story);
    await tell(story);
  }
}

function think(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, THINKS_FOR_MS));
}

let directory: string;
let platform: Platform;
let living: Living;
const stories: Story[] = [];
let store: DeskStore;
let close: () => Promise<void>;

async function findTicket(conversation: string): Promise<string> {
  const [found] = await store.list({ conversation, most: 1 });
  if (found === undefined) throw new Error(`no ticket of ${conversation}`);
  return found.id;
}

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'port25-kill-'));
  const random = createRandom(2525);
  platform = await startPlatform(random);
  living = createLiving(directory, platform.address);
  const database = await openDatabase({ kind: 'sqlite', directory });
  store = createDatabaseDeskStore({ database });
  close = () => database.destroy();
  let kills = 0;
  await living.start();
  const told = Array.from({ length: LANES }, (_, lane) => tellOn(lane, () => kills >= KILLS));
  while (kills < KILLS) {
    await living.start();
    await new Promise((resolve) => setTimeout(resolve, random() * LIVES_FOR_MS));
    await living.killOld();
    kills += 1;
  }
  await Promise.all(told);
  await untilQuiet();
});

afterAll(async () => {
  await living.killAll();
  await platform.close();
  await close();
});

/** The last process goes on until nothing is left to send. */
async function untilQuiet(): Promise<void> {
  for (;;) {
    const left = await store.listPosts({ states: ['waiting', 'sending'], most: 1 });
    if (left.length === 0) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

function received(box: string, kind: string): readonly string[] {
  return platform.received.filter((each) => each.box === box && each.kind === kind).map(({ text }) => text);
}

async function ticketOf({ conversation }: Story): Promise<Ticket> {
  const found = await store.list({ conversation, most: 10 });
  expect(found).toHaveLength(1);
  return found[0] as Ticket;
}

test('enough was said for it to mean anything', () => {
  expect(stories.flatMap(({ replied }) => replied).length).toBeGreaterThan(KILLS / 2);
});

test('each person has one ticket, and no ticket is in an impossible state', async () => {
  for (const story of stories) expect(findImpossible(await ticketOf(story))).toEqual([]);
});

test('every accepted word of a person stands in their ticket once, in order', async () => {
  for (const story of stories) {
    const { transcript } = await ticketOf(story);
    const words = transcript.filter(({ from, text }) => from === 'person' && text !== 'open');
    expect(words.map(({ text }) => text)).toEqual(story.said);
  }
});

test('every accepted word of a person reaches the staff once', () => {
  const shown = received('staff', 'ticket-said');
  const said = stories.flatMap((story) => story.said);
  expect([...shown].sort()).toEqual([...said].sort());
});

test('every accepted reply arrives once and in order where repeats are dropped', () => {
  for (const { conversation, replied } of stories.filter((each) => each.conversation.startsWith(CAREFUL)))
    expect(received(`person:${conversation}`, 'staff-message')).toEqual(replied);
});

test('where repeats are not dropped nothing arrives twice, and what may not have arrived is named', async () => {
  for (const story of stories.filter((each) => each.conversation.startsWith(CARELESS))) {
    const arrived = received(`person:${story.conversation}`, 'staff-message');
    expect(new Set(arrived).size).toBe(arrived.length);
    const { transcript } = await ticketOf(story);
    const unsure = transcript.filter(({ delivery }) => delivery?.state === 'unsure').map(({ text }) => text);
    const missing = story.replied.filter((text) => !arrived.includes(text));
    expect(unsure).toEqual(expect.arrayContaining(missing));
    // What was on the wire when its process died may be read late by a machine that is busy.
    const sure = (text: string) => arrived.includes(text) && !unsure.includes(text);
    expect(story.replied.filter(sure)).toEqual(arrived.filter(sure));
  }
});

test('every reply is marked as far as it got', async () => {
  for (const story of stories) {
    const { transcript } = await ticketOf(story);
    const states = transcript.flatMap(({ delivery }) => (delivery === null ? [] : [delivery.state]));
    expect(states.filter((state) => state !== 'delivered' && state !== 'unsure')).toEqual([]);
  }
});

test('the log has each thing once: as many lines as was done', async () => {
  const lines = await allLines();
  for (const story of stories) {
    const { id } = await ticketOf(story);
    const done = (what: string) => lines.filter((line) => line.ticket === id && line.what === what).length;
    expect(done('opened')).toBe(1);
    expect(done('replied')).toBe(story.replied.length);
  }
});

async function allLines(): Promise<readonly KeptAuditLine[]> {
  return store.audit({ most: 1_000_000 });
}

test('what is said twice to the staff at most is a card', () => {
  const keys = platform.received.map(({ key }) => key);
  expect(new Set(keys).size).toBe(keys.length - countRepeats());
});

/** News of a ticket may come twice where repeats are not dropped. */
function countRepeats(): number {
  const careless = platform.received.filter(({ box }) => box.startsWith(`person:${CARELESS}`));
  return careless.length - new Set(careless.map(({ key }) => key)).size;
}

test('nothing is given up', async () => {
  const dead: readonly KeptPost[] = await store.listPosts({ states: ['dead'], most: 10 });
  expect(dead).toEqual([]);
});
