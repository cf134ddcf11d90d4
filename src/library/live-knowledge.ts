import { once } from 'node:events';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Built } from './build-worker';
import { createKnowledgeBase, type KnowledgeBase, loadKnowledgeBase } from './knowledge-base';
import { stampContent } from './search/digest';
import { openOrFail } from './search/load-index';

type Log = {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
};
type Props = {
  readonly directory: string;
  readonly log: Log;
  /** Milliseconds between two looks at the content. */
  readonly interval?: number;
};

/** The knowledge base of a running service: content changes are picked up. */
export interface LiveKnowledge {
  current(): KnowledgeBase;
  close(): void;
}

/** Watching by looking works on every file system, network shares and mounted volumes included. */
const INTERVAL = 300;

/**
 * Starts with what is there, and looks for changes from then on. The old content answers until the new
 * one is sound; what makes it unsound is logged once.
 * @throws where the content cannot be used at the start
 */
export function watchKnowledge({ directory, log, interval = INTERVAL }: Props): LiveKnowledge {
  // Before anything is read: what changes while it is read is a change.
  let seen = stampContent(directory);
  let current = loadKnowledgeBase(directory);
  const builder = createBuilder(directory);
  let isBuilding = false;
  const look = async (): Promise<void> => {
    const stamp = stampContent(directory);
    if (isBuilding || stamp === seen) return;
    isBuilding = true;
    seen = stamp;
    try {
      current = createKnowledgeBase(openOrFail(await builder.build()), directory);
      log.info({ directory }, 'took over changed knowledge');
    } catch (error) {
      log.warn(
        { reason: error instanceof Error ? error.message : String(error) },
        'kept the old knowledge: the changed one cannot be used',
      );
    } finally {
      isBuilding = false;
    }
  };
  const timer = setInterval(() => void look(), interval).unref();
  const close = (): void => {
    clearInterval(timer);
    builder.close();
  };
  return { current: () => current, close };
}

/**
 * A thread that builds indexes. It is warmed up with what is there, so that a change is taken over within a
 * second: what did not change is not read again.
 */
function createBuilder(directory: string): { build(): Promise<Buffer>; close(): void } {
  const worker = new Worker(join(__dirname, 'build-worker.js'));
  // The service may end whatever the thread is at.
  worker.unref();
  const ask = async (): Promise<Built> => {
    worker.postMessage(directory);
    const [built] = (await once(worker, 'message')) as [Built];
    return built;
  };
  // Answers come in the order of the questions: the first one is of the warming up.
  const warm = ask().catch(() => undefined);
  return {
    build: async () => {
      await warm;
      const built = await ask();
      if ('reason' in built) throw new Error(built.reason);
      const { buffer, byteOffset, byteLength } = built.bytes;
      return Buffer.from(buffer, byteOffset, byteLength);
    },
    close: () => void worker.terminate(),
  };
}
