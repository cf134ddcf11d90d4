// The page: what is said goes into the log, what is pressed goes back to the bot.

import { renderCard } from './card.mjs';
import { createChat, Refused, readSubmit } from './chat.mjs';
import { WORDS } from './words.mjs';

const CARD_TYPE = 'application/vnd.microsoft.card.adaptive';
const KEY = 'port25-desk';
/** Older entries leave the kept history first; the conversation itself is kept by the service. */
const MOST_KEPT = 60;

const find = (id) => document.getElementById(id);
const [log, status, composer, question, language] = ['log', 'status', 'composer', 'question', 'language'].map(
  find,
);

let state = load() ?? begin(nearest(navigator.languages));
let chat = createChat(state.id);
let busy = false;
let hangUp = () => {};

function begin(locale) {
  return { id: crypto.randomUUID(), locale, entries: [] };
}

function nearest(tags) {
  const known = (tag) => (tag.toLowerCase().startsWith('zh') ? 'zh-TW' : tag.slice(0, 2).toLowerCase());
  return tags.map(known).find((tag) => tag in WORDS) ?? 'en';
}

/** A reload keeps the conversation; another tab has its own. */
function load() {
  try {
    const kept = JSON.parse(sessionStorage.getItem(KEY) ?? 'null');
    return kept?.locale in WORDS && Array.isArray(kept?.entries) ? kept : undefined;
  } catch {
    return undefined;
  }
}

function save() {
  try {
    sessionStorage.setItem(KEY, JSON.stringify({ ...state, entries: state.entries.slice(-MOST_KEPT) }));
  } catch {
    // A full or closed storage costs the reload, not the conversation.
  }
}

const words = () => WORDS[state.locale];

function dress() {
  document.documentElement.lang = words().tag;
  language.value = state.locale;
  for (const element of document.querySelectorAll('[data-word]'))
    element.textContent = words()[element.dataset.word];
  for (const element of document.querySelectorAll('[data-label]')) {
    element.setAttribute('aria-label', words()[element.dataset.label]);
  }
  question.placeholder = words()[question.dataset.placeholder];
  find('restart').title = words().restart;
  find('examples').replaceChildren(...words().questions.map(drawExample));
}

function drawExample(text) {
  const button = create('button', 'example', text);
  button.type = 'button';
  button.addEventListener('click', () => say(text));
  return button;
}

function create(name, className, text = '') {
  return Object.assign(document.createElement(name), { className, textContent: text });
}

function remember(entry) {
  state.entries.push(entry);
  save();
  show(entry);
}

function show(entry) {
  const element = entry.from === 'bot' ? drawBotEntry(entry) : drawWords(entry);
  log.append(element);
  document.body.classList.toggle(
    'started',
    state.entries.some(({ from }) => from === 'person'),
  );
  // A long card is read from its top, with the question it answers above it.
  const top = entry.from === 'bot' ? (element.previousElementSibling ?? element) : element;
  log.parentElement.scrollTop = top.offsetTop - 16;
}

function drawWords({ from, text }) {
  const message = create('article', `message ${from}`);
  message.append(create('p', 'who visually-hidden', from === 'person' ? words().you : words().bot));
  message.append(create('p', 'bubble', text));
  return message;
}

function drawBotEntry(entry) {
  const { reply, sent, key } = entry;
  const message = create('article', 'message bot');
  if (key !== undefined) message.dataset.key = key;
  const bubble = create('div', 'bubble');
  const cards = (reply.attachments ?? []).filter(({ contentType }) => contentType === CARD_TYPE);
  const press = (attachment) => (action) =>
    submit(action, (card) => change(entry, attachment, card, message));
  bubble.append(...cards.map((attachment) => renderCard(attachment.content, press(attachment))));
  if (cards.length === 0) bubble.append(create('p', 'plain', reply.text ?? ''));
  message.append(create('p', 'who visually-hidden', words().bot), bubble, drawRaw(sent, reply));
  return message;
}

