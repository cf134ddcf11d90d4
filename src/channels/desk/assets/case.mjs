// What is known of a case, the request for Microsoft, and the log.

import { drawBlocks } from './blocks.mjs';
import { button, el } from './element.mjs';
import { formatTime } from './format.mjs';
import { fill } from './words.mjs';

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
    drawFold('audit', words.log, audit && drawAudit(audit, words), props),
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

function drawAudit(audit, words) {
  return el(
    'ol.audit',
    {},
    audit.map(({ at, by, what, detail }) =>
      el(
        'li',
        {},
        el('time', { datetime: at }, formatTime(at, words.tag)),
        ' ',
        el('b', {}, by),
        ` ${words.what[what] ?? what}`,
        drawDetail(detail),
      ),
    ),
  );
}

function drawDetail(detail) {
  const known = Object.entries(detail ?? {}).filter(([, value]) => value !== null && value !== '');
  if (known.length === 0) return null;
  return el('small', {}, ` ${known.map(([name, value]) => `${name}: ${value}`).join(' · ')}`);
}

/** What the words about the case are made of. */
export function toCase({ learned, verdict, note, evidence }) {
  return JSON.stringify([learned, verdict, note, evidence]);
}
