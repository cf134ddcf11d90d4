// What happens at the desk, as it happens. EventSource cannot send the token, so that the stream is
// fetched and read here.

const WAIT_MS = 2_000;
/** The desk shows it is alive every 15 seconds. */
const SILENCE_MS = 40_000;

/**
 * Listens for good; comes back after the last event it got.
 * @param {{api: object, onEvent: (event: {ticket: string, what: string, at: string, by: string}) => void,
 *   onState: (isOn: boolean) => void, onRefused: () => void}} props
 * @returns {() => void} what ends it
 */
export function listen({ api, onEvent, onState, onRefused }) {
  const ending = new AbortController();
  let lastId;

  async function follow() {
    while (!ending.signal.aborted) {
      const isWelcome = await stream().catch(() => true);
      if (ending.signal.aborted) return;
      onState(false);
      if (!isWelcome) return onRefused();
      await new Promise((resolve) => setTimeout(resolve, WAIT_MS));
    }
  }

  /** @returns false where the desk does not let us in */
  async function stream() {
    const quiet = new AbortController();
    const stop = () => quiet.abort();
    ending.signal.addEventListener('abort', stop);
    const headers = lastId === undefined ? {} : { 'last-event-id': lastId };
    const response = await api.reach('events', { headers, signal: quiet.signal });
    if (response.status === 401) return false;
    if (!response.ok) return true;
    onState(true);
    await read(response.body, stop);
    return true;
  }

  async function read(body, stop) {
    const reader = body.pipeThrough(new TextDecoderStream()).getReader();
    let rest = '';
    for (;;) {
      const timer = setTimeout(stop, SILENCE_MS);
      const { done, value } = await reader.read().finally(() => clearTimeout(timer));
      if (done) return;
      const messages = (rest + value).split('\n\n');
      rest = messages.pop();
      for (const message of messages) take(message);
    }
  }

  function take(message) {
    const fields = new Map(
      message
        .split('\n')
        .map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 2)]),
    );
    lastId = fields.get('id') ?? lastId;
    if (fields.has('data')) onEvent(JSON.parse(fields.get('data')));
  }

  follow();
  return () => ending.abort();
}
