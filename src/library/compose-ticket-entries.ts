import { clip } from '../answer/clip';
import { quoteText } from '../answer/marked-text';
import type { Block } from '../answer/reply';
import type { FileLink } from '../answer/ticket';
import { paragraph } from './draft';
import type { Words } from './words';

/** Something said, in a conversation or in a ticket. */
export type SaidEntry = {
  readonly at: string;
  readonly from: 'person' | 'bot' | 'staff';
  readonly by?: string | null;
  readonly text: string;
  readonly choice?: string;
  readonly files?: readonly FileLink[];
  readonly earlier?: readonly string[];
  readonly isDeleted?: boolean;
};

/** The bot's replies are known by their beginning; what people wrote is shown as far as a card holds it. */
const LONGEST_OF_BOT = 240;
const LONGEST = 1200;
/** Cards hold no more; the desk page shows all. */
const MOST_ENTRIES = 40;

/** What was said, in words: the choice made on a card, what it said before an edit. */
export function tellEntry(entry: SaidEntry, words: Words): string {
  const isOfBot = entry.from === 'bot';
  const written = isOfBot ? clip(entry.text.replace(/\s+/g, ' '), LONGEST_OF_BOT) : clip(entry.text, LONGEST);
  return tellChanged(withChoice(quoteText(written), entry, words), entry, words);
}

/** What something says now, with what it said before its last change. */
export function tellChanged(
  text: string,
  { earlier, isDeleted }: Pick<SaidEntry, 'earlier' | 'isDeleted'>,
  words: Words,
): string {
  const before = quoteText(earlier?.at(-1) ?? '');
  if (isDeleted === true) return words.say('staff.deleted', { before });
  return before === '' ? text : words.say('staff.edited', { text, before });
}

function withChoice(text: string, { choice, files = [] }: SaidEntry, words: Words): string {
  const named = files.map(({ name }) => `[${quoteText(name)}]`).join(' ');
  const all = [text, named].filter((each) => each !== '').join(' ');
  return choice === undefined
    ? all
    : words.say('staff.chosen', { text: all, choice: quoteText(choice) }).trim();
}

/** Who said it: by name, else by what they are. */
export function tellWho({ from, by }: SaidEntry, words: Words): string {
  return by === null || by === undefined ? words.say(`staff.who.${from}`) : quoteText(by);
}

/** A conversation, folded: the latest entries, and how many went before. */
export function tellTranscript(
  entries: readonly SaidEntry[],
  words: Words,
  { titleKey, tell }: { readonly titleKey: string; readonly tell: (entry: SaidEntry) => string },
): readonly Block[] {
  if (entries.length === 0) return [];
  const left = entries.length - MOST_ENTRIES;
  const more = words.say(`${titleKey}.earlier`, { count: left });
  const items = entries.slice(-MOST_ENTRIES).map(tell);
  const title = words.say(`${titleKey}.transcript`, { count: entries.length });
  const earlier = left > 0 ? [paragraph(more, 'subtle')] : [];
  return [{ type: 'details', title, blocks: [...earlier, { type: 'list', ordered: false, items }] }];
}

/** Files by link; what is no web address is named only. */
export function tellFiles(files: readonly FileLink[], words: Words): readonly Block[] {
  if (files.length === 0) return [];
  const items = files.map(({ name, url }) => {
    const item = { text: quoteText(name), clause: '' };
    return /^https?:\/\//i.test(url) ? { ...item, link: { label: name, url } } : item;
  });
  return [{ type: 'sources', title: words.say('staff.files'), items }];
}
