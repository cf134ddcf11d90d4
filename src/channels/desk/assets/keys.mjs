// Keys that act by themselves, while nobody types and no dialog is open.

/** Shown in this order, with the words of `shortcuts`. */
export const KEYS = ['j', 'k', 'Enter', 'c', 'r', 'n', 'e', 'u', '/', '?', 'Esc'];

const STORED = 'port25-desk-keys';

export function areKeysOn() {
  return localStorage.getItem(STORED) !== 'off';
}

/** Whoever speaks to the computer, or strikes keys by accident, can turn single keys off. */
export function setKeys(isOn) {
  localStorage.setItem(STORED, isOn ? 'on' : 'off');
}

/** @param {Readonly<Record<string, () => void>>} actions by key; `Escape` works in fields too */
export function listenToKeys(actions) {
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (document.querySelector('dialog[open]') !== null) return;
    const isTyping = event.target.closest('input, textarea, select, [contenteditable]') !== null;
    if (event.key !== 'Escape' && (isTyping || !areKeysOn())) return;
    const action = actions[event.key];
    if (action === undefined) return;
    event.preventDefault();
    action();
  });
}
