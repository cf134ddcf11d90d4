/** Runs jobs of one key one after another; a failed one does not stop the next. */
export function createQueue(): <Result>(key: string, job: () => Promise<Result>) => Promise<Result> {
  const last = new Map<string, Promise<unknown>>();
  return (key, job) => {
    const result = (last.get(key) ?? Promise.resolve()).then(job, job);
    last.set(key, result);
    const forget = (): void => {
      if (last.get(key) === result) last.delete(key);
    };
    result.then(forget, forget);
    return result;
  };
}
