// Draws the blocks of a reply. All words go in as text; links lead to the web only.

import { el } from './element.mjs';

const TOKEN = /\\([\\*_[\]<>`])|\*\*((?:\\.|[^\\])+?)\*\*|`([^`]*)`/gs;

/** @param {readonly object[]} blocks @returns {HTMLElement[]} */
export function drawBlocks(blocks) {
  return blocks.map(drawBlock);
}

function drawBlock(block) {
  switch (block.type) {
    case 'heading':
      return el(`p.block-heading.tone-${block.tone}`, {}, drawRuns(block.text));
    case 'paragraph':
      return el(`p.block-text.tone-${block.tone}`, {}, drawRuns(block.text));
    case 'facts':
      return el('dl.block-facts', {}, block.rows.map(drawRow));
    case 'list':
      return drawList(block);
    case 'sources':
      return drawSources(block);
    case 'code':
      return el('pre.block-code', { tabindex: '0' }, block.text);
    case 'details':
      return el(
        'details.block-details',
        { 'data-key': `block-${block.title}` },
        el('summary', {}, drawRuns(block.title)),
        drawBlocks(block.blocks),
      );
    default:
      return el('p', {}, block.text ?? '');
  }
}

function drawRow({ label, value, note }) {
  return el(
    'div',
    {},
    el('dt', {}, drawRuns(label)),
    el('dd', {}, drawRuns(value), note && el('small', {}, drawRuns(note))),
  );
}

function drawList({ title, ordered, items }) {
  const list = el(
    ordered ? 'ol' : 'ul',
    {},
    items.map((item) => el('li', {}, drawRuns(item))),
  );
  return el('div.block-list', {}, title && el('p.block-title', {}, drawRuns(title)), list);
}

function drawSources({ title, items }) {
  const list = el(
    'ul',
    {},
    items.map(({ text, link, clause }) =>
      el('li', {}, drawRuns(text), ' ', drawLink(link), el('code', {}, clause)),
    ),
  );
  return el('div.block-list.block-sources', {}, el('p.block-title', {}, drawRuns(title)), list);
}

function drawLink(link) {
  if (link === undefined) return null;
  if (!/^https?:/i.test(link.url)) return el('span', {}, link.label);
  return el('a', { href: link.url, target: '_blank', rel: 'noopener noreferrer' }, link.label);
}

/** `**bold**`, `` `code` ``, and signs taken as they are after a backslash. */
function drawRuns(words) {
  const runs = [];
  let at = 0;
  for (const match of words.matchAll(TOKEN)) {
    runs.push(words.slice(at, match.index), drawRun(match));
    at = match.index + match[0].length;
  }
  return [...runs, words.slice(at)];
}

function drawRun([, sign, bold, code]) {
  if (sign !== undefined) return sign;
  return bold === undefined ? el('code', {}, code) : el('strong', {}, drawRuns(bold));
}
