import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Wish } from './wire';

const VICTIM = join(__dirname, 'victim.js');

/** The process as it lives now, killed under those who call it; the next one is up before, as with two replicas. */
export type Living = {
  /** Asks until it is done: a call that nobody answered is made again, with the same delivery. */
  ask(wish: Wish): Promise<object>;
  /** Starts the next one beside it. */
  start(): Promise<void>;
  /** Kills all but the one started last, at this very moment. */
  killOld(): Promise<void>;
  killAll(): Promise<void>;
};

export function createLiving(directory: string, platform: string): Living {
  const children: ChildProcess[] = [];
  let address: string | undefined;

  const kill = async (dying: readonly ChildProcess[]): Promise<void> => {
    for (const child of dying) child.kill('SIGKILL');
    const alive = dying.filter(({ exitCode, signalCode }) => exitCode === null && signalCode === null);
    await Promise.all(alive.map((child) => once(child, 'exit')));
  };

  return {
    start: async () => {
      const child = spawn(process.execPath, [VICTIM, directory, platform], {
        stdio: ['ignore', 'pipe', 'inherit'],
        // Node 22 and later: most of a start is reading code that has not changed.
        env: { ...process.env, NODE_COMPILE_CACHE: join(directory, 'code') },
      });
      children.push(child);
      address = await readAddress(child);
    },
    killOld: () => kill(children.splice(0, children.length - 1)),
    killAll: () => kill(children.splice(0)),
    ask: async (wish) => {
      for (;;) {
        const answer = await tryToAsk(address, wish);
        if (answer !== undefined) return answer;
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
    },
  };
}

async function readAddress({ stdout }: ChildProcess): Promise<string> {
  if (stdout === null) throw new Error('no standard output');
  for await (const line of createInterface({ input: stdout })) return `http://127.0.0.1:${line}`;
  throw new Error('killed before it listened');
}

async function tryToAsk(address: string | undefined, wish: Wish): Promise<object | undefined> {
  if (address === undefined) return undefined;
  try {
    const response = await fetch(address, { method: 'POST', body: JSON.stringify(wish) });
    const text = await response.text();
    if (!response.ok) throw new Error(`refused: ${text}`);
    return JSON.parse(text) as object;
  } catch (error) {
    if (String(error).includes('refused:')) throw error;
    return undefined;
  }
}
