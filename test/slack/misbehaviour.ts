import { setTimeout as sleep } from 'node:timers/promises';

/** How Slack is to fail. */
export type Fault = {
  /** Of the HTTP answer, such as 429 or 500. */
  readonly status?: number;
  /** Seconds, for the header `Retry-After`; 1 with status 429. */
  readonly retryAfter?: number;
  /** A refusal instead of an answer, such as `internal_error`. */
  readonly error?: string;
  /** Answers so much later; by itself, the call is still done. */
  readonly delayMs?: number;
  /** Breaks the connection instead of answering. */
  readonly drop?: true;
  /** Does what is asked all the same, and only then fails. */
  readonly isDone?: true;
  /** How many calls it happens to; 1. */
  readonly times?: number;
};

export interface Misbehaviour {
  add(method: string, fault: Fault): void;
  /** What is to happen to the next call of a method. */
  next(method: string): Fault | undefined;
  clear(): void;
}

export function createMisbehaviour(): Misbehaviour {
  const planned: { method: string; fault: Fault; left: number }[] = [];
  return {
    add: (method, fault) => void planned.push({ method, fault, left: fault.times ?? 1 }),
    next: (method) => {
      const found = planned.find((each) => each.method === method && each.left > 0);
      if (found !== undefined) found.left -= 1;
      return found?.fault;
    },
    clear: () => void planned.splice(0),
  };
}

export function isFailure({ status, error, drop }: Fault): boolean {
  return status !== undefined || error !== undefined || drop === true;
}

/** Waits without keeping the process from ending. */
export async function delay(fault: Fault | undefined): Promise<void> {
  if (fault?.delayMs !== undefined) await sleep(fault.delayMs, undefined, { ref: false });
}
