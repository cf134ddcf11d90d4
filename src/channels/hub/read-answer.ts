import type { Delivered } from '../channel';

/** An id stands in the first few bytes; whoever answers with more is not read to the end. */
const MOST_ANSWER_BYTES = 65_536;
/** A lane does not stand still for longer because a hub says so. */
const MOST_PAUSE_MS = 3_600_000;
/**
 * Beside 429 and what begins with 5: too slow, not yet, and 409, by which a hub that knows idempotency keys says
 * that it is still at work on the same event (IETF draft idempotency-key-header, section 2.7).
 */
const BUSY = [408, 409, 425, 429];

/** What became of an event, by the hub's answer to it. May reject where the answer breaks off. */
export async function readAnswer(response: Response, now: number): Promise<Delivered> {
  if (response.ok) return { state: 'sent', place: await readId(response), thread: null };
  // What is not read keeps the connection.
  await response.body?.cancel();
  const problem = `http-${response.status}`;
  if (response.status < 500 && !BUSY.includes(response.status)) return { state: 'refused', problem };
  const afterMs = parseRetryAfter(response.headers.get('retry-after'), now);
  return afterMs === undefined ? { state: 'busy', problem } : { state: 'busy', problem, afterMs };
}

/** Seconds or a date (RFC 9110, section 10.2.3); milliseconds from now, an hour at most. */
function parseRetryAfter(header: string | null, now: number): number | undefined {
  const ms = /^\d+$/.test(header ?? '') ? Number(header) * 1_000 : Date.parse(header ?? '') - now;
  return Number.isNaN(ms) ? undefined : Math.min(Math.max(ms, 0), MOST_PAUSE_MS);
}

/** What the hub calls it, if it says so. It has taken the event whatever comes of reading this. */
async function readId(response: Response): Promise<string | null> {
  try {
    const { id } = JSON.parse(await readStart(response)) as { readonly id?: unknown };
    return typeof id === 'string' || typeof id === 'number' ? String(id) : null;
  } catch {
    return null;
  }
}

async function readStart({ body }: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let read = 0;
  for await (const chunk of body ?? []) {
    chunks.push(chunk);
    read += chunk.length;
    if (read > MOST_ANSWER_BYTES) break;
  }
  return Buffer.concat(chunks).toString('utf8');
}
