/** Runs jobs of one key one after another; one that fails does not stop the next. */
export function createInOrder(): <T>(key: string, job: () => Promise<T>) => Promise<T> {
  const chains = new Map<string, Promise<unknown>>();
  return (key, job) => {
    const run = (chains.get(key) ?? Promise.resolve()).then(job, job);
    const end = run
      .catch(() => undefined)
      .then(() => {
        if (chains.get(key) === end) chains.delete(key);
      });
    chains.set(key, end);
    return run;
  };
}
