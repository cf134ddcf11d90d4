// The page: puts queue, ticket, live events and keys together.

import { createApi, Refused, Unreachable } from './api.mjs';
import { showHelp, showProblems } from './dialogs.mjs';
import { byId, el, findKey, redraw } from './element.mjs';
import { KEYS, listenToKeys } from './keys.mjs';
import { listen } from './live.mjs';
import { createQueuePane } from './queue-pane.mjs';
import { createEntrance, forgetWho, keepLocale, session, words } from './session.mjs';
import { announce, tell } from './tell.mjs';
import { createTicketPane } from './ticket-pane.mjs';
import { fill, nameOfActor } from './words.mjs';

/** Several changes at once are fetched once. */
const GATHER_MS = 150;
/** Times move on by themselves, and what a stream missed is seen all the same. */
const FRESHEN_MS = 60_000;
/** Of others' acts these change nothing anybody waits for. */
const NO_NEWS = ['seen', 'delivered'];

const api = createApi(session);
const queue = createQueuePane({ api, openId: () => pane.idOf(), open, fail });
const pane = createTicketPane({ api, listIds: queue.listIds, onChange: freshenQueue, open, close, fail });
const enter = createEntrance({ api, onEntered: start, fail });
let problems = [];
let stopListening = () => undefined;

function dress() {
  document.documentElement.lang = words().tag;
  byId('language').value = session.locale;
  for (const element of document.querySelectorAll('[data-word]'))
    element.textContent = words()[element.dataset.word];
  for (const element of document.querySelectorAll('[data-label]'))
    element.setAttribute('aria-label', words()[element.dataset.label]);
  byId('search').placeholder = words().searchHint;
  const shown = KEYS.map((key) => el('span', {}, el('kbd', {}, key), ` ${words().shortcuts[key]}`));
  redraw(byId('keys'), shown);
  dressBar();
}

function dressBar() {
  const [you, undelivered] = [byId('you'), byId('problems')];
  you.hidden = session.name === '';
  you.textContent = session.name;
  you.title = words().signOut;
  undelivered.hidden = problems.length === 0;
  const told = fill(words().problems, { count: problems.length });
  undelivered.setAttribute('aria-label', told);
  redraw(undelivered, el('span.long', {}, `⚠ ${told}`), el('span.short', {}, `⚠ ${problems.length}`));
}

function showLive(state = byId('live').dataset.state) {
  byId('live').textContent = words().live[state];
  byId('live').dataset.state = state;
}

function fail(error) {
  if (error instanceof Refused && error.status === 401) return enter();
  return tell(error instanceof Unreachable ? words().unreachable : error.message, true);
}

function start() {
  stopListening();
  showLive('begin');
  const onState = (isOn) => {
    showLive(isOn ? 'on' : 'off');
    if (isOn) freshen();
  };
  stopListening = listen({ api, onEvent: hear, onState, onRefused: enter });
  dressBar();
  openFromAddress();
}

function freshen() {
  return Promise.all([queue.freshen(), pane.freshen(), freshenProblems()]).catch(fail);
}

function freshenQueue() {
  queue.freshen().catch(fail);
}

async function freshenProblems() {
  ({ problems } = await api.get('problems'));
  dressBar();
}

/** Of a ticket that is not in the queue yet nobody can tell whether that is a name. */
function tellWho(by, id) {
  const ticket = queue.find(id);
  return ticket && nameOfActor({ by }, ticket.participants, words());
}

let isGathering = false;
/** Somebody did something: it is announced, and what it changed is fetched. */
function hear({ ticket, what, by }) {
  const words_ = words().what[what];
  if (by !== session.name && words_ !== undefined && !NO_NEWS.includes(what))
    announce(`${ticket}: ${[tellWho(by, ticket), words_].filter(Boolean).join(' ')}`);
  if (isGathering) return;
  isGathering = true;
  setTimeout(() => {
    isGathering = false;
    freshen();
  }, GATHER_MS);
}

// Which ticket is open stands in the address, so that it can be sent to others

function openFromAddress() {
  const id = location.hash.slice(1);
  if (/^P25-\d{4,9}$/.test(id)) open(id);
  else close();
}

async function open(id) {
  try {
    const loaded = id === pane.idOf() ? undefined : pane.load(id);
    document.body.dataset.view = 'ticket';
    if (location.hash.slice(1) !== id) history.pushState(null, '', `#${id}`);
    await loaded;
  } catch (error) {
    fail(error);
    if (pane.idOf() !== id) close();
  }
}

function close() {
  const id = pane.idOf();
  pane.clear();
  document.body.dataset.view = 'queue';
  if (location.hash !== '') history.pushState(null, '', location.pathname);
  queue.show();
  if (id !== undefined) (findKey(byId('rows'), id) ?? byId('queue')).focus();
}

/** From what is written to the ticket, from the ticket to the queue. */
function goBack() {
  const place = document.activeElement?.closest('.composer, .filters');
  if (place?.matches('.composer')) byId('title').focus();
  else if (place !== null) byId('queue').focus();
  else if (pane.idOf() !== undefined) close();
}

/** A reply is repaired in its ticket, where it is told of; anything else by its key. */
async function repair(act, { ticket, entry, key }) {
  if (entry === null) await api.post('problems/send-again', { key }).catch(fail);
  else await api.act(ticket, act, { entry }).catch(fail);
  await freshen();
}

/** Nothing of what was read stays on the screen. */
function leave() {
  forgetWho();
  location.reload();
}

function changeLanguage({ target }) {
  keepLocale(target.value);
  dress();
  showLive();
  queue.show();
  pane.dress()?.catch(fail);
}

const onTicket = (action) => () => pane.idOf() !== undefined && action();
listenToKeys({
  j: () => queue.move(1),
  k: () => queue.move(-1),
  c: onTicket(() => pane.acts.claim()),
  r: onTicket(() => pane.write('reply')),
  n: onTicket(() => pane.write('note')),
  e: onTicket(() => pane.acts.resolve()),
  u: () => pane.takeBack(),
  '/': () => byId('search').focus(),
  '?': () => showHelp(words()),
  Escape: goBack,
});
byId('help').addEventListener('click', () => showHelp(words()));
byId('you').addEventListener('click', leave);
byId('language').addEventListener('change', changeLanguage);
byId('problems').addEventListener('click', () =>
  showProblems(problems, {
    words: words(),
    open,
    sendAgain: (problem) => repair('send-again', problem),
    settle: (problem) => repair('settle', problem),
  }),
);
addEventListener('popstate', openFromAddress);
setInterval(freshen, FRESHEN_MS);

pane.clear();
dress();
showLive('begin');
enter();
