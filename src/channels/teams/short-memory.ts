import type { Memory } from '../channel';

/** A memory that lasts as long as the process. */
export function createShortMemory(): Memory {
  const kept = new Map<string, unknown>();
  return {
    read: async (key) => kept.get(key),
    write: async (key, value) => void kept.set(key, value),
    remove: async (key) => void kept.delete(key),
  };
}
