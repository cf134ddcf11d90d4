import { rmSync } from 'node:fs';
import { RUN_DIRECTORY } from './postgres-shared';

/** After the last test file. The server ends with this process, by the guard that was started with it. */
export default function tearDown(): void {
  rmSync(process.env[RUN_DIRECTORY] ?? '', { recursive: true, force: true });
}
