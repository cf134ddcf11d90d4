import type { types } from '@slack/bolt';
import type { Form, FormField } from '../../answer/form';
import { drawPlain } from './draw-text';
import {
  MOST_HINT,
  MOST_INPUT,
  MOST_LABEL,
  MOST_METADATA,
  MOST_OPTION_TEXT,
  MOST_OPTION_VALUE,
  MOST_OPTIONS,
  MOST_TEXT,
  MOST_VIEW_BLOCKS,
  MOST_VIEW_TITLE,
} from './limits';
import { STORY, toFieldBlock } from './read-form';
import { CASE_FORM } from './slack-desk';

/** What a form carries along. */
type Carried = {
  /** Whose conversation it is filled in for. */
  readonly place: string;
  /** Everything the answer needs, as JSON. */
  readonly metadata: string;
};

/** The introduction and the box for the story are always there. */
const MOST_FIELDS = MOST_VIEW_BLOCKS - 2;

/**
 * Draws a form as a modal; `readSubmission` reads it back. Every field may stay empty. Fields that do not fit
 * in a view are left out, and so are the options that do not fit in a list.
 */
export function drawForm(form: Form, { place, metadata }: Carried): types.ModalView {
  const { locale, title, introduction, submit, cancel, fields, story } = form;
  // Longer metadata cannot be sent: then the answer goes to the person and not where the form was opened.
  const carried = metadata.length <= MOST_METADATA ? metadata : JSON.stringify({ place, locale });
  return {
    type: 'modal',
    callback_id: CASE_FORM,
    private_metadata: carried,
    title: drawPlain(title, MOST_VIEW_TITLE),
    submit: drawPlain(submit, MOST_VIEW_TITLE),
    close: drawPlain(cancel, MOST_VIEW_TITLE),
    blocks: [
      ...(introduction === '' ? [] : [drawIntroduction(introduction)]),
      ...fields.slice(0, MOST_FIELDS).map(drawField),
      drawStory(story),
    ],
  };
}

function drawIntroduction(words: string): types.SectionBlock {
  return { type: 'section', text: drawPlain(words, MOST_TEXT) };
}

function drawField(field: FormField): types.InputBlock {
  const { fact, label, hint } = field;
  const options = keepMost(field);
  return {
    type: 'input',
    block_id: toFieldBlock(fact),
    optional: true,
    label: drawPlain(label, MOST_LABEL),
    element: options.length > 0 ? drawList({ ...field, options }) : drawLine(field),
    ...(hint !== undefined && hint !== '' && { hint: drawPlain(hint, MOST_HINT) }),
  };
}

function drawList({ fact, options, value }: FormField): types.StaticSelect {
  const drawn = options.map((each) => ({
    text: drawPlain(each.label, MOST_OPTION_TEXT),
    value: JSON.stringify(each.value),
  }));
  const known = drawn.find((each) => each.value === JSON.stringify(value));
  return {
    type: 'static_select',
    action_id: fact,
    options: drawn,
    ...(known !== undefined && { initial_option: known }),
  };
}

/** The options a list holds and can send back: the first ones, and always the one that is known already. */
function keepMost({ options, value }: FormField): FormField['options'] {
  const sendable = options.filter((each) => JSON.stringify(each.value).length <= MOST_OPTION_VALUE);
  const first = sendable.slice(0, MOST_OPTIONS);
  const known = sendable.find((each) => each.value === value);
  return known === undefined || first.includes(known) ? first : [...first.slice(0, -1), known];
}

function drawLine({ fact, value }: FormField): types.PlainTextInput {
  return {
    type: 'plain_text_input',
    action_id: fact,
    ...(value !== null && value !== '' && { initial_value: String(value).slice(0, MOST_INPUT) }),
  };
}

function drawStory({ label, hint }: Form['story']): types.InputBlock {
  return {
    type: 'input',
    block_id: STORY,
    optional: true,
    label: drawPlain(label, MOST_LABEL),
    element: { type: 'plain_text_input', action_id: STORY, multiline: true, max_length: MOST_INPUT },
    ...(hint !== '' && { hint: drawPlain(hint, MOST_HINT) }),
  };
}
