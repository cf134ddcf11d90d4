// Speaks the Bot Framework protocol with the service, as a Teams client would through Microsoft's
// servers; the answers come back in the response to each call (deliveryMode: expectReplies).

const BOT = { id: 'port25-desk', name: 'Port 25 Desk' };

/** The service answered, and with an error of its own. */
export class Refused extends Error {}

/**
 * One conversation of one person.
 * @param {string} id
 */
export function createChat(id) {
  const person = { id: `person-${id}`, name: 'You' };
  const conversation = { id: `web-${id}`, conversationType: 'personal' };

  /**
   * @param {object} activity what this activity has besides what all have
   * @param {string} locale
   * @returns {Promise<{sent: object, replies: readonly object[], card?: object, told?: string}>} `card` takes the
   *   place of the one that was pressed, `told` is said beside it
   */
  async function post(activity, locale) {
    const sent = { ...describeCall(), from: person, recipient: BOT, conversation, locale, ...activity };
    const response = await fetch('/api/messages', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(sent),
    });
    const body = await response.json().catch(() => ({}));
    if (!response.ok) throw new Refused(body.error?.message ?? `HTTP ${response.status}`);
    const activities = body.activities ?? [];
    return { sent, replies: activities.filter(isMessage), ...readInvoked(activities) };
  }

  /**
   * What comes without having been asked for: words of the support staff, news of a ticket.
   * @param {number} after the number of the last one known
   * @param {(message: {key: string, sequence: number, activity: object}) => void} onMessage the same key
   *   again is the same message, changed
   * @returns {() => void} ends it
   */
  function listen(after, onMessage) {
    const key = ['webchat', conversation.id, person.id].map(encodeURIComponent).join('/');
    const query = new URLSearchParams({ conversation: key, after: String(after) });
    const source = new EventSource(`/local/messages?${query}`);
    source.addEventListener('message', ({ data }) => onMessage(JSON.parse(data)));
    return () => source.close();
  }

  return {
    listen,
    join: (locale) => post({ type: 'conversationUpdate', membersAdded: [person] }, locale),
    say: (text, locale) => post({ type: 'message', text, textFormat: 'plain' }, locale),
    execute: ({ verb, data }, locale) => post(toInvoke(verb, data), locale),
    press: (value, text, locale) => post({ type: 'message', value, ...(text && { text }) }, locale),
  };
}

function describeCall() {
  return {
    id: crypto.randomUUID(),
    channelId: 'webchat',
    deliveryMode: 'expectReplies',
    serviceUrl: `${location.origin}/`,
    timestamp: new Date().toISOString(),
  };
}

function isMessage({ type }) {
  return type === 'message';
}

/** A press in place, as Teams sends it. */
function toInvoke(verb, data) {
  const action = { type: 'Action.Execute', verb, data };
  return { type: 'invoke', name: 'adaptiveCard/action', value: { action, trigger: 'manual' } };
}

/** What the bot answered to a press in place: a card, or words. */
function readInvoked(activities) {
  const body = activities.find(({ type }) => type === 'invokeResponse')?.value?.body;
  if (body?.type === 'application/vnd.microsoft.card.adaptive') return { card: body.value };
  return typeof body?.value === 'string' && body.value !== '' ? { told: body.value } : {};
}

/**
 * What pressing a button sends, by Teams' rules: a messageBack sends its `value` and `text` and shows
 * its `displayText`; any other submit sends its data with what the inputs hold.
 * @param {{title?: string, data?: any}} action as `adaptivecards` hands it over: inputs already merged
 */
export function readSubmit({ title, data }) {
  const teams = data?.msteams;
  if (teams?.type !== 'messageBack') return { value: data, shown: title ?? '' };
  return { value: teams.value, text: teams.text, shown: teams.displayText ?? title ?? '' };
}
