import type { FactValue } from './answer';
import type { Locale } from './locale';

/** One fact in a form: options to pick from, or a line to type where there are none. */
export type FormField = {
  readonly fact: string;
  readonly label: string;
  /** What may be typed, for a line. */
  readonly hint?: string;
  readonly options: readonly { readonly label: string; readonly value: FactValue }[];
  /** What is known already: one of the options' values, or for a line the words that stand for it. */
  readonly value: FactValue | null;
};

/** All facts of a case at once, in words of one language. */
export type Form = {
  readonly locale: Locale;
  readonly title: string;
  readonly introduction: string;
  readonly submit: string;
  readonly cancel: string;
  readonly fields: readonly FormField[];
  /** A box for the story or a pasted log, always empty at first. */
  readonly story: { readonly label: string; readonly hint: string };
};

/** What was filled in, by fact, as the client sent it; an empty line is null. */
export type FilledForm = Readonly<Record<string, FactValue | null>>;

/** The facts that were meant; or, by fact, why a line cannot be read, in the person's language. */
export type ReadForm =
  | { readonly facts: FilledForm; readonly errors?: undefined }
  | { readonly errors: Readonly<Record<string, string>>; readonly facts?: undefined };
