/** Slack's own time: the real one, and what a test let pass on top of it. */
export type Clock = {
  /** Milliseconds since 1970. */
  now(): number;
  elapse(ms: number): void;
  /** A time stamp as Slack numbers messages by: later than every one before. */
  ts(): string;
  /** A name nothing else has, such as `V7K0003`. */
  id(prefix: string): string;
};

export function createClock(): Clock {
  let ahead = 0;
  let micros = 0;
  let count = 0;
  const now = () => Date.now() + ahead;
  return {
    now,
    elapse: (ms) => {
      ahead += ms;
    },
    ts: () => {
      micros = Math.max(micros + 100, now() * 1_000);
      return `${Math.floor(micros / 1e6)}.${String(micros % 1e6).padStart(6, '0')}`;
    },
    id: (prefix) => {
      count += 1;
      return `${prefix}0SIM${String(count).padStart(5, '0')}`;
    },
  };
}
