/** Values by key, at most so many: the one set longest ago goes first. */
export type Recent<Value> = {
  get(key: string): Value | undefined;
  /** Makes the key the newest. */
  set(key: string, value: Value): void;
};

export function createRecent<Value>(most: number): Recent<Value> {
  const values = new Map<string, Value>();
  return {
    get: (key) => values.get(key),
    set: (key, value) => {
      values.delete(key);
      values.set(key, value);
      const oldest = values.keys().next();
      if (values.size > most && oldest.done !== true) values.delete(oldest.value);
    },
  };
}
