import type { Activity, InvokeResponse } from 'botbuilder';
import { clip } from '../../answer/clip';
import { toInvokedError } from './invoke-response';
import type { ChannelLogger } from './logger';

/** The SDK reads the value of these before it looks whether anybody answers them, and breaks on one of another shape. */
const NOT_OFFERED: readonly unknown[] = ['fileConsent/invoke', 'application/search'];
const PRESS = 'adaptiveCard/action';
const MOST_NAME = 60;

/** What an invoke is answered with that the SDK would break on: 501 for what nobody offers, 400 for what is not whole. */
export function findUnanswerable({ name, value }: Activity): InvokeResponse | undefined {
  if (NOT_OFFERED.includes(name)) return { status: 501 };
  const isPress = name === PRESS && value !== undefined && value !== null;
  if (!isPress || isObject((value as { readonly action?: unknown }).action)) return undefined;
  return { status: 400, body: toInvokedError('The value has no usable "action".') };
}

/** A client of another kind asks for what there is not; nobody here has failed. */
export function noteUnanswered(
  logger: ChannelLogger,
  { name }: Activity,
  { status }: Partial<InvokeResponse>,
): void {
  if (status !== 400 && status !== 501) return;
  logger.warn({ invoke: clip(String(name), MOST_NAME), status }, 'a call of Teams could not be answered');
}

function isObject(raw: unknown): boolean {
  return typeof raw === 'object' && raw !== null;
}
