import { type MigrationProvider, Migrator } from 'kysely';
import * as conversations from './migrations/001-conversations';
import * as unansweredQuestions from './migrations/002-unanswered-questions';
import * as channelMemory from './migrations/003-channel-memory';
import * as desk from './migrations/004-desk';
import type { Database } from './tables';

/** One schema: each runs on every kind of database. */
const MIGRATIONS: MigrationProvider = {
  getMigrations: async () => ({
    '001-conversations': conversations,
    '002-unanswered-questions': unansweredQuestions,
    '003-channel-memory': channelMemory,
    '004-desk': desk,
  }),
};

/** Brings the schema up to date. @throws where it is of a later release, or a step fails */
export async function migrate(database: Database): Promise<void> {
  const { error } = await new Migrator({ db: database, provider: MIGRATIONS }).migrateToLatest();
  if (error !== undefined) throw error;
}
