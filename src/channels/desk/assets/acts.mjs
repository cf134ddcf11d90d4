// What the buttons of a ticket do; some ask for more first.

import { ask } from './dialogs.mjs';
import { session, words } from './session.mjs';
import { fill } from './words.mjs';

/**
 * @param {{api: object, act: (name: string, fields?: object) => Promise<object|undefined>, fail: (error: Error) => void,
 *   idOf: () => string, listIds: () => readonly string[]}} props
 */
export function createActs({ api, act, fail, idOf, listIds }) {
  async function askAndAct(name, { title, ...question }) {
    const ticket = idOf();
    const fields = await ask({ title: fill(title, { ticket }), cancel: words().cancel, ...question });
    if (fields === undefined || ticket !== idOf()) return;
    await act(name, Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== '')));
  }

  async function assign() {
    const { people } = await api.get('people');
    await askAndAct('assign', {
      title: words().assignTitle,
      submit: words().assignDo,
      fields: [{ name: 'to', label: words().assignTo, options: people }],
    });
  }

  function resolve() {
    return askAndAct('resolve', {
      title: words().resolveTitle,
      submit: words().resolveDo,
      fields: [{ name: 'text', label: words().resolveText, isLong: true, isOptional: true }],
    });
  }

  function merge() {
    const ticket = idOf();
    return askAndAct('merge', {
      title: words().mergeTitle,
      hint: fill(words().mergeHint, { ticket }),
      submit: words().mergeDo,
      fields: [{ name: 'to', label: words().mergeTo, options: listIds().filter((id) => id !== ticket) }],
    });
  }

  return {
    claim: () => act('claim'),
    takeOver: () => act('assign', { to: session.name }),
    release: () => act('release'),
    reopen: () => act('reopen'),
    prioritize: (to) => act('prioritize', { to }),
    assign: () => assign().catch(fail),
    resolve,
    merge,
  };
}
