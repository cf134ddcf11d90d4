import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createPostgresServer } from './postgres-server';

/** Names the directory through which the processes of one run agree, and the process that keeps the run. */
export const RUN_DIRECTORY = 'PORT25_TEST_RUN';
export const RUN_KEEPER = 'PORT25_TEST_KEEPER';

type Said = { readonly url?: string; readonly reason?: string };

/**
 * The server of the whole run, where databases may be made: the one of TEST_DATABASE_URL, else one that the
 * first who asks starts.
 * @throws a sentence that says what to install, where there can be none
 */
export async function findSharedServer(): Promise<string> {
  const { TEST_DATABASE_URL: given, [RUN_DIRECTORY]: directory, [RUN_KEEPER]: keeper } = process.env;
  if (given !== undefined && given !== '') return given;
  if (directory === undefined) throw new Error(`${RUN_DIRECTORY} is not set: run the tests with jest`);
  const answer = join(directory, 'server.json');
  if (isFirst(directory)) {
    const said = await startServer(Number(keeper));
    writeFileSync(`${answer}.part`, JSON.stringify(said));
    renameSync(`${answer}.part`, answer);
  }
  while (!existsSync(answer)) await sleep(20);
  const { url, reason } = JSON.parse(readFileSync(answer, 'utf8')) as Said;
  if (url === undefined) throw new Error(reason);
  return url;
}

/** A directory can be made once. */
function isFirst(directory: string): boolean {
  try {
    mkdirSync(join(directory, 'lock'));
    return true;
  } catch {
    return false;
  }
}

async function startServer(keeper: number): Promise<Said> {
  try {
    return { url: (await createPostgresServer(keeper)).url };
  } catch (error) {
    return { reason: (error as Error).message };
  }
}
