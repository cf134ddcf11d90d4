// What is known of a case, the request for Microsoft, and the log.

import { drawBlocks } from './blocks.mjs';
import { button, el } from './element.mjs';
import { formatTime } from './format.mjs';
import { fill, nameOfActor, tellProblem } from './words.mjs';

/** From this width on, in pixels, the case stands beside the conversation (ticket.css). */
const WIDE = 1180;

/**
 * @param {object} ticket
 * @param {{words: object, details: object|undefined, request: object|undefined, audit: readonly object[]|undefined,
 *   loadMore: (what: string) => void, copy: (text: string) => void}} props
 */
export function drawCase(ticket, props) {
  const { words, details, request, audit } = props;
  return [
    el(
      'details.fold',
      { 'data-key': 'case', open: innerWidth > WIDE },
      el('summary', {}, words.case),
      details === undefined ? el('p.subtle', {}, words.loading) : drawBlocks(withoutHead(details.blocks)),
      ticket.satisfaction && drawSatisfaction(ticket.satisfaction, words),
    ),
    drawFold('request', words.request, request && drawRequest(request, props), props),
    drawFold('audit', words.log, audit && drawLog(audit, ticket, words), props),
  ];
}

/** The ticket's own line and rows come first; the head of the pane shows them already. */
function withoutHead(blocks) {
  const second = blocks.findIndex(({ type }, index) => type === 'heading' && index > 0);
  return second < 0 ? blocks : blocks.slice(second);
}

function drawSatisfaction({ score, comment }, words) {
  return el('p.block-text.tone-good', {}, fill(words.satisfaction, { score }), comment && ` · ${comment}`);
}

/** Loaded when it is opened: most never are. */
function drawFold(key, title, content, { words, loadMore }) {
  const fold = el(
    'details.fold',
    { 'data-key': key },
    el('summary', {}, title),
    content ?? el('p.subtle', {}, words.loading),
  );
  fold.addEventListener('toggle', () => fold.open && content === undefined && loadMore(key));
  return fold;
}

function drawRequest({ blocks }, { words, copy }) {
  const paste = blocks.filter(({ type }) => type === 'code').map(({ text }) => text);
  return [
    ...drawBlocks(blocks),
    paste.length > 0 && button(words.copy, () => copy(paste[0]), { key: 'copy' }),
  ].filter(Boolean);
}

function drawLog(lines, { participants }, words) {
  return el(
    'ol.audit',
    {},
    lines.map((line) =>
      el(
        'li',
        {},
        el('time', { datetime: line.at }, formatTime(line.at, words.tag)),
        ' ',
        el('b', {}, nameOfActor(line, participants, words)),
        ` ${words.what[line.what] ?? line.what}`,
        drawDetail(line, words),
      ),
    ),
  );
}

function drawDetail(line, words) {
  const detail = DETAILS[line.what]?.(line.detail ?? {}, words);
  return detail ? el('small', {}, ` ${detail}`) : null;
}

const toBefore = (what, words) => what && fill(words.was, { what });
const toChange = (from, to) => [from, to].filter(Boolean).join(' → ');

/** What is worth reading of a line; numbers of entries and the like are for programs. */
const DETAILS = {
  opened: ({ priority, reason }, words) =>
    [words.priorities[priority], words.reasons[reason]].filter(Boolean).join(' · '),
  claimed: ({ from }, words) => toBefore(words.states[from], words),
  resolved: ({ from }, words) => toBefore(words.states[from], words),
  closed: ({ from }, words) => toBefore(words.states[from], words),
  released: ({ from }, words) => toBefore(from, words),
  assigned: ({ from, to }) => toChange(from, to),
  prioritized: ({ from, to }, words) => toChange(words.priorities[from], words.priorities[to]),
  merged: ({ into }) => into,
  absorbed: ({ from }) => from,
  rated: ({ score }, words) => fill(words.satisfaction, { score }),
  failed: ({ problem }, words) => problem && tellProblem(problem, words),
  unsure: ({ problem }, words) => problem && tellProblem(problem, words),
};

/** What the words about the case are made of. */
export function toCase({ learned, verdict, note, evidence }) {
  return JSON.stringify([learned, verdict, note, evidence]);
}
