import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { createKnowledgeBase, type KnowledgeBase, loadKnowledgeBase } from './knowledge-base';
import { digestContent } from './search/digest';
import { openIndex } from './search/index-file';

type Log = {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
};
type Props = {
  readonly directory: string;
  readonly log: Log;
  /** Builds the index of what is there now, away from the thread that answers. */
  readonly build?: (directory: string) => Promise<Uint8Array>;
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
export function watchKnowledge({
  directory,
  log,
  build = buildInWorker,
  interval = INTERVAL,
}: Props): LiveKnowledge {
  let current = loadKnowledgeBase(directory);
  let seen = current.digest;
  let isBuilding = false;
  const look = async (): Promise<void> => {
    const digest = digestContent(directory);
    if (isBuilding || digest === seen) return;
    isBuilding = true;
    seen = digest;
    try {
      current = open(await build(directory), directory);
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
  return { current: () => current, close: () => clearInterval(timer) };
}

function open(bytes: Uint8Array, directory: string): KnowledgeBase {
  const index = openIndex(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  if (index === undefined) throw new Error('the index that was just built cannot be opened');
  return createKnowledgeBase(index, directory);
}

function buildInWorker(directory: string): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(join(__dirname, 'build-worker.js'), { workerData: directory });
    worker.once('message', resolve);
    worker.once('error', reject);
  });
}
