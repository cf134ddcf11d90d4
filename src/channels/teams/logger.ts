type Write = (fields: Readonly<Record<string, unknown>>, message: string) => void;

/** What the channel writes down; never what people said. Pino fits. */
export type ChannelLogger = { readonly info: Write; readonly warn: Write; readonly error: Write };

/**
 * What of an error may be written down. The SDK hangs the whole request on its errors, token and
 * message included, so only named parts are taken.
 */
export function describeError(error: unknown): Readonly<Record<string, unknown>> {
  const { name, code, statusCode, stack } = (error ?? {}) as Record<string, unknown>;
  return { name, code, statusCode, ...(statusCode === undefined && { stack }) };
}
