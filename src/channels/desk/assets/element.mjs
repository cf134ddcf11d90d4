// Builds elements. What is put in is text, never HTML: people's words stay words.

/**
 * @param {string} what a tag with classes: `button.quiet.primary`
 * @param {object} props attributes; `on…` are listeners; false, null and undefined are left out
 * @param {...(Node|string|null|undefined|false|readonly (Node|string)[])} children
 * @returns {HTMLElement}
 */
export function el(what, props = {}, ...children) {
  const [tag, ...classes] = what.split('.');
  const element = document.createElement(tag);
  if (classes.length > 0) element.className = classes.join(' ');
  for (const [name, value] of Object.entries(props)) set(element, name, value);
  element.append(
    ...children.flat().filter((child) => child !== null && child !== undefined && child !== false),
  );
  return element;
}

function set(element, name, value) {
  if (value === null || value === undefined || value === false) return;
  if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
  else if (name === 'value') element.value = value;
  else element.setAttribute(name, value === true ? '' : value);
}

/** @returns {HTMLButtonElement} a button that does one thing; `key` finds it again when it is drawn anew */
export function button(label, onclick, { look = 'quiet', key, ...props } = {}) {
  return el(`button.${look}`, { type: 'button', onclick, 'data-key': key, ...props }, label);
}

/** Draws anew, and leaves the keyboard where it was and open what was open. */
export function redraw(parent, ...children) {
  const active = document.activeElement;
  const key = parent.contains(active) ? active?.dataset.key : undefined;
  const open = new Map(
    [...parent.querySelectorAll('details[data-key]')].map((each) => [each.dataset.key, each.open]),
  );
  parent.replaceChildren(...children.flat().filter(Boolean));
  for (const details of parent.querySelectorAll('details[data-key]'))
    details.open = open.get(details.dataset.key) ?? details.open;
  if (key !== undefined) findKey(parent, key)?.focus({ preventScroll: true });
}

const drawn = new WeakMap();

/** Draws anew only what another `key` stands for now, so that words marked for copying stay marked. */
export function redrawFor(key, parent, draw) {
  if (drawn.get(parent) === key) return;
  drawn.set(parent, key);
  redraw(parent, draw());
}

export function findKey(parent, key) {
  return parent.querySelector(`[data-key="${CSS.escape(key)}"]`);
}

export const byId = (id) => document.getElementById(id);
