// Short messages: on the page for a while, or to those who listen only.

import { byId } from './element.mjs';

const TOAST_MS = 7_000;
let timer;

export function tell(message, isError = false) {
  clearTimeout(timer);
  const toast = byId('toast');
  toast.textContent = message;
  toast.classList.toggle('is-error', isError);
  toast.hidden = false;
  timer = setTimeout(() => {
    toast.hidden = true;
  }, TOAST_MS);
}

export function announce(message) {
  byId('announce').textContent = message;
}
