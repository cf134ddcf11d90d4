// Who works here: the token stays with the tab, name and language with the browser.

import { Refused } from './api.mjs';
import { ask } from './dialogs.mjs';
import { nearestLocale, WORDS } from './words.mjs';

const [TOKEN, NAME, LOCALE] = ['token', 'name', 'locale'].map((what) => `port25-desk-${what}`);
const TRY_AGAIN_MS = 10_000;

export const session = {
  token: sessionStorage.getItem(TOKEN) ?? '',
  name: localStorage.getItem(NAME) ?? '',
  locale: readLocale(),
};

export const words = () => WORDS[session.locale];

function readLocale() {
  const kept = localStorage.getItem(LOCALE);
  return kept in WORDS ? kept : nearestLocale(navigator.languages);
}

export function keepLocale(locale) {
  session.locale = locale;
  localStorage.setItem(LOCALE, locale);
}

export function forgetWho() {
  Object.assign(session, { token: '', name: '' });
  sessionStorage.removeItem(TOKEN);
  localStorage.removeItem(NAME);
}

/**
 * Asks for what is missing until the desk lets us in.
 * @param {{api: object, onEntered: () => void, fail: (error: Error) => void}} props
 * @returns {() => Promise<void>}
 */
export function createEntrance({ api, onEntered, fail }) {
  let isEntering = false;

  async function enter() {
    if (isEntering) return;
    isEntering = true;
    try {
      while (!(await isIn()));
      onEntered();
    } catch (error) {
      fail(error);
      setTimeout(enter, TRY_AGAIN_MS);
    } finally {
      isEntering = false;
    }
  }

  async function isIn() {
    const access = await readAccess();
    if (access?.name) session.name = access.name;
    if (access !== undefined && session.name !== '') return true;
    const isWrong = access === undefined && session.token !== '';
    await askWho(access === undefined, isWrong ? words().wrongToken : undefined);
    return false;
  }

  /** @returns undefined where the desk wants a token, or another one */
  async function readAccess() {
    try {
      return await api.get('session');
    } catch (error) {
      if (error instanceof Refused && error.status === 401) return undefined;
      throw error;
    }
  }

  return enter;
}

async function askWho(needsToken, hint) {
  const token = { name: 'token', label: words().token, type: 'password' };
  const name = { name: 'name', label: words().yourName, value: session.name };
  const answer = await ask({
    title: words().signIn,
    hint,
    submit: words().enter,
    fields: needsToken ? [token, name] : [name],
  });
  Object.assign(session, answer);
  sessionStorage.setItem(TOKEN, session.token);
  localStorage.setItem(NAME, session.name);
}
