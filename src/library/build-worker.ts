import { parentPort } from 'node:worker_threads';
import { makeIndex } from './search/make-index';

/** What a build came to: the bytes, or why there are none. */
export type Built = { readonly bytes: Uint8Array } | { readonly reason: string };

/** Builds the index of each directory it is told; a guide that cannot be read whole is an error here. */
parentPort?.on('message', (directory: string) => parentPort?.postMessage(build(directory)));

function build(directory: string): Built {
  try {
    const { bytes, broken } = makeIndex(directory);
    if (broken.length > 0) return { reason: `the front matter of ${broken.join(', ')} is no YAML` };
    return { bytes: new Uint8Array(bytes) };
  } catch (error) {
    return { reason: error instanceof Error ? error.message : String(error) };
  }
}
