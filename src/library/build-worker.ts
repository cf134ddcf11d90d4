import { parentPort, workerData } from 'node:worker_threads';
import { makeIndex } from './search/make-index';

/** Builds the index of the directory it is given; a guide that cannot be read whole is an error here. */
const { bytes, broken } = makeIndex(String(workerData));
if (broken.length > 0) throw new Error(`the front matter of ${broken.join(', ')} is no YAML`);
parentPort?.postMessage(new Uint8Array(bytes));
