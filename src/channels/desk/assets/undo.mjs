// A reply waits some seconds before it goes out; until then it may be taken back.

import { button, byId, el, redraw } from './element.mjs';
import { formatSeconds } from './format.mjs';
import { session, words } from './session.mjs';
import { announce } from './tell.mjs';
import { fill } from './words.mjs';

/** How long a reply waits for second thoughts. */
export const UNDO_SECONDS = 6;

/** @param {(entry: string, text: string) => void} onTakeBack */
export function createUndo(onTakeBack) {
  let pending;

  function show(ticket, text) {
    hide();
    const own = ({ from, by }) => from === 'staff' && by === session.name;
    const entry = ticket.transcript.filter(own).at(-1);
    if (entry?.delivery?.state !== 'waiting') return;
    pending = { entry: entry.id, text, left: UNDO_SECONDS, timer: setInterval(tick, 1_000) };
    announce(draw());
  }

  function tick() {
    pending.left -= 1;
    if (pending.left > 0) draw();
    else hide();
  }

  function draw() {
    const told = fill(words().goesOut, { when: formatSeconds(pending.left, words().tag) });
    const bar = byId('undo');
    bar.hidden = false;
    redraw(
      bar,
      el('span', {}, told),
      button(words().takeBack, run, { look: 'primary', key: 'undo', 'aria-keyshortcuts': 'u' }),
    );
    return told;
  }

  function hide() {
    clearInterval(pending?.timer);
    pending = undefined;
    const bar = byId('undo');
    if (bar !== null) bar.hidden = true;
  }

  function run() {
    if (pending === undefined) return;
    const { entry, text } = pending;
    hide();
    onTakeBack(entry, text);
  }

  return { show, hide, run };
}
