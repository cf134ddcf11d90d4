/** Work that nobody waits for, but the end of the process. */
export interface Background {
  /** Resolves and rejects as the work does. */
  run<T>(work: () => Promise<T>): Promise<T>;
  /** Resolves once nothing is under way. */
  settle(): Promise<void>;
}

export function createBackground(): Background {
  const underWay = new Set<Promise<unknown>>();
  return {
    run: (work) => {
      const job = work().finally(() => underWay.delete(job));
      underWay.add(job);
      return job;
    },
    settle: async () => {
      while (underWay.size > 0) await Promise.allSettled(underWay);
    },
  };
}
