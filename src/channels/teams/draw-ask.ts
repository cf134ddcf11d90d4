import type { Ask, Choice } from '../../answer/reply';
import type { ActionSet, CardAction, CardElement } from './card';
import { type ButtonLook, drawButton, drawExecute, toOrigin } from './draw-button';
import { drawStaffButton } from './draw-staff';
import { drawText } from './draw-text';

/** More than this many buttons are a wall; a list to pick from is quicker. */
const MOST_BUTTONS = 5;
/** What clients put on one row of actions; more are cut off without a word by some. */
const MOST_IN_A_ROW = 5;
/** The room for a row of buttons in a card on a phone, what a button takes besides its words, and a letter. */
const ROW_PX = 320;
const BUTTON_PX = 42;
const LETTER_PX = 7.5;

/** The names of the inputs in what a submit sends back. */
export const PICK_INPUT = 'pick';
export const DATE_INPUT = 'date';

/** Draws a question: buttons while they are few, else a list; a date field where a date will do. */
export function drawAsk(ask: Ask, look: ButtonLook): readonly CardElement[] {
  const picks = ask.options.length > MOST_BUTTONS;
  const fields = [...(picks ? [drawPick(ask)] : []), ...(ask.date ? [drawDate(ask)] : [])];
  const form =
    fields.length === 0 ? drawText(ask.label, { weight: 'Bolder' }) : [...fields, drawSubmit(ask, look)];
  return [...form, ...(picks ? [] : drawChoices(ask.options, look))];
}

/** Draws what may be done next as rows of buttons. */
export function drawChoices(choices: readonly Choice[], look: ButtonLook): readonly ActionSet[] {
  return toRows(choices).map((row, index) => ({
    type: 'ActionSet',
    ...(index > 0 && { spacing: 'Small' as const }),
    actions: row.map((choice) => drawChoice(choice, look)),
  }));
}

/** Clients squeeze what does not fit on a row until nobody can read it: a row holds what a phone shows. */
function toRows(choices: readonly Choice[]): readonly (readonly Choice[])[] {
  const rows: Choice[][] = [];
  for (const choice of choices) {
    const row = rows.at(-1);
    if (row !== undefined && isOfRow(row, choice)) row.push(choice);
    else rows.push([choice]);
  }
  return rows;
}

function isOfRow(row: readonly Choice[], choice: Choice): boolean {
  const isSameKind = row.every((each) => toKind(each) === toKind(choice));
  return isSameKind && row.length < MOST_IN_A_ROW && widthOf([...row, choice]) <= ROW_PX;
}

/** What is of another kind has a row of its own, so that it stands in the same place on every card. */
function toKind({ action }: Choice): 'case' | 'language' | 'conversation' {
  if (action.do === 'language') return 'language';
  return ['back', 'restart', 'help'].includes(action.do) ? 'conversation' : 'case';
}

function widthOf(row: readonly Choice[]): number {
  return row.reduce((width, { label }) => width + BUTTON_PX + LETTER_PX * countLetters(label), 0);
}

/** Han, kana and the like take the room of two. */
function countLetters(label: string): number {
  return [...label].reduce((count, sign) => count + (sign >= '\u1100' ? 2 : 1), 0);
}

function drawChoice(choice: Choice, look: ButtonLook): CardAction {
  const { label, action, primary, field } = choice;
  if (action.do !== 'staff') return drawButton(choice, look);
  return drawStaffButton({ label, action, primary, ...(field !== undefined && { field }) });
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

function drawSubmit({ fact, submit }: Ask, look: ButtonLook): ActionSet {
  const data = { fact, ...toOrigin(look) };
  const send = drawExecute({ verb: 'answer', title: submit, data, isAlone: false, isPrimary: true });
  return { type: 'ActionSet', actions: [send] };
}
