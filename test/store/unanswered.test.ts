import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { type DatabasePlace, openDatabase } from '../../src/store/database';
import { createDatabaseStore } from '../../src/store/database-store';
import { DATABASES, newPlace } from '../support/databases';

const CLI = join(__dirname, '../../src/cli.js');
const now = (): Date => new Date('2026-11-21T12:00:00Z');
const ASKED = { at: '2026-11-21T12:00:00.000Z', locale: 'en', reason: 'no-answer', nearest: null };

const toEnvironment = (place: DatabasePlace): Readonly<Record<string, string>> =>
  place.kind === 'sqlite' ? { DATA_DIR: place.directory } : { DATABASE_URL: place.url, DATA_DIR: '/nowhere' };

test.each(DATABASES)('what nothing answered is listed oldest first, from %s', async (kind) => {
  const place = await newPlace(kind);
  const database = await openDatabase(place);
  const store = createDatabaseStore({ database, now });
  for (const text of ['b?', 'a?']) await store.write(text, 1, 0, { question: { ...ASKED, text } });
  await database.destroy();
  const env = { PATH: process.env.PATH, ...toEnvironment(place) };
  const called = spawnSync(process.execPath, [CLI, 'knowledge', 'unanswered'], { env, encoding: 'utf8' });
  expect([called.status, called.stderr]).toEqual([0, '']);
  expect(called.stdout).toBe(`${ASKED.at} en no-answer: b?\n${ASKED.at} en no-answer: a?\n`);
});
