import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ConversationStore, createMemoryStore } from '../../src/store/conversation-store';
import { openDatabase } from '../../src/store/database';
import { createDatabaseStore } from '../../src/store/database-store';
import { type KeptQuestion, listUnanswered } from '../../src/store/unanswered-store';

const now = (): Date => new Date('2026-11-21T12:00:00Z');
const newDirectory = (): string => mkdtempSync(join(tmpdir(), 'port25-store-'));

const QUESTION: KeptQuestion = {
  at: '2026-11-21T12:00:00.000Z',
  locale: 'ja',
  text: '明日の天気は？',
  reason: 'no-answer',
  nearest: null,
};

type OpenStore = ConversationStore & {
  close(): Promise<void>;
  questions(): Promise<readonly KeptQuestion[]>;
};

async function openStore(directory: string): Promise<OpenStore> {
  const database = await openDatabase(directory);
  return {
    ...createDatabaseStore({ database, now }),
    close: () => database.destroy(),
    questions: () => listUnanswered(database),
  };
}

describe.each(['memory', 'SQLite'])('a store in %s', (kind) => {
  let store: ConversationStore;
  let close = async (): Promise<void> => undefined;
  let questions: () => Promise<readonly KeptQuestion[]>;
  beforeEach(async () => {
    if (kind === 'memory') {
      const memory = createMemoryStore();
      store = memory;
      questions = async () => memory.questions;
      return;
    }
    const opened = await openStore(newDirectory());
    [store, close, questions] = [opened, opened.close, opened.questions];
  });
  afterEach(() => close());

  test('knows nothing of a new conversation', async () => {
    expect(await store.read('a')).toEqual({ revision: 0, value: undefined });
  });

  test('gives back what was written', async () => {
    expect(await store.write('a', { said: '送れない' }, 0)).toBe(true);
    expect(await store.read('a')).toEqual({ revision: 1, value: { said: '送れない' } });
  });

  test('keeps an unanswered question only with the write it came with', async () => {
    expect(await store.write('a', 1, 0, QUESTION)).toBe(true);
    expect(await store.write('a', 2, 0, { ...QUESTION, text: 'lost' })).toBe(false);
    expect(await questions()).toEqual([QUESTION]);
  });

  test('writes only on top of what was read', async () => {
    await store.write('a', 1, 0);
    expect(await store.write('a', 2, 0)).toBe(false);
    expect(await store.write('a', 2, 1)).toBe(true);
    expect(await store.write('a', 3, 1)).toBe(false);
    expect((await store.read('a')).value).toBe(2);
  });
});

test('what was written outlives the process', async () => {
  const directory = newDirectory();
  const first = await openStore(directory);
  await first.write('a', { kept: true }, 0);
  await first.close();
  const second = await openStore(directory);
  expect((await second.read('a')).value).toEqual({ kept: true });
  await second.close();
});

test('two processes on one file: of two writers of one revision, one wins', async () => {
  const directory = newDirectory();
  const [one, two] = [await openStore(directory), await openStore(directory)];
  const results = await Promise.all([one.write('a', 1, 0), two.write('a', 2, 0)]);
  expect(results.filter(Boolean)).toHaveLength(1);
  await Promise.all([one.close(), two.close()]);
});
