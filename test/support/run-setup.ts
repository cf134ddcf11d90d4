import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { RUN_DIRECTORY, RUN_KEEPER } from './postgres-shared';

/** Before the first test file: where its processes agree on one PostgreSQL server. Starts none. */
export default function setUp(): void {
  process.env[RUN_DIRECTORY] = mkdtempSync(join(tmpdir(), 'port25-run-'));
  process.env[RUN_KEEPER] = String(process.pid);
}
