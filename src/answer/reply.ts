import type { Action } from './action';
import type { Locale } from './locale';

/** How a line is meant to strike the reader; a channel picks the colour or the mark. */
export type Tone = 'plain' | 'good' | 'warning' | 'attention' | 'subtle';

/** A link beside the words it belongs to. */
export type Link = { readonly label: string; readonly url: string };

/**
 * One piece of a reply, in words of one language; a channel draws each kind its own way.
 * Words may hold `**bold**` and `` `code` ``. In what a person wrote, `\\ * _ [ ] < > `` ` `` ``
 * stand behind a backslash, so that it is never taken for markup (see marked-text.ts).
 */
export type Block =
  | { readonly type: 'heading'; readonly text: string; readonly tone: Tone }
  | { readonly type: 'paragraph'; readonly text: string; readonly tone: Tone }
  | { readonly type: 'facts'; readonly rows: readonly FactRow[] }
  | {
      readonly type: 'list';
      readonly title?: string;
      readonly ordered: boolean;
      readonly items: readonly string[];
    }
  | { readonly type: 'sources'; readonly title: string; readonly items: readonly SourceItem[] }
  | { readonly type: 'code'; readonly text: string }
  /** Shown folded where the channel can fold. */
  | { readonly type: 'details'; readonly title: string; readonly blocks: readonly Block[] };

export type FactRow = {
  readonly label: string;
  readonly value: string;
  /** "assumed", "from your quotaId" and the like. */
  readonly note?: string;
};

/** A citation: what the clause does, and the document, section and date it stands in. */
export type SourceItem = { readonly text: string; readonly link?: Link; readonly clause: string };

export type Choice = {
  readonly label: string;
  readonly action: Action;
  readonly primary?: boolean;
  /** What words go with it, where it asks for any before it is done. */
  readonly field?: { readonly label: string; readonly hint: string; readonly error: string };
};

/** What the person is asked: options to press or pick from, and a date field where a date will do. */
export type Ask = {
  readonly fact: string;
  readonly label: string;
  readonly options: readonly Choice[];
  /** Offer a date field besides the options. */
  readonly date: boolean;
  /** What an empty list shows. */
  readonly placeholder?: string;
  /** The word on the button that sends what was picked. */
  readonly submit: string;
};

/** What is said, in words of one language. */
export type Reply = {
  readonly kind: string;
  readonly locale: Locale;
  /** The whole reply as plain text: terminals, notifications, screen readers. */
  readonly text: string;
  readonly blocks: readonly Block[];
  readonly ask?: Ask;
  /** Buttons below: what may be done next. */
  readonly choices: readonly Choice[];
};
