import { check, type Fault, type Part, text } from './block-kit-check';

export const PLAIN = ['plain_text'] as const;
export const MRKDWN_OR_PLAIN = ['mrkdwn', 'plain_text'] as const;

type TextObjectRule = {
  readonly kinds: readonly ('mrkdwn' | 'plain_text')[];
  readonly most: number;
  readonly isOptional?: boolean;
};

const KEYS: Readonly<Record<string, readonly string[]>> = {
  plain_text: ['type', 'text', 'emoji'],
  mrkdwn: ['type', 'text', 'verbatim'],
};

/** A text object of a kind that is allowed where it stands, within the length there. */
export function checkTextObject(
  value: unknown,
  at: string,
  { kinds, most, isOptional = false }: TextObjectRule,
): readonly Fault[] {
  if (value === undefined) return check(isOptional, `${at}: missing`);
  if (typeof value !== 'object' || value === null) return [`${at}: no text object`];
  const { type, text: words } = value as Part;
  const kind = kinds.find((each) => each === type);
  if (kind === undefined) return [`${at}: ${String(type)} where only ${kinds.join(' or ')} may stand`];
  return [
    ...text(words, `${at}/text`, { most }),
    ...check(typeof words !== 'string' || words.trim() !== '', `${at}/text: nothing but space`),
    ...Object.keys(value)
      .filter((key) => KEYS[kind]?.includes(key) !== true)
      .map((key) => `${at}: unknown key ${key} in ${kind}`),
    ...(kind === 'mrkdwn' && typeof words === 'string' ? checkMarkup(words, `${at}/text`) : []),
  ];
}

/** What stands between < and > is a link, a mention or a date; anything else was not escaped. */
function checkMarkup(words: string, at: string): readonly Fault[] {
  const bare = words.replace(/<(?:https?:\/\/|mailto:|tel:|@[UW]|#C|!)[^<>\n]*>/g, '');
  return [
    ...check(!/[<>]/.test(bare), `${at}: < or > that is not escaped`),
    ...check(!/&(?!amp;|lt;|gt;)/.test(bare), `${at}: & that is not escaped`),
  ];
}
