import { toHeldJob } from './until-kept';

type Job = {
  readonly order: number;
  readonly readyAt: number;
  readonly run: () => Promise<void>;
};

/** Runs jobs of one key one after another, in the order of what they answer and not of their arrival. */
export interface InOrder {
  /**
   * @param job.order when the person did it, in seconds (Slack's `ts`); lower ones run first
   * @param job.settles whether to wait a moment for an earlier one that may still be on its way
   */
  add(key: string, job: { readonly order: number; readonly settles: boolean; run(): Promise<void> }): void;
  /** What somebody did this moment. */
  addNow(key: string, run: () => Promise<void>): void;
  /** Resolves once nothing is under way. */
  whenIdle(): Promise<void>;
}

/** Slack delivers side by side: messages sent in one go arrive within this, in any order. */
const SETTLE_MS = 150;

/** @param onFailure told of a job that rejected or threw; the jobs behind it run all the same */
export function createInOrder(onFailure: (error: unknown) => void, now: () => number = Date.now): InOrder {
  const waiting = new Map<string, Job[]>();
  const runs = new Set<Promise<void>>();

  const work = async (key: string, jobs: Job[]): Promise<void> => {
    while (jobs.length > 0) {
      await sleepUntil(Math.min(...jobs.map(({ readyAt }) => readyAt)), now);
      await attempt(takeFirst(jobs), onFailure);
    }
    waiting.delete(key);
  };

  const add: InOrder['add'] = (key, { order, settles, run }) => {
    const job = { order, readyAt: now() + (settles ? SETTLE_MS : 0), run: toHeldJob(run) };
    const jobs = waiting.get(key);
    if (jobs !== undefined) return void jobs.push(job);
    const fresh = [job];
    waiting.set(key, fresh);
    const running = work(key, fresh);
    runs.add(running);
    void running.finally(() => runs.delete(running));
  };

  return {
    add,
    addNow: (key, run) => add(key, { order: now() / 1_000, settles: false, run }),
    whenIdle: async () => {
      while (runs.size > 0) await Promise.all(runs);
    },
  };
}

async function attempt({ run }: Job, onFailure: (error: unknown) => void): Promise<void> {
  try {
    await run();
  } catch (error) {
    onFailure(error);
  }
}

/** Takes out the one done first; of those done at once, the one that came first. */
function takeFirst(jobs: Job[]): Job {
  let first = 0;
  for (const [index, { order }] of jobs.entries()) if (order < (jobs[first]?.order ?? order)) first = index;
  const [job] = jobs.splice(first, 1);
  if (job === undefined) throw new Error('there is no job to take');
  return job;
}

async function sleepUntil(time: number, now: () => number): Promise<void> {
  const rest = time - now();
  if (rest > 0) await new Promise((resolve) => setTimeout(resolve, rest));
}
