// Calls of the desk's API, each with the token and the language of whoever works here.

/** The desk answered, and it was a no. */
export class Refused extends Error {
  constructor(status, { code = 'failed', message = `HTTP ${status}`, who = null } = {}) {
    super(message);
    this.status = status;
    this.code = code;
    this.who = who;
  }
}

/** No answer came. */
export class Unreachable extends Error {}

const ROOT = '/desk/api/';

/**
 * @param {{token: string, name: string, locale: string}} session read anew with every call
 */
export function createApi(session) {
  async function call(path, options = {}) {
    const response = await reach(path, options);
    const body = await response.json().catch(() => ({}));
    if (!response.ok) throw new Refused(response.status, body.error);
    return body;
  }

  async function reach(path, { headers = {}, ...options } = {}) {
    try {
      return await fetch(ROOT + path, { ...options, headers: { ...identify(), ...headers } });
    } catch (error) {
      throw error.name === 'AbortError' ? error : new Unreachable(error.message);
    }
  }

  function identify() {
    const language = { 'accept-language': session.locale };
    return session.token === '' ? language : { ...language, authorization: `Bearer ${session.token}` };
  }

  /** One try more where no answer came: under the same key it acts once all the same. */
  async function post(path, fields = {}) {
    const options = {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() },
      body: JSON.stringify({ by: session.name, ...fields }),
    };
    try {
      return await call(path, options);
    } catch (error) {
      if (!(error instanceof Unreachable)) throw error;
      return await call(path, options);
    }
  }

  return {
    get: (path) => call(path),
    post,
    act: (ticket, act, fields) => post(`tickets/${ticket}/${act}`, fields),
    reach,
  };
}
