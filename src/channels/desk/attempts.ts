/** So many wrong tokens within a minute from one address, and it has to wait for the rest of that minute. */
const MOST_WRONG = 10;
const WINDOW_MS = 60_000;
/** Addresses remembered at most; the oldest go first. */
const MOST_PEERS = 2_000;

/** Slows down whoever guesses tokens. */
export type Attempts = {
  /** For how many seconds nothing from this address is looked at; 0: it is. */
  waitFor(peer: string): number;
  countWrong(peer: string): void;
};

type Window = { readonly until: number; readonly wrong: number };

/** @param now milliseconds since 1970 */
export function createAttempts(now: () => number): Attempts {
  const windows = new Map<string, Window>();
  const windowOf = (peer: string): Window | undefined => {
    const window = windows.get(peer);
    return window !== undefined && window.until > now() ? window : undefined;
  };
  return {
    waitFor: (peer) => {
      const window = windowOf(peer);
      return window === undefined || window.wrong < MOST_WRONG ? 0 : Math.ceil((window.until - now()) / 1000);
    },
    countWrong: (peer) => {
      const { until, wrong } = windowOf(peer) ?? { until: now() + WINDOW_MS, wrong: 0 };
      windows.delete(peer);
      windows.set(peer, { until, wrong: wrong + 1 });
      const [oldest] = windows.keys();
      if (windows.size > MOST_PEERS && oldest !== undefined) windows.delete(oldest);
    },
  };
}
