// Questions that are asked over the page. The browser keeps the keyboard inside, and gives it back.

import { button, el } from './element.mjs';
import { areKeysOn, KEYS, setKeys } from './keys.mjs';
import { fill, tellProblem } from './words.mjs';

/**
 * Shows content over the page until it is closed.
 * @param {string} title
 * @param {(close: (value?: unknown) => void) => readonly Node[]} draw
 * @returns {Promise<unknown>} what it was closed with; undefined where it was left
 */
function show(title, draw) {
  return new Promise((resolve) => {
    let result;
    const close = (value) => {
      result = value;
      dialog.close();
    };
    const heading = el('h2', { id: 'dialog-title' }, title);
    const dialog = el('dialog', { 'aria-labelledby': 'dialog-title' }, heading, draw(close));
    dialog.addEventListener('close', () => {
      dialog.remove();
      resolve(result);
    });
    document.body.append(dialog);
    dialog.showModal();
  });
}

/**
 * Asks for a few things at once.
 * @param {{title: string, hint?: string, submit: string, cancel?: string,
 *   fields: readonly {name: string, label: string, value?: string, type?: string, options?: readonly string[],
 *   isLong?: boolean, isOptional?: boolean}[]}} question
 * @returns {Promise<Record<string, string>|undefined>}
 */
export function ask({ title, hint, submit, cancel, fields }) {
  return show(title, (close) => {
    const form = el(
      'form',
      {},
      hint && el('p.hint', {}, hint),
      fields.map(drawField),
      el(
        'div.dialog-foot',
        {},
        cancel && button(cancel, () => close()),
        el('button.primary', { type: 'submit' }, submit),
      ),
    );
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      close(Object.fromEntries(fields.map(({ name }) => [name, form.elements[name].value.trim()])));
    });
    return [form];
  });
}

function drawField({ name, label, value = '', type = 'text', options, isLong, isOptional }) {
  const shared = { name, id: `field-${name}`, required: !isOptional, autocomplete: 'off' };
  const field = isLong
    ? el('textarea', { ...shared, rows: '4', maxlength: '10000' })
    : el('input', { ...shared, type, maxlength: '200', list: options && `options-${name}` });
  field.value = value;
  return el(
    'div.field',
    {},
    el('label', { for: `field-${name}` }, label),
    field,
    options &&
      el(
        'datalist',
        { id: `options-${name}` },
        options.map((option) => el('option', { value: option })),
      ),
  );
}

export function showHelp(words) {
  return show(words.keys, (close) => [
    el(
      'dl.key-list',
      {},
      KEYS.map((key) => el('div', {}, el('dt', {}, el('kbd', {}, key)), el('dd', {}, words.shortcuts[key]))),
    ),
    el('p.hint.for-keys', {}, words.sendHint),
    el(
      'label.switch',
      {},
      el('input', {
        type: 'checkbox',
        checked: areKeysOn(),
        onchange: (event) => setKeys(event.target.checked),
      }),
      ' ',
      words.singleKeys,
    ),
    el(
      'div.dialog-foot',
      {},
      button(words.close, () => close(), { look: 'primary' }),
    ),
  ]);
}

/**
 * @param {readonly object[]} problems
 * @param {{words: object, open: (id: string) => void, sendAgain: (problem: object) => Promise<void>,
 *   settle: (problem: object) => Promise<void>}} props
 */
export function showProblems(problems, { words, open, sendAgain, settle }) {
  return show(words.problemsTitle, (close) => {
    const after = (action) => () => action().finally(() => close());
    const rows = problems.map((problem) =>
      el(
        'li.problem',
        {},
        el(
          'p',
          {},
          button(
            problem.ticket,
            () => {
              close();
              open(problem.ticket);
            },
            { look: 'link' },
          ),
          ` ${words.problemTo[problem.to]} · ${words.problemStates[problem.state]}`,
        ),
        el(
          'p.hint',
          {},
          problem.problem && `${tellProblem(problem.problem, words)} · `,
          fill(words.attempts, { count: problem.attempts }),
        ),
        el(
          'p.row-acts',
          {},
          button(
            words.sendAgain,
            after(() => sendAgain(problem)),
          ),
          problem.entry !== null &&
            problem.state === 'unsure' &&
            button(
              words.arrived,
              after(() => settle(problem)),
            ),
        ),
      ),
    );
    const list = rows.length === 0 ? el('p', {}, words.problemsNone) : el('ul.problem-list', {}, rows);
    return [
      list,
      el(
        'div.dialog-foot',
        {},
        button(words.close, () => close(), { look: 'primary' }),
      ),
    ];
  });
}
