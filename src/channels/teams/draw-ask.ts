import type { Ask, Choice } from '../../answer/reply';
import type { ActionSet, CardAction, CardElement } from './card';
import { drawStaffButton } from './draw-staff';
import { drawText } from './draw-text';

/** More than this many buttons are a wall; a list to pick from is quicker. */
const MOST_BUTTONS = 5;
/** What clients put on one row of actions; more are cut off without a word by some. */
const MOST_IN_A_ROW = 5;

/** The names of the inputs in what a submit sends back. */
export const PICK_INPUT = 'pick';
export const DATE_INPUT = 'date';

export type ButtonLook = {
  /** Whether pressing a button writes its label into the conversation, as Teams does on request. */
  readonly isEchoed: boolean;
};

/** Draws a question: buttons while they are few, else a list; a date field where a date will do. */
export function drawAsk(ask: Ask, look: ButtonLook): readonly CardElement[] {
  const picks = ask.options.length > MOST_BUTTONS;
  const fields = [...(picks ? [drawPick(ask)] : []), ...(ask.date ? [drawDate(ask)] : [])];
  const form = fields.length === 0 ? drawText(ask.label, { weight: 'Bolder' }) : [...fields, drawSubmit(ask)];
  return [...form, ...(picks ? [] : drawChoices(ask.options, look))];
}

/** Draws what may be done next as rows of buttons. */
export function drawChoices(choices: readonly Choice[], look: ButtonLook): readonly ActionSet[] {
  const rows: ActionSet[] = [];
  for (let at = 0; at < choices.length; at += MOST_IN_A_ROW) {
    rows.push({
      type: 'ActionSet',
      actions: choices.slice(at, at + MOST_IN_A_ROW).map((choice) => drawChoice(choice, look)),
    });
  }
  return rows;
}

/**
 * The answer comes back as `value`, and Teams writes the label into the conversation as the
 * person's own words (messageBack). The same keys stand beside `msteams` for clients that send
 * the data as it is.
 */
function drawChoice({ label, action, primary }: Choice, { isEchoed }: ButtonLook): CardAction {
  if (action.do === 'staff') return drawStaffButton({ label, action, primary });
  const value = { action, label };
  const echo = { msteams: { type: 'messageBack', displayText: label, text: label, value } };
  return {
    type: 'Action.Submit',
    title: label,
    associatedInputs: 'none',
    data: { ...value, ...(isEchoed && echo) },
    ...(primary === true && { style: 'positive' as const }),
  };
}

function drawPick(ask: Ask): CardElement {
  return {
    type: 'Input.ChoiceSet',
    id: PICK_INPUT,
    label: ask.label,
    ...(ask.placeholder !== undefined && { placeholder: ask.placeholder }),
    style: 'filtered',
    choices: ask.options.map(({ label, action }) => ({
      title: label,
      value: JSON.stringify({ action, label }),
    })),
    ...(!ask.date && demand(ask)),
  };
}

function drawDate(ask: Ask): CardElement {
  const alone = ask.options.length <= MOST_BUTTONS;
  return { type: 'Input.Date', id: DATE_INPUT, label: ask.label, ...(alone && demand(ask)) };
}

/** An empty form is stopped in the client, in the words of the question itself. */
function demand(ask: Ask): { readonly isRequired: true; readonly errorMessage: string } {
  return { isRequired: true, errorMessage: ask.label };
}

function drawSubmit(ask: Ask): ActionSet {
  return {
    type: 'ActionSet',
    actions: [{ type: 'Action.Submit', title: ask.submit, style: 'positive', data: { fact: ask.fact } }],
  };
}
