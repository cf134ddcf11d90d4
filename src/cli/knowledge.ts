import type { DatabaseConfig } from '../config';
import { runBuild } from './knowledge-build';
import { runEval } from './knowledge-eval';
import { runImport } from './knowledge-import';
import { runLint } from './knowledge-lint';
import { runUnanswered } from './knowledge-unanswered';
import { UsageError } from './usage';

/** What a subcommand of `port25 knowledge` is given. */
export type KnowledgeCall = {
  /** The words after the subcommand. */
  readonly words: readonly string[];
  readonly isJson: boolean;
  readonly knowledgeDirectory: string;
  readonly database: DatabaseConfig;
};

const SUBCOMMANDS: Readonly<Record<string, (call: KnowledgeCall) => Promise<number>>> = {
  lint: runLint,
  build: runBuild,
  import: runImport,
  eval: runEval,
  unanswered: runUnanswered,
};

/** Runs `port25 knowledge NAME …`. @returns the exit status */
export function runKnowledge(name: string | undefined, call: KnowledgeCall): Promise<number> {
  const run = name !== undefined && Object.hasOwn(SUBCOMMANDS, name) ? SUBCOMMANDS[name] : undefined;
  if (run !== undefined) return run(call);
  const names = Object.keys(SUBCOMMANDS).join(', ');
  throw new UsageError(
    name === undefined
      ? `knowledge takes one of ${names}`
      : `there is no knowledge command "${name}"; there is ${names}`,
  );
}
