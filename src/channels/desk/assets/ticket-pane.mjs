// Keeps the ticket that is open: what was loaded of it, and what is being written.

import { createActs } from './acts.mjs';
import { toCase } from './case.mjs';
import { createComposer } from './composer.mjs';
import { byId, findKey } from './element.mjs';
import { DONE } from './queue.mjs';
import { session, words } from './session.mjs';
import { tell } from './tell.mjs';
import { drawNothing, drawTicket, layTicket } from './ticket.mjs';
import { createUndo, UNDO_SECONDS } from './undo.mjs';

const PATHS = { details: 'details?only=case&', request: 'support-request?', audit: 'audit?' };

/**
 * @param {{api: object, listIds: () => readonly string[], onChange: () => void, onClose: (id: string) => void,
 *   open: (id: string) => void, close: () => void, fail: (error: Error) => void}} props
 */
export function createTicketPane({ api, listIds, onChange, open, close, fail }) {
  let current;
  let wanted;
  const drafts = new Map();
  const idOf = () => current?.ticket.id;
  const undo = createUndo(takeBack);
  const acts = createActs({ api, act, fail, idOf, listIds });

  /** Opens it, and lets others know that somebody looks at it. */
  async function load(id) {
    wanted = id;
    const ticket = await api.get(`tickets/${id}`);
    if (wanted !== id) return;
    lay(ticket);
    await Promise.all([loadPart('details'), api.act(id, 'see').then(take)]);
  }

  function lay(ticket) {
    undo.hide();
    current = { ticket, composer: makeComposer(ticket) };
    layTicket(current.composer.element);
    show(true);
  }

  function clear() {
    undo.hide();
    current = undefined;
    wanted = undefined;
    drawNothing(words());
  }

  /** In another language all of it is drawn, and told, anew. */
  async function dress() {
    if (current === undefined) return clear();
    lay(current.ticket);
    return loadPart('details');
  }

  function makeComposer(ticket) {
    const { id } = ticket;
    if (!drafts.has(id)) drafts.set(id, { mode: 'reply', text: '' });
    const preview = (text) => api.post(`tickets/${id}/preview`, { text });
    const { takeOver, reopen } = acts;
    return createComposer({ ticket, words: words(), draft: drafts.get(id), preview, send, takeOver, reopen });
  }

  /** The ticket as it is after what we did, or as it was fetched anew. */
  function take(ticket) {
    if (ticket.id !== idOf()) return;
    const isCaseSame = toCase(current.ticket) === toCase(ticket);
    const isLogOpen = findKey(byId('case'), 'audit')?.open === true;
    Object.assign(current, { ticket, audit: isLogOpen ? current.audit : undefined });
    show(false);
    if (!isCaseSame) for (const part of ['details', 'request']) if (part in current) loadMore(part);
    if (isLogOpen) loadMore('audit');
  }

  function show(isNew) {
    const { ticket, composer, details, request, audit } = current;
    const { name } = session;
    const repair = (act_) => (entry) => act(act_, { entry });
    drawTicket(ticket, {
      words: words(),
      ...{ name, isNew, details, request, audit, acts, open, close, loadMore, copy },
      sendAgain: repair('send-again'),
      settle: repair('settle'),
    });
    const heldBy = ticket.assignee === name ? null : ticket.assignee;
    composer.update({ heldBy, isResolved: DONE.includes(ticket.state) });
  }

  async function freshen() {
    const id = idOf();
    if (id !== undefined) take(await api.get(`tickets/${id}`));
  }

  async function loadPart(what) {
    const id = idOf();
    const loaded = await api.get(`tickets/${id}/${PATHS[what]}locale=${session.locale}`);
    if (id !== idOf()) return;
    current[what] = what === 'audit' ? loaded.audit : loaded;
    show(false);
  }

  function loadMore(what) {
    loadPart(what).catch(fail);
  }

  async function copy(text) {
    await navigator.clipboard.writeText(text).then(() => tell(words().copied), fail);
  }

  /** @returns the ticket after it; undefined where it was refused, and that was told */
  async function act(name, fields) {
    try {
      const ticket = await api.act(idOf(), name, fields);
      take(ticket);
      onChange();
      return ticket;
    } catch (error) {
      fail(error);
      freshen().catch(() => undefined);
      return undefined;
    }
  }

  async function send(mode, text) {
    const isReply = mode === 'reply';
    const ticket = await act(mode, isReply ? { text, undo: UNDO_SECONDS } : { text });
    if (ticket === undefined) return false;
    findKey(byId('ticket'), 'composer')?.scrollIntoView({ block: 'nearest' });
    if (isReply) undo.show(ticket, text);
    else tell(words().noted);
    return true;
  }

  async function takeBack(entry, text) {
    const ticket = await act('take-back', { entry });
    if (ticket === undefined) return;
    tell(words().takenBack);
    if (drafts.get(ticket.id)?.text === '') current.composer.write(text);
    current.composer.focus('reply');
  }

  return {
    acts,
    idOf,
    load,
    clear,
    dress,
    freshen: () => freshen(),
    takeBack: undo.run,
    write: (mode) => current.composer.focus(mode),
  };
}
