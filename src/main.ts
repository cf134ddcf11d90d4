import { startService } from './app';
import { SlackTokenError } from './channels/slack/identity';
import { ConfigError, readConfig } from './config';
import { PolicyError } from './library/load-policy';
import { PhrasebookError } from './library/phrasebook';
import { SiteError } from './library/site/load-site';
import { SymptomsError } from './reading/symptoms';
import { VocabularyError } from './reading/vocabulary';
import { DatabaseError } from './store/postgres';

/** Mistakes of the operator or the author: said as they are, without a stack. */
const EXPECTED = [
  ConfigError,
  DatabaseError,
  PolicyError,
  PhrasebookError,
  VocabularyError,
  SymptomsError,
  SlackTokenError,
  SiteError,
];

async function main(): Promise<void> {
  const service = await startService(readConfig(process.env));
  let isStopping = false;
  const stop = (): void => {
    if (isStopping) return;
    isStopping = true;
    void service.close().then(() => process.exit(0));
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
  process.stdout.write(`Port 25 Desk is at ${service.address}/ - open it in a browser.\n`);
}

main().catch((error: unknown) => {
  const isExpected = EXPECTED.some((type) => error instanceof type);
  const words =
    isExpected || !(error instanceof Error) ? String((error as Error).message ?? error) : error.stack;
  process.stderr.write(`${words}\n`);
  process.exitCode = 1;
});
