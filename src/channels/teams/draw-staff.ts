import type { Action, StaffButton } from '../../answer/action';
import type { Choice } from '../../answer/reply';
import type { CardAction, CardElement, ExecuteAction, ShowCardAction, TextInput } from './card';
import { drawExecute } from './draw-button';

type StaffAction = Extract<Action, { readonly do: 'staff' }>;
type StaffChoice = {
  readonly label: string;
  readonly action: StaffAction;
  readonly primary: boolean | undefined;
  readonly field?: Choice['field'];
};

/** What wants words, and whether it does without. */
const WORDS: Partial<Record<StaffButton, 'needed' | 'welcome'>> = {
  reply: 'needed',
  note: 'needed',
  resolve: 'welcome',
};

/** The most the desk takes at once. */
const MOST_WORDS = 10_000;

/** The name of the input whose words go with a button. */
export function toWordsInput(act: StaffButton): string {
  return `words-${act}`;
}

/**
 * Draws a button of the staff: pressed in place, so that nothing is written into the ticket's thread
 * but what is meant to stand there; with a field that unfolds where words go with it.
 */
export function drawStaffButton(choice: StaffChoice): CardAction {
  const words = WORDS[choice.action.act];
  return words === undefined ? drawPress(choice, true) : drawForm(choice, words === 'needed');
}

function drawForm(choice: StaffChoice, isNeeded: boolean): ShowCardAction {
  return {
    type: 'Action.ShowCard',
    title: choice.label,
    card: { type: 'AdaptiveCard', body: drawField(choice, isNeeded), actions: [drawPress(choice, false)] },
    ...toStyle(choice),
  };
}

/** What is asked for, and, below it, what becomes of it. */
function drawField(choice: StaffChoice, isNeeded: boolean): readonly CardElement[] {
  const input = drawInput(choice, isNeeded);
  if (choice.field === undefined) return [input];
  const { hint } = choice.field;
  return [input, { type: 'TextBlock', text: hint, wrap: true, size: 'Small', isSubtle: true }];
}

function drawInput({ label, action, field }: StaffChoice, isNeeded: boolean): TextInput {
  return {
    type: 'Input.Text',
    id: toWordsInput(action.act),
    label: field?.label ?? label,
    isMultiline: true,
    maxLength: MOST_WORDS,
    ...(isNeeded && { isRequired: true, errorMessage: field?.error ?? label }),
  };
}

function drawPress({ label, action, primary }: StaffChoice, isAlone: boolean): ExecuteAction {
  const data = { action, label };
  return drawExecute({ verb: action.act, title: label, data, isAlone, isPrimary: primary === true });
}

function toStyle({ primary }: StaffChoice): { readonly style?: 'positive' } {
  return primary === true ? { style: 'positive' } : {};
}
