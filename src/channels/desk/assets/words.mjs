// The words of the page itself. What the desk says comes from the desk.

import { EN } from './words-en.mjs';
import { JA } from './words-ja.mjs';
import { RU } from './words-ru.mjs';
import { ZH } from './words-zh.mjs';

/** @type {Readonly<Record<string, typeof EN>>} */
export const WORDS = { en: EN, ja: JA, 'zh-TW': ZH, ru: RU };

/** Languages by their own names. */
export const LANGUAGES = { en: 'English', ja: '日本語', 'zh-TW': '繁體中文', ru: 'Русский' };

export const CHANNELS = { teams: 'Teams', slack: 'Slack', web: 'Web', terminal: 'Terminal' };

/** The nearest of our languages to what the browser is set to. */
export function nearestLocale(tags) {
  const known = (tag) => (tag.toLowerCase().startsWith('zh') ? 'zh-TW' : tag.slice(0, 2).toLowerCase());
  return tags.map(known).find((tag) => tag in WORDS) ?? 'en';
}

/** Puts values where `{name}` stands. */
export function fill(template, values) {
  return template.replace(/\{(\w+)\}/g, (whole, name) => String(values[name] ?? whole));
}
