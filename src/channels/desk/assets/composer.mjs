// Where a reply or a note is written; a reply is shown first as the person will read it.

import { drawBlocks } from './blocks.mjs';
import { button, el, redraw } from './element.mjs';
import { fill, LANGUAGES, tellPlace } from './words.mjs';

const PREVIEW_AFTER_MS = 250;

/**
 * One box for one ticket. It is drawn once and stays, so that nothing that is being written is lost.
 * @param {{ticket: object, draft: {mode: 'reply'|'note', text: string}, words: object,
 *   preview: (text: string) => Promise<object>, send: (mode: string, text: string) => Promise<boolean>,
 *   takeOver: () => void, reopen: () => void}} props
 */
export function createComposer({ ticket, draft, words, preview, send, takeOver, reopen }) {
  const told = ticket.personName === null ? words.unnamed : words;
  const name = ticket.personName;
  let isAllowed = true;
  let timer;
  let asked = 0;

  const field = el('textarea', { id: 'words', rows: '3', maxlength: '10000', 'aria-keyshortcuts': 'r n' });
  const label = el('label.visually-hidden', { for: 'words' });
  const shown = el('div.preview', { 'aria-live': 'off' });
  const notice = el('p.notice');
  const submit = el('button.primary', { type: 'submit' });
  const modes = {
    reply: button(fill(told.replyTo, { name }), () => choose('reply', true), { look: 'tab' }),
    note: button(words.note, () => choose('note', true), { look: 'tab' }),
  };
  const form = el(
    'form.composer',
    { 'aria-label': words.writing, 'data-key': 'composer' },
    el('div.tabs', {}, Object.values(modes)),
    notice,
    label,
    field,
    shown,
    el('div.composer-foot', {}, el('span.hint.for-keys', {}, words.sendHint), submit),
  );
  field.value = draft.text;

  function choose(mode, isAsked = false) {
    draft.mode = mode;
    const isReply = mode === 'reply';
    for (const [name, tab] of Object.entries(modes)) tab.setAttribute('aria-pressed', String(name === mode));
    form.classList.toggle('is-note', !isReply);
    label.textContent = isReply ? fill(told.writeReply, { name }) : words.writeNote;
    field.placeholder = label.textContent;
    submit.textContent = isReply ? words.send : words.sendNote;
    notice.hidden = !isReply || isAllowed;
    submit.disabled = isReply && !isAllowed;
    showPreview();
    if (isAsked) field.focus();
  }

  function showPreview() {
    clearTimeout(timer);
    asked += 1;
    const number = asked;
    const text = draft.text.trim();
    shown.hidden = draft.mode !== 'reply' || !isAllowed || text === '';
    if (shown.hidden) return;
    timer = setTimeout(async () => {
      const reply = await preview(text).catch(() => undefined);
      if (reply !== undefined && number === asked) drawPreview(reply);
    }, PREVIEW_AFTER_MS);
  }

  function drawPreview(reply) {
    const where = {
      name,
      language: LANGUAGES[reply.locale] ?? reply.locale,
      channel: tellPlace(findHearer(ticket), words),
    };
    redraw(
      shown,
      el('p.preview-title', {}, fill(told.previewFor, where)),
      el('div.preview-card', { lang: reply.locale }, drawBlocks(reply.blocks)),
    );
  }

  async function submitWords() {
    const { mode, text } = draft;
    if (text.trim() === '' || submit.disabled) return;
    submit.disabled = true;
    const isSent = await send(mode, text);
    submit.disabled = mode === 'reply' && !isAllowed;
    if (isSent && draft.text === text) write('');
  }

  function write(text) {
    draft.text = text;
    field.value = text;
    showPreview();
  }

  field.addEventListener('input', () => {
    draft.text = field.value;
    showPreview();
  });
  field.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.isComposing) return;
    event.preventDefault();
    form.requestSubmit();
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    submitWords();
  });
  choose(draft.mode);

  return {
    element: form,
    focus: (mode) => choose(mode, true),
    write,
    /** Another has it, or it is resolved: a reply cannot go out now, and here is what helps. */
    update({ heldBy, isResolved }) {
      const wasAllowed = isAllowed;
      isAllowed = heldBy === null && !isResolved;
      redraw(
        notice,
        isResolved ? words.resolvedHint : fill(words.heldHint, { name: heldBy ?? '' }),
        ' ',
        isResolved
          ? button(words.reopen, reopen, { look: 'small', key: 'reopen' })
          : button(words.takeOver, takeOver, { look: 'small', key: 'take' }),
      );
      if (wasAllowed !== isAllowed) choose(draft.mode);
      else notice.hidden = draft.mode !== 'reply' || isAllowed;
    },
  };
}

/** Whoever opened the ticket; where they asked in private as well, they are answered there. */
function findHearer({ participants, channel }) {
  const [first] = participants;
  const isSame = ({ person }) => person !== undefined && person === first?.person;
  return participants.find((each) => isSame(each) && each.privacy !== undefined) ?? first ?? { channel };
}
