import type { FactValue, FormView } from '../answer/answer';
import type { Form, FormField } from '../answer/form';
import type { Locale } from '../answer/locale';
import type { SourceDocument } from '../rules/policy';
import type { Phrasebook } from './phrasebook';
import { createWords, type Words } from './words';

type Props = { readonly book: Phrasebook; readonly documents: readonly SourceDocument[] };

/** Puts a form into the words of one language, and says why a line in it cannot be read. */
export type ComposeForm = {
  form(view: FormView, locale: Locale): Form;
  /** @param reason the fact whose line cannot be read, or `future` for a date to come */
  error(reason: string, text: string, locale: Locale): string;
};

export function createComposeForm({ book, documents }: Props): ComposeForm {
  return {
    form: (view, locale) => composeForm(view, createWords({ book, documents, locale })),
    error: (reason, text, locale) => {
      const key = `form.error.${reason}`;
      return book.say(locale, book.has(locale, key) ? key : 'form.error.other', { text });
    },
  };
}

function composeForm({ fields }: FormView, words: Words): Form {
  return {
    locale: words.locale,
    title: words.say('form.title'),
    introduction: words.say('form.introduction'),
    submit: words.say('form.submit'),
    cancel: words.say('form.cancel'),
    fields: fields.map((field) => composeField(field, words)),
    story: { label: words.say('form.story.label'), hint: words.say('form.story.hint') },
  };
}

function composeField({ fact, choices, value }: FormView['fields'][number], words: Words): FormField {
  const label = words.fact(fact);
  const options = choices.map((choice) => ({ label: words.value(fact, choice), value: choice }));
  if (options.length > 0) return { fact, label, options, value };
  return { fact, label, options, hint: words.say(`form.hint.${fact}`), value: toLine(fact, value, words) };
}

/** A line shows what is known in words that are read back as the same value. */
function toLine(fact: string, value: FactValue | null, words: Words): string | null {
  return value === null ? null : words.value(fact, value);
}
