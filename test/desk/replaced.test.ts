import { createDesk, type Desk } from '../../src/desk/desk';
import { createDeskRules, DEFAULT_SETTINGS } from '../../src/desk/desk-rules';
import { openDatabase } from '../../src/store/database';
import { createDatabaseStore } from '../../src/store/database-store';
import { createDatabaseDeskStore } from '../../src/store/desk-store-database';
import type { Database } from '../../src/store/tables';
import type { Turn } from '../../src/turn';
import { newPlace } from '../support/databases';
import { createShippedTurn, kinds } from '../support/talk';

const ANN = { conversation: 'msteams/a/ANN', channel: 'teams' } as const;

let database: Database;
let desk: Desk;
let turn: Turn;
beforeEach(async () => {
  const now = () => new Date('2026-11-23T12:00:00Z');
  database = await openDatabase(await newPlace('SQLite'));
  const rules = createDeskRules({ ...DEFAULT_SETTINGS, sides: ['slack'] });
  desk = createDesk({ store: createDatabaseDeskStore({ database }), rules, now, onChange: () => undefined });
  turn = createShippedTurn(createDatabaseStore({ database, now }), { desk });
});
afterEach(() => database.destroy());

const say = async (delivery: string, text: string) => kinds(await turn.take({ ...ANN, delivery, text }));
const replace = async (replaces: string, text: string) =>
  kinds(await turn.take({ ...ANN, delivery: `${replaces}:${text}`, replaces, text }));

const QUESTION = 'Which relay should we choose?';

describe('words that take the place of others', () => {
  test('withdraw the handoff that those had asked for, and are answered', async () => {
    expect(await say('m1', 'Talk to a person')).toEqual(['handoff-preview']);
    expect(await replace('m1', QUESTION)).toEqual(['passage']);
    expect(await say('m2', 'Enterprise Agreement')).toEqual(['verdict']);
  });

  test('ask for a person, and are changed once more', async () => {
    await say('m1', QUESTION);
    expect(await replace('m1', 'Talk to a person')).toEqual(['handoff-preview']);
    expect(await replace('m1', QUESTION)).toEqual(['passage']);
  });

  test('of a line for the staff leave the handoff that is shown', async () => {
    await say('m1', 'Talk to a person');
    await say('m2', 'it worked until Monday');
    expect(await replace('m2', 'it worked until Sunday')).toEqual(['handoff-preview']);
  });

  test('are said to the staff once: who has the ticket has read the change', async () => {
    await say('m1', 'Talk to a person');
    await say('m2', 'yes');
    const [{ id } = { id: 'none' }] = await desk.list({ most: 1 });
    await desk.act(id, { do: 'claim', by: { id: 'S1', name: 'Aiko', via: 'slack' } });
    const before = (await desk.read(id))?.transcript;
    expect(before?.length).toBeGreaterThan(0);
    expect(await replace('m1', QUESTION)).toEqual([]);
    expect((await desk.read(id))?.transcript).toEqual(before);
  });
});
