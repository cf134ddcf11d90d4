// One ticket: who and where, what may be done with it now, and all that is known.

import { drawCase } from './case.mjs';
import { button, byId, el, redraw, redrawFor } from './element.mjs';
import { followEnd } from './follow.mjs';
import { formatTime, nextTarget } from './format.mjs';
import { DONE, drawDue, drawState } from './queue.mjs';
import { drawTranscript } from './transcript.mjs';
import { fill, LANGUAGES, nameOfPerson, tellPlace } from './words.mjs';

let keepEnd = () => undefined;

/** The parts of the pane that are drawn anew with every change; the composer between them is not. */
export function layTicket(composer) {
  redraw(
    byId('ticket'),
    el('header.ticket-head', { id: 'head' }),
    el(
      'div.ticket-body',
      {},
      el('aside.case', { id: 'case' }),
      el(
        'div.talk',
        {},
        el('div.log', { id: 'talk', tabindex: '0', role: 'log', 'aria-live': 'off' }),
        el('div.undo', { id: 'undo', hidden: true }),
        composer,
      ),
    ),
  );
  keepEnd = followEnd(byId('talk'));
}

/** @param {object} ticket @param {object} props words, name, and what each button does */
export function drawTicket(ticket, props) {
  const { words } = props;
  redraw(byId('head'), drawHead(ticket, props));
  const talk = byId('talk');
  talk.setAttribute('aria-label', words.conversation);
  const { transcript, notes, satisfaction } = ticket;
  const said = JSON.stringify([transcript, notes, words.tag]);
  redrawFor(said, talk, () => drawTranscript(ticket, props));
  keepEnd();
  const known = JSON.stringify([props.details, props.request, props.audit, satisfaction, words.tag]);
  redrawFor(known, byId('case'), () => drawCase(ticket, props));
  if (props.isNew) byId('title').focus({ preventScroll: true });
}

export function drawNothing(words) {
  redraw(
    byId('ticket'),
    el(
      'div.pick',
      {},
      el('img', { src: '/desk/assets/icon.svg', alt: '', width: '56', height: '56' }),
      el('p.pick-title', {}, words.pick),
      el('p.subtle', {}, words.pickHint),
    ),
  );
}

function drawHead(ticket, props) {
  const { words, close } = props;
  return [
    el(
      'div.head-line',
      {},
      button(`← ${words.back}`, close, { look: 'quiet.back', key: 'back' }),
      el(
        'h2',
        { id: 'title', tabindex: '-1' },
        el('span.id', {}, ticket.id),
        ' ',
        nameOfPerson(ticket, words),
      ),
      drawState(ticket.state, words),
      drawPrioritySelect(ticket, props),
    ),
    el('p.meta', {}, drawMeta(ticket, props)),
    ticket.mergedInto !== null && drawMerged(ticket.mergedInto, props),
    el('div.acts', { role: 'group', 'aria-label': ticket.id }, drawActs(ticket, props)),
  ];
}

function drawMeta(ticket, { words, name }) {
  const when = (iso) => formatTime(iso, words.tag);
  const { seenBy } = ticket;
  const parts = [
    ...ticket.participants.map(
      (person) => `${tellPlace(person, words)}, ${LANGUAGES[person.locale] ?? person.locale}`,
    ),
    words.reasons[ticket.reason],
    isLive(ticket) &&
      (ticket.assignee === null ? words.nobody : fill(words.heldBy, { name: ticket.assignee })),
    nextTarget(ticket.targets) && drawDue(ticket, words),
    fill(words.opened, { when: when(ticket.openedAt) }),
    seenBy && seenBy.name !== name && fill(words.seenBy, { name: seenBy.name, when: when(seenBy.at) }),
  ].filter(Boolean);
  return parts.map((part) => el('span', {}, part));
}

function drawMerged(into, { words, open }) {
  const [before, after] = words.mergedInto.split('{ticket}');
  return el(
    'p.notice',
    {},
    before,
    button(into, () => open(into), { look: 'link', key: 'merged' }),
    after,
  );
}

function drawPrioritySelect(ticket, { words, acts }) {
  const select = el(
    `select.prio.prio-${ticket.priority}`,
    { 'aria-label': words.priority, 'data-key': 'priority', disabled: !isLive(ticket) },
    Object.entries(words.priorities).map(([value, label]) => el('option', { value }, label)),
  );
  select.value = ticket.priority;
  select.addEventListener('change', () => acts.prioritize(select.value));
  return select;
}

const isLive = ({ state }) => !DONE.includes(state);

/** What may be done now; what may not is not there. */
function drawActs(ticket, { words, name, acts }) {
  const { state, assignee } = ticket;
  const make = (key, look = 'quiet', label = words[key]) =>
    button(label, acts[key], { look, key: `act-${key}`, 'aria-keyshortcuts': KEY_OF[key] });
  if (state === 'merged') return [];
  if (state === 'resolved') return [make('reopen', 'primary')];
  const rest = [make('assign'), make('resolve'), make('merge')];
  if (assignee === null) return [make('claim', 'primary'), ...rest];
  const own = assignee === name ? [] : [make('takeOver', 'primary')];
  return [...own, ...rest, make('release')];
}

const KEY_OF = { claim: 'c', resolve: 'e' };
