import type { ServerResponse } from 'node:http';
import type { ApiProps } from './api-routes';
import { HEARTBEAT_MS, streamEvents } from './event-stream';
import { type DeskRequest, queryOf } from './http';
import { parseCount } from './parse-query';
import { createPulse } from './pulse';

type EventsCall = (request: DeskRequest, admitted: unknown, response: ServerResponse) => Promise<undefined>;

/** Answers `GET events`: from `Last-Event-ID`, else `?after=`, else from now on. */
export function createEventsCall({ desk, logger, signal, heartbeatMs = HEARTBEAT_MS }: ApiProps): EventsCall {
  const onError = (error: unknown): void =>
    logger.error({ error: error instanceof Error ? error.message : String(error) }, 'events cannot be read');
  const pulse = createPulse({ read: () => desk.lastSequence(), onError });
  return async (request, _, response) => {
    const wanted = [request.headers['last-event-id'] ?? []].flat()[0] ?? queryOf(request).get('after');
    const after = parseCount(wanted, 'after');
    const last = await desk.lastSequence();
    // A number from another life of the database would wait for ever.
    const from = Math.min(after ?? last, last);
    streamEvents({ desk, response, after: from, pulse, heartbeatMs, onError, signal });
    return undefined;
  };
}
