import { isLocale, LOCALES, type Locale } from '../../answer/locale';

/** What somebody wants with `/port25 …`. */
export type Command =
  | { readonly do: 'form' | 'help' | 'relay' | 'support' | 'status' }
  | { readonly do: 'check' | 'ask' | 'say'; readonly text: string }
  /** `locale` is undefined where the language is none of ours; `text` is empty where none was named. */
  | { readonly do: 'language'; readonly text: string; readonly locale: Locale | undefined };

const ALONE = ['help', 'relay', 'support', 'status'] as const;
const WITH_WORDS = ['check', 'ask'] as const;
/** About the person's ticket: said to the bot in words it knows in every language, too few to change the language. */
const ABOUT_TICKET: Readonly<Record<string, string>> = {
  ticket: 'my ticket',
  close: 'close my ticket',
  reopen: 'reopen my ticket',
};

/** Names people write for our languages, in lower case and without spaces. */
const NAMES: Readonly<Record<Locale, readonly string[]>> = {
  en: ['english', 'английский', '英語', '英文'],
  ja: ['japanese', '日本語', 'にほんご', '日文', 'японский'],
  'zh-TW': [
    'chinese',
    'traditionalchinese',
    '中文',
    '繁體中文',
    '繁体中文',
    '正體中文',
    '中国語',
    'китайский',
  ],
  ru: ['russian', 'русский', '俄文', '俄語', 'ロシア語'],
};

/** Reads what stands behind the command. Whatever begins with no word of ours is said to the bot as it is. */
export function parseCommand(text: string): Command {
  const trimmed = text.trim();
  if (trimmed === '') return { do: 'form' };
  const [, first = '', rest = ''] = /^(\S+)\s*(.*)$/s.exec(trimmed) ?? [];
  const word = first.normalize('NFKC').toLowerCase();
  if (word === 'language') return { do: 'language', text: rest, locale: parseLanguage(rest) };
  const alone = ALONE.find((each) => each === word);
  // "relay for WordPress" and "help, my mail bounces" are no commands but things said.
  if (alone !== undefined && rest === '') return { do: alone };
  const said = Object.hasOwn(ABOUT_TICKET, word) ? ABOUT_TICKET[word] : undefined;
  if (said !== undefined && rest === '') return { do: 'say', text: said };
  const verb = WITH_WORDS.find((each) => each === word);
  if (verb === undefined) return { do: 'say', text: trimmed };
  if (rest !== '') return { do: verb, text: rest };
  return { do: verb === 'check' ? 'form' : 'help' };
}

/** One of our languages by its tag or by a name people give it. */
export function parseLanguage(text: string): Locale | undefined {
  const name = text.normalize('NFKC').toLowerCase().replace(/\s/g, '');
  const named = LOCALES.find((locale) => NAMES[locale].includes(name));
  return named ?? LOCALES.find((locale) => isTag(name, locale));
}

/** `ja`, `ja-jp`, `zh`, `zh-tw`, `zh_hant`: a tag and nothing that merely begins like one. */
function isTag(name: string, locale: Locale): boolean {
  const [language = ''] = locale.split('-');
  return isLocale(locale) && new RegExp(`^${language}(?:[-_][a-z]{2,4})*$`).test(name);
}
