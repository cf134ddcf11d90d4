// The queue: which tickets there are, and which are shown.

import { button, byId, el, redraw } from './element.mjs';
import { formatDistance, formatTime, nextTarget, urgencyOf } from './format.mjs';
import { fill } from './words.mjs';

export const LIVE = ['open', 'claimed', 'waiting', 'reopened'];
export const DONE = ['resolved', 'merged'];

const SHOWN = {
  todo: LIVE,
  open: ['open', 'reopened'],
  claimed: ['claimed'],
  waiting: ['waiting'],
  done: DONE,
};
const URGENCY = ['urgent', 'high', 'normal', 'low'];

/** What is asked for, until something else is. */
export const NO_FILTERS = { state: 'todo', priority: '', whose: '', text: '' };

/** The tickets that pass the filters, what is due first at the top. */
export function pickTickets(tickets, { state, priority, whose }, name) {
  return tickets
    .filter((ticket) => SHOWN[state].includes(ticket.state))
    .filter((ticket) => matches(ticket, { priority, whose }, name))
    .sort(state === 'done' ? byUpdate : byTarget);
}

function matches(ticket, { priority, whose }, name) {
  if (priority !== '' && ticket.priority !== priority) return false;
  if (whose === 'mine') return ticket.assignee === name;
  return whose !== 'nobody' || ticket.assignee === null;
}

function byUpdate(left, right) {
  return right.updatedAt.localeCompare(left.updatedAt);
}

/** What no target hurries comes last, the more urgent before the less. */
function byTarget(left, right) {
  const [first, second] = [left, right].map(({ targets }) => nextTarget(targets)?.at ?? '9');
  return (
    first.localeCompare(second) ||
    URGENCY.indexOf(left.priority) - URGENCY.indexOf(right.priority) ||
    byUpdate(left, right)
  );
}

/**
 * @param {{tickets: readonly object[], filters: object, current: string, name: string, words: object,
 *   open: (id: string) => void, filter: (changes: object) => void}} props
 */
export function drawQueue(props) {
  const { tickets, filters, words, name, current } = props;
  drawFilters(props);
  const picked = pickTickets(tickets, filters, name);
  const isFiltered = filters.text !== '' || filters.priority !== '' || filters.whose !== '';
  const empty = el('li.empty', {}, isFiltered ? words.noMatches : words.noTickets);
  redraw(
    byId('rows'),
    picked.length === 0
      ? empty
      : picked.map((ticket) => el('li', {}, drawRow(ticket, { ...props, isOpen: ticket.id === current }))),
  );
}

function drawFilters({ tickets, filters, words, name, filter }) {
  const count = (state) =>
    tickets.filter((each) => SHOWN[state].includes(each.state) && matches(each, filters, name)).length;
  const chips = Object.entries(words.filters).map(([state, label]) =>
    button([label, ' ', el('span.count', {}, String(count(state)))], () => filter({ state }), {
      look: 'chip-button',
      key: state,
      'aria-pressed': String(filters.state === state),
    }),
  );
  redraw(byId('states'), el('legend.visually-hidden', {}, words.filter), chips);
  fillSelect('whose', filters.whose, {
    '': words.whoseAll,
    mine: words.whoseMine,
    nobody: words.whoseNobody,
  });
  fillSelect('priority', filters.priority, { '': words.priorityAny, ...words.priorities });
}

function fillSelect(id, value, options) {
  const select = byId(id);
  const labels = Object.values(options).join('|');
  if (select.dataset.labels !== labels)
    select.replaceChildren(
      ...Object.entries(options).map(([key, label]) => el('option', { value: key }, label)),
    );
  select.dataset.labels = labels;
  select.value = value;
}

function drawRow(ticket, { words, name, isOpen, open }) {
  const { id, state, priority, personName, channel, assignee, last } = ticket;
  return button(
    [
      el('span.row-line', {}, el('b.id', {}, id), drawState(state, words), drawPriority(priority, words)),
      el(
        'span.row-line',
        {},
        el('span.who', {}, personName ?? words.unnamed.alone),
        el('span.subtle', {}, words.channels[channel] ?? channel),
      ),
      el('span.last', {}, last?.text ?? words.reasons[ticket.reason]),
      el(
        'span.row-line.foot',
        {},
        drawDue(ticket, words),
        ticket.hasProblem && el('span.due.due-late', {}, `⚠ ${words.deliveries.failed}`),
        assignee !== null && el('span.holder', {}, assignee === name ? words.you : assignee),
      ),
    ],
    () => open(id),
    { look: 'row', key: id, 'aria-current': isOpen ? 'true' : null },
  );
}

export function drawState(state, words) {
  return el(`span.chip.state-${state}`, {}, words.states[state]);
}

export function drawPriority(priority, words) {
  const isLoud = priority === 'urgent' || priority === 'high';
  return isLoud && el(`span.chip.prio-${priority}`, {}, words.priorities[priority]);
}

/** When something falls due; for what is done, when that was. */
export function drawDue({ targets, state, updatedAt }, words) {
  const target = DONE.includes(state) ? undefined : nextTarget(targets);
  if (target === undefined) return el('span.due', {}, formatTime(updatedAt, words.tag));
  const urgency = urgencyOf(target.at);
  const template = words[`${urgency === 'late' ? 'late' : 'due'}${target.kind}`];
  return el(`span.due.due-${urgency}`, {}, fill(template, { when: formatDistance(target.at, words.tag) }));
}
