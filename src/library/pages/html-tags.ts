/** A tag of raw HTML. */
export type HtmlTag = {
  /** In lower case. */
  readonly name: string;
  readonly isClosing: boolean;
  readonly attributes: string;
};

/** Lengths are bounded, so that a text of `<` is read in linear time. */
const TAG = /<(\/?)([a-z][a-z0-9-]{0,50})((?:\s(?:"[^"]{0,2000}"|'[^']{0,2000}'|[^"'<>]){0,2000})?|\s*)\/?>/i;
export const TAGS = new RegExp(TAG, 'gi');
const ATTRIBUTE = /([\w:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+))/g;

/** @returns undefined where the text starts with no tag */
export function parseTag(text: string): HtmlTag | undefined {
  const match = TAG.exec(text);
  return match === null ? undefined : toTag(match);
}

export function toTag([, slash, name = '', attributes = '']: readonly (string | undefined)[]): HtmlTag {
  return { name: name.toLowerCase(), isClosing: slash === '/', attributes };
}

/** The value of an attribute; the first where it is there twice. */
export function attributeOf({ attributes }: HtmlTag, name: string): string | undefined {
  for (const [, found = '', ...values] of attributes.matchAll(ATTRIBUTE)) {
    if (found.toLowerCase() === name) return values.find((value) => value !== undefined) ?? '';
  }
  return undefined;
}

/** The id that addresses can name: the `name` of an anchor, or its `id`. */
export function anchorOf(tag: HtmlTag): string | undefined {
  const id = attributeOf(tag, 'name') ?? attributeOf(tag, 'id');
  const clean = id?.trim().replace(/^#/, '').replace(/\s+/g, '-');
  return clean === '' ? undefined : clean;
}
