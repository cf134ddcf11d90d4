/** How often the log is looked at while anybody listens, in milliseconds: other processes write to it too. */
const LOOK_MS = 500;

/** Tells listeners of a number that went up. */
export type Pulse = {
  /** @returns what ends it */
  listen(listener: () => void): () => void;
};

type Props = {
  readonly read: () => Promise<number>;
  readonly onError: (error: unknown) => void;
  readonly everyMs?: number;
};

/** Looks while somebody listens, once for all of them. */
export function createPulse({ read, onError, everyMs = LOOK_MS }: Props): Pulse {
  const listeners = new Set<() => void>();
  let last = -1;
  let isLooking = false;
  const wait = (): void => {
    isLooking = listeners.size > 0;
    if (isLooking) setTimeout(look, everyMs).unref();
  };
  const look = async (): Promise<void> => {
    try {
      const now = await read();
      if (now !== last) for (const listener of listeners) listener();
      last = now;
    } catch (error) {
      onError(error);
    }
    wait();
  };
  return {
    listen: (listener) => {
      listeners.add(listener);
      if (!isLooking) wait();
      return () => listeners.delete(listener);
    },
  };
}
