import { lineAt, type Prose } from './prose';

/** A sentence, and where in its text it begins. */
export type Sentence = { readonly text: string; readonly index: number };

/** A label: in bold or quotes as a whole, else words up to the next mark. */
const LABEL = String.raw`(?:\*\*[^*\n]+\*\*|「[^」\n]+」|«[^»\n]+»|“[^”\n]+”|"[^"\n]+"|[^.。!?:：，,；;>→*「」«»“”"\n]{1,60})`;
/** Labels to click on one after the other, each perhaps with its translation in brackets. */
const LABEL_PATH = new RegExp(
  String.raw`${LABEL}(?: ?\([^)\n]*\))?(?: *(?:>|→) *${LABEL}(?: ?\([^)\n]*\))?)+`,
  'g',
);
/** What is neither read word by word nor said in other words: code, addresses, host names. */
const OPAQUE = [
  /`[^`]*`/g,
  /<?https?:\/\/[^\s)>]+>?/g,
  /(?<![\w.])[a-z][\w-]+(?:\.[a-z][\w-]+)+(?![\w.]*\w)/g,
];
/** Stands for something opaque: a capital, so that a sentence may begin with it. */
const WORD = 'X';

/** Marked-up text as it is read: links as their words; code, addresses and paths of labels as one word. */
export function toReadable(text: string): string {
  const linked = text.replace(/!?\[([^\]\n]*)\]\([^)\n]*\)/g, '$1');
  const opaque = OPAQUE.reduce((read, pattern) => read.replace(pattern, WORD), linked);
  return opaque.replace(LABEL_PATH, ` ${WORD} `).replaceAll('**', '');
}

const ABBREVIATION = String.raw`(?:\be\.g|\bi\.e|\bvs|\betc|(?<!\p{L})(?:т\. ?е|т\. ?д|т\. ?п|напр|см))\.`;
/** Where a sentence ends: at a mark before a capital or a number, with what closes after it. */
const SPACED_END = String.raw`(?<=[.!?…][)"'»”’]*)(?<!${ABBREVIATION})\s+(?=["'«“([]*[\p{Lu}\p{N}{])`;
/** Japanese and Chinese need no space to begin anew. */
const CJK_END = String.raw`(?<=[。！？][」』）)]*)(?![」』）)。！？])\s*`;
const END = new RegExp(`${SPACED_END}|${CJK_END}`, 'gu');

/** The sentences of a text that was made readable. */
export function splitSentences(text: string): readonly Sentence[] {
  const sentences: Sentence[] = [];
  let index = 0;
  for (const { 0: gap, index: at } of text.matchAll(END)) {
    sentences.push({ text: text.slice(index, at), index });
    index = at + gap.length;
  }
  return [...sentences, { text: text.slice(index), index }].filter((each) => /[\p{L}\p{N}]/u.test(each.text));
}

/** How many words a sentence has. */
export function countWords(sentence: string): number {
  return sentence.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}

/** How many characters a sentence has, spaces left out. */
export function countCharacters(sentence: string): number {
  return Array.from(sentence.replace(/\s+/g, '')).length;
}

/** The line on which a sentence begins. */
export function lineOfSentence(prose: Prose, readable: string, { index }: Sentence): number {
  return lineAt({ line: prose.line, text: readable }, index);
}
