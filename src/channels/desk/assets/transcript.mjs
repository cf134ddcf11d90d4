// What was said, as a conversation; notes stand among it in a colour of their own.

import { button, el } from './element.mjs';
import { formatTime } from './format.mjs';
import { nameOfActor, tellProblem } from './words.mjs';

/** Marks beside the words, for those who look only. */
const MARKS = { waiting: '◷', delivered: '✓', seen: '✓✓', failed: '⚠', unsure: '?', 'taken-back': '↩' };

/**
 * @param {object} ticket
 * @param {{words: object, sendAgain: (entry: string) => void, settle: (entry: string) => void}} props
 */
export function drawTranscript(ticket, props) {
  const said = ticket.transcript.filter(isThere).map((entry) => ({
    at: entry.at,
    draw: () => drawEntry(entry, ticket, props),
  }));
  const noted = ticket.notes.map((note) => ({ at: note.at, draw: () => drawNote(note, props) }));
  // What was said stays in its order; a note comes after what stood there when it was written.
  return [...said, ...noted].sort((left, right) => left.at.localeCompare(right.at)).map(({ draw }) => draw());
}

/** A press without words, or a message of which nothing was left, is nothing to look at. */
function isThere({ text, choice, files, isDeleted }) {
  return text.trim() !== '' || choice !== undefined || files.length > 0 || isDeleted;
}

function drawEntry(entry, ticket, props) {
  const { words } = props;
  const who = entry.by ?? nameOf(entry, ticket, words);
  const isBack = entry.delivery?.state === 'taken-back';
  return el(
    `article.said.from-${entry.from}${isBack ? '.is-back' : ''}`,
    { 'data-entry': entry.id },
    drawHead(who, entry, words),
    el('div.bubble', {}, drawWords(entry, words)),
    entry.earlier.length > 0 && !entry.isDeleted && drawEarlier(entry, words),
    entry.delivery && drawDelivery(entry, props),
  );
}

function nameOf({ from }, { personName }, words) {
  return from === 'bot' ? words.bot : (personName ?? words.unnamed.who);
}

function drawHead(who, { at, earlier, isDeleted }, words) {
  return el(
    'p.said-head',
    {},
    el('b', {}, who),
    ' ',
    el('time', { datetime: at }, formatTime(at, words.tag)),
    earlier?.length > 0 && !isDeleted && ` · ${words.edited}`,
  );
}

function drawWords({ text, choice, files, isDeleted, earlier }, words) {
  if (isDeleted)
    return [el('p.gone', {}, words.deleted), ...earlier.slice(-1).map((was) => el('del', {}, was))];
  const isChoiceAlone = choice !== undefined && (text === '' || text === choice);
  return [
    choice !== undefined &&
      el('p.choice', {}, el('span.choice-mark', {}, `☑ ${words.chose}`), ' ', el('span', {}, choice)),
    !isChoiceAlone && el('p.text', {}, text),
    files.length > 0 &&
      el(
        'ul.files',
        {},
        files.map((file) => el('li', {}, drawFile(file))),
      ),
  ];
}

function drawFile({ name, url }) {
  if (!/^https?:/i.test(url)) return name;
  return el('a', { href: url, target: '_blank', rel: 'noopener noreferrer' }, name);
}

function drawEarlier({ earlier, id }, words) {
  return el(
    'details.earlier',
    { 'data-key': `earlier-${id}` },
    el('summary', {}, words.earlier),
    earlier.map((text) => el('p.text', {}, text)),
  );
}

function drawDelivery({ id, delivery: { state, problem } }, { words, sendAgain, settle }) {
  const isBad = state === 'failed' || state === 'unsure';
  return el(
    `p.delivery.delivery-${state}`,
    {},
    el('span', { 'aria-hidden': 'true' }, `${MARKS[state]} `),
    problem === null ? words.deliveries[state] : `${words.deliveries[state]}: ${tellProblem(problem, words)}`,
    isBad && button(words.sendAgain, () => sendAgain(id), { look: 'small', key: `again-${id}` }),
    state === 'unsure' && button(words.arrived, () => settle(id), { look: 'small', key: `settle-${id}` }),
  );
}

function drawNote(note, { words }) {
  const isEdited = note.earlier.length > 0 && !note.isDeleted;
  return el(
    'article.said.from-note',
    {},
    el(
      'p.said-head',
      {},
      el('b', {}, nameOfActor(note, [], words)),
      ' ',
      el('time', { datetime: note.at }, formatTime(note.at, words.tag)),
      ' · ',
      words.note,
      isEdited && ` · ${words.edited}`,
    ),
    el('div.bubble', {}, drawNoted(note, words)),
    isEdited && drawEarlier({ earlier: note.earlier, id: `note-${note.id}` }, words),
  );
}

function drawNoted({ text, isDeleted, earlier }, words) {
  if (!isDeleted) return el('p.text', {}, text);
  return [el('p.gone', {}, words.noteDeleted), ...earlier.slice(-1).map((was) => el('del', {}, was))];
}