/** Drawn when it is opened: most never are. */
function drawRaw(sent, reply) {
  const details = create('details', 'raw');
  details.append(create('summary', '', words().raw));
  const fill = () => {
    const pre = create('pre', '', JSON.stringify({ sent, received: reply }, null, 2));
    pre.tabIndex = 0;
    details.append(pre);
  };
  details.addEventListener('toggle', fill, { once: true });
  return details;
}

/** What comes unasked: a message known by its key is the same one, changed. */
function receive({ key, sequence, activity }) {
  state.after = sequence;
  const at = state.entries.findIndex((entry) => entry.key === key);
  if (at < 0) return remember({ from: 'bot', reply: activity, key });
  state.entries[at] = { ...state.entries[at], reply: activity };
  save();
  const drawn = log.querySelector(`[data-key="${CSS.escape(key)}"]`);
  drawn?.replaceWith(drawBotEntry(state.entries[at]));
}

function listen() {
  hangUp();
  hangUp = chat.listen(state.after ?? 0, receive);
}

function say(text) {
  const said = text.trim();
  if (said === '' || busy) return;
  remember({ from: 'person', text: said });
  exchange(() => chat.say(said, words().tag));
}

/** A step that is ticked is nothing the person said. */
function submit(action, replace) {
  if (busy) return;
  const { value, text, shown } = readSubmit(action);
  if (value?.tick === undefined) remember({ from: 'person', text: describePicked(value) ?? shown });
  if (action.verb === undefined) return exchange(() => chat.press(value, text, words().tag));
  return exchange(() => chat.execute(action, words().tag), replace);
}

/** A card that was pressed is the same message, changed. */
function change(entry, attachment, card, message) {
  const attachments = entry.reply.attachments.map((each) =>
    each === attachment ? { ...each, content: card } : each,
  );
  entry.reply = { ...entry.reply, attachments };
  save();
  message.replaceWith(drawBotEntry(entry));
}

/** A form shows what was picked in it; its button only says "Send". */
function describePicked(value) {
  try {
    return value?.date || (value?.pick && JSON.parse(value.pick).label);
  } catch {
    return undefined;
  }
}

async function exchange(call, replace) {
  setBusy(true);
  try {
    const { sent, replies, card, told } = await call();
    status.textContent = told ?? '';
    if (card !== undefined) replace?.(card);
    for (const reply of replies) remember({ from: 'bot', reply, sent });
  } catch (error) {
    status.textContent = error instanceof Refused ? words().failed + error.message : words().unreachable;
  } finally {
    setBusy(false);
  }
}

function setBusy(value) {
  busy = value;
  document.body.classList.toggle('busy', value);
  if (value) status.textContent = words().working;
  else if (status.textContent === words().working) status.textContent = '';
}

function restart() {
  state = begin(state.locale);
  chat = createChat(state.id);
  listen();
  log.replaceChildren();
  document.body.classList.remove('started');
  save();
  exchange(() => chat.join(words().tag));
  question.focus();
}

function changeLanguage() {
  state.locale = language.value;
  save();
  dress();
  const { name, tag } = words();
  if (!state.entries.some(({ from }) => from === 'person')) return restart();
  const value = { action: { do: 'language', locale: state.locale }, label: name };
  remember({ from: 'person', text: name });
  return exchange(() => chat.press(value, name, tag));
}

function fitHeight() {
  question.style.height = 'auto';
  question.style.height = `${Math.min(question.scrollHeight, 180)}px`;
}

composer.addEventListener('submit', (event) => {
  event.preventDefault();
  if (busy) return;
  say(question.value);
  question.value = '';
  fitHeight();
});
question.addEventListener('input', fitHeight);
question.addEventListener('keydown', (event) => {
  // While a Japanese or Chinese word is being composed, Enter belongs to the input method.
  if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
  event.preventDefault();
  composer.requestSubmit();
});
language.addEventListener('change', changeLanguage);
find('restart').addEventListener('click', restart);

dress();
if (state.entries.length === 0) restart();
else {
  state.entries.forEach(show);
  listen();
}
