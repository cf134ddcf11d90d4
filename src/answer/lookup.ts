import type { Locale } from './locale';

/** A section of a guide or of an imported document, by name. */
export type PassageView = {
  /** What the knowledge base finds it by. */
  readonly key: string;
  /** The language it was found in. */
  readonly locale: string;
};

export type Looked = {
  /** Whether the first passage is good enough to be given as an answer. */
  readonly isAnswered: boolean;
  /** Best first. */
  readonly passages: readonly PassageView[];
  /** The first is about a kind of subscription or the like: where facts of a case are known, a verdict says more. */
  readonly isCase: boolean;
};

/** Looks a question up in the knowledge base. */
export interface Lookup {
  find(text: string, locale: Locale): Looked;
  /** The key of a section that the policy names as `guide#section`. */
  keyOf(guide: string): string;
  /** Whether there is such a section: what a button names may be gone since. */
  has(key: string): boolean;
}
