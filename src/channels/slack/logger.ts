import { LogLevel, type webApi } from '@slack/bolt';

type Write = (fields: Readonly<Record<string, unknown>>, message: string) => void;

/** What the channel writes down; never what people said. Pino fits. */
export type ChannelLogger = { readonly info: Write; readonly warn: Write; readonly error: Write };

type BoltLogger = NonNullable<NonNullable<ConstructorParameters<typeof webApi.WebClient>[1]>['logger']>;

/**
 * Bolt's own log in ours. Debug lines hold whole requests, so they are dropped; of errors only what
 * names them is kept.
 */
export function toBoltLogger(logger: ChannelLogger): BoltLogger {
  const write =
    (to: Write) =>
    (...parts: readonly unknown[]): void =>
      to.call(logger, {}, parts.map(describe).join(' '));
  return {
    debug: () => undefined,
    info: () => undefined,
    warn: write(logger.warn),
    error: write(logger.error),
    setLevel: () => undefined,
    getLevel: () => LogLevel.INFO,
    setName: () => undefined,
  };
}

function describe(part: unknown): string {
  if (typeof part === 'string') return part;
  const { name, code } = (part ?? {}) as { readonly name?: unknown; readonly code?: unknown };
  return [name, code].filter((each) => typeof each === 'string').join(' ');
}

/** What of an error may be written down: its kind, Slack's own word for it, and where it came from. */
export function describeError(error: unknown): Readonly<Record<string, unknown>> {
  const { name, code, data, stack } = (error ?? {}) as Record<string, unknown>;
  const slack = (data as { readonly error?: unknown } | undefined)?.error;
  return slack === undefined ? { name, code, stack } : { name, code, slack };
}
