/** What the app answered. */
export type Answer = {
  readonly status: number;
  /** As an object where it is JSON; else the text. */
  readonly body: unknown;
  readonly headers: Readonly<Record<string, string>>;
  /** How long it took. */
  readonly ms: number;
};

/** Something Slack tells an app of. */
export type Delivery = { readonly kind: 'event' | 'command' | 'interactive'; readonly payload: object };

export type Retry = { readonly num: number; readonly reason: string };

/** The way to the app: HTTP or Socket Mode. */
export interface Transport {
  deliver(delivery: Delivery, retry?: Retry): Promise<Answer>;
}

export async function timed(run: () => Promise<Omit<Answer, 'ms'>>): Promise<Answer> {
  const start = performance.now();
  const answer = await run();
  return { ...answer, ms: performance.now() - start };
}

export function parseBody(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
