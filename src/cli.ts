#!/usr/bin/env node
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { isLocale, LOCALES, type Locale } from './answer/locale';
import type { Parts } from './app/conversation-parts';
import { converse } from './channels/terminal/converse';
import { COLOUR_INK, PLAIN_INK } from './channels/terminal/draw-text';
import { createChat } from './cli/chat';
import { createCheck } from './cli/check';
import { answerLines, describeError, type Line } from './cli/json-lines';
import { MANIFEST_FLAGS } from './cli/manifest-flags';
import { createRead } from './cli/read';
import { USAGE, UsageError } from './cli/usage';
import { readConfig } from './config';

/** The flags of `check`, and the fact each one tells. */
const FACT_FLAGS = {
  type: 'subscription',
  created: 'created',
  'as-of': 'asOf',
  port: 'port',
  source: 'source',
  route: 'route',
  destination: 'destination',
  exempted: 'exempted',
  'portal-verdict': 'portalVerdict',
  cloud: 'cloud',
  'quota-id': 'quotaId',
  'offer-id': 'offerId',
} as const;

const COMMON = {
  stdin: { type: 'boolean' },
  json: { type: 'boolean' },
  locale: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const;

const FLAGS = {
  check: {
    ...COMMON,
    ...Object.fromEntries(Object.keys(FACT_FLAGS).map((flag) => [flag, { type: 'string' as const }])),
  },
  read: COMMON,
  ask: { ...COMMON, explain: { type: 'boolean' } },
  chat: { ...COMMON, conversation: { type: 'string' } },
  knowledge: COMMON,
  manifest: { json: COMMON.json, help: COMMON.help, ...MANIFEST_FLAGS },
} as const;

type Command = keyof typeof FLAGS;
type Values = Readonly<Record<string, string | boolean | undefined>>;
type Call = { readonly values: Values; readonly words: readonly string[] };

const COMMANDS: Readonly<Record<Command, (call: Call) => Promise<number>>> = {
  check: runCheck,
  read: runRead,
  ask: runAsk,
  chat: runChat,
  knowledge: runKnowledgeCommand,
  manifest: runManifestCommand,
};

async function run(args: readonly string[]): Promise<number> {
  const [name = 'help', ...rest] = args;
  if (['help', '--help', '-h'].includes(name)) return print(USAGE);
  if (!Object.hasOwn(COMMANDS, name)) {
    throw new UsageError(`there is no command "${name}"; commands are ${Object.keys(COMMANDS).join(', ')}`);
  }
  const call = parseCall(name as Command, rest);
  if (call.values.help === true) return print(USAGE);
  return COMMANDS[name as Command](call);
}

function parseCall(command: Command, args: readonly string[]): Call {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: FLAGS[command],
      allowPositionals: true,
    });
    return { values: values as Values, words: positionals };
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function print(text: string): number {
  process.stdout.write(text);
  return 0;
}

async function runCheck({ values, words }: Call): Promise<number> {
  if (words.length > 0)
    throw new UsageError(`check takes flags only, not "${words[0]}"; see port25 check --help`);
  // Loaded only here and below: help and wrong usage need nothing of it.
  const { createDecisionParts } = await import('./app/decision-parts.js');
  const parts = createDecisionParts(readConfig(process.env));
  const answer = createCheck({ ...parts, isJson: values.json === true });
  if (values.stdin === true) return answerStdin(values, (line) => answer(withLocale(line, values)));
  const facts = Object.entries(FACT_FLAGS).flatMap(([flag, fact]) =>
    values[flag] === undefined ? [] : [[fact, values[flag]]],
  );
  return answerOnce(values, () => answer(withLocale({ fields: Object.fromEntries(facts) }, values)));
}

/** The command's own language, where a line does not name one. */
function withLocale(line: Line, { locale }: Values): Line {
  return locale === undefined || line.fields.locale !== undefined
    ? line
    : { ...line, fields: { ...line.fields, locale } };
}

async function runRead({ values, words }: Call): Promise<number> {
  const { createReadingParts } = await loadReadingParts();
  const parts = createReadingParts(readConfig(process.env));
  const answer = createRead({ ...parts, locale: readLocale(values), isJson: values.json === true });
  if (values.stdin === true) return answerStdin(values, answer);
  if (words.length === 0)
    throw new UsageError('read takes a text; for example port25 read "CSP, created 2019"');
  return answerOnce(values, () => answer({ fields: { text: words.join(' ') } }));
}

