// Keeps the queue: what is asked for, what was found, what is drawn.

import { byId } from './element.mjs';
import { DONE, drawQueue, LIVE, NO_FILTERS } from './queue.mjs';
import { session, words } from './session.mjs';

/** Letters that follow each other fast are searched for once. */
const SEARCH_AFTER_MS = 200;
const MOST_LIVE = 500;
const MOST_DONE = 100;

/**
 * @param {{api: object, openId: () => string|undefined, open: (id: string) => void, fail: (error: Error) => void}} props
 */
export function createQueuePane({ api, openId, open, fail }) {
  let tickets = [];
  let filters = NO_FILTERS;
  let asked = 0;
  let timer;

  async function freshen() {
    asked += 1;
    const number = asked;
    const lists = await Promise.all([read(LIVE, MOST_LIVE), read(DONE, MOST_DONE)]);
    if (number !== asked) return;
    tickets = lists.flatMap((list) => list.tickets);
    show();
  }

  function read(states, most) {
    const query = new URLSearchParams({ view: 'queue', state: states.join(','), most, text: filters.text });
    return api.get(`tickets?${query}`);
  }

  function find(id) {
    return tickets.find((ticket) => ticket.id === id);
  }

  function show() {
    const { name } = session;
    drawQueue({ tickets, filters, words: words(), name, current: openId(), open, filter: change });
  }

  function change(changes) {
    filters = { ...filters, ...changes };
    show();
    if ('text' in changes) freshen().catch(fail);
  }

  /** Moves the keyboard through the queue, from the open ticket where it is elsewhere. */
  function move(step) {
    const rows = [...byId('rows').querySelectorAll('.row')];
    const at = rows.indexOf(document.activeElement);
    const from = at >= 0 ? at : rows.findIndex((row) => row.dataset.key === openId());
    rows[from < 0 ? 0 : Math.min(Math.max(from + step, 0), rows.length - 1)]?.focus();
  }

  byId('search').addEventListener('input', ({ target }) => {
    clearTimeout(timer);
    timer = setTimeout(() => change({ text: target.value.trim() }), SEARCH_AFTER_MS);
  });
  byId('filters').addEventListener('submit', (event) => event.preventDefault());
  for (const name of ['whose', 'priority'])
    byId(name).addEventListener('change', ({ target }) => change({ [name]: target.value }));

  return { freshen, show, move, listIds: () => tickets.map(({ id }) => id), find };
}