async function runAsk({ values, words }: Call): Promise<number> {
  const { createReadingParts } = await loadReadingParts();
  const { createAsk } = await import('./cli/ask.js');
  const { loadKnowledgeBase } = await import('./library/knowledge-base.js');
  const config = readConfig(process.env);
  const answer = createAsk({
    ...createReadingParts(config),
    knowledge: loadKnowledgeBase(config.knowledgeDirectory),
    locale: readLocale(values),
    isJson: values.json === true,
    isExplained: values.explain === true,
  });
  if (values.stdin === true) return answerStdin(values, answer);
  if (words.length === 0)
    throw new UsageError('ask takes a question; for example port25 ask "which port do relays use"');
  return answerOnce(values, () => answer({ fields: { text: words.join(' ') } }));
}

async function runKnowledgeCommand({ values, words }: Call): Promise<number> {
  // Loaded only here: the peers that eval compares with are no part of the service.
  const { runKnowledge } = await import('./cli/knowledge.js');
  const { knowledgeDirectory, database } = readConfig(process.env);
  const [name, ...rest] = words;
  return runKnowledge(name, { words: rest, isJson: values.json === true, knowledgeDirectory, database });
}

async function runManifestCommand(call: Call): Promise<number> {
  // Loaded only here: what checks a package is a development dependency, and no part of the service.
  const { runManifest } = await import('./cli/manifest.js').catch(refuseWithoutTools);
  return runManifest(call);
}

function refuseWithoutTools(error: unknown): never {
  if ((error as NodeJS.ErrnoException).code !== 'MODULE_NOT_FOUND') throw error;
  throw new Error('what checks the package is not installed: run npm ci with development dependencies');
}

async function runChat({ values, words }: Call): Promise<number> {
  if (words.length > 0) throw new UsageError(`chat takes flags only, not "${words[0]}"`);
  const name = values.conversation === undefined ? undefined : String(values.conversation);
  // Loaded only here: nothing else needs the store.
  const { createConversationParts } = await import('./app/conversation-parts.js');
  const parts = await createConversationParts(readConfig(process.env), { isKept: name !== undefined });
  try {
    return await chat(values, parts, `terminal:${name ?? 'now'}`);
  } finally {
    await parts.close();
  }
}

/** Loaded only where text is read: its libraries take longer to load than `check` to decide. */
function loadReadingParts(): Promise<typeof import('./app/reading-parts.js')> {
  return import('./app/reading-parts.js');
}

async function chat(values: Values, { turn }: Parts, conversation: string): Promise<number> {
  const locale = readLocale(values);
  if (values.stdin === true || values.json === true) {
    return answerStdin({ ...values, json: true }, createChat({ turn, conversation, locale }));
  }
  const isColoured = process.stdout.isTTY === true && process.env.NO_COLOR === undefined;
  const lines = createInterface({
    input: process.stdin,
    output: process.stdout,
    prompt: isColoured ? '> ' : '',
  });
  const write = (text: string): void => void process.stdout.write(text);
  const ink = isColoured ? COLOUR_INK : PLAIN_INK;
  await converse({ turn, lines, write, ink, conversation, ...(locale === undefined ? {} : { locale }) });
  return 0;
}

function readLocale({ locale }: Values): Locale | undefined {
  if (locale === undefined || isLocale(locale)) return locale;
  throw new UsageError(`there is no language "${locale}"; languages are ${LOCALES.join(', ')}`);
}

async function answerStdin(
  values: Values,
  answer: (line: Line) => Promise<string> | string,
): Promise<number> {
  const isJson = values.json === true;
  const failed = await answerLines({ input: process.stdin, output: process.stdout, answer, isJson });
  return failed === 0 ? 0 : 1;
}

function answerOnce(values: Values, answer: () => string): number {
  try {
    return print(`${answer()}\n`);
  } catch (error) {
    const isJson = values.json === true;
    (isJson ? process.stdout : process.stderr).write(`${describeError(error, null, isJson)}\n`);
    return 1;
  }
}

/** A reader that has seen enough (`| head`) closes the pipe; that is no failure. */
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  process.exit(error.code === 'EPIPE' ? 0 : 1);
});

run(process.argv.slice(2)).then(
  (status) => {
    process.exitCode = status;
  },
  (error: unknown) => {
    process.stderr.write(`port25: ${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = error instanceof UsageError ? 2 : 1;
  },
);
