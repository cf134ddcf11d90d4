import type { Choice } from '../../answer/reply';
import type { ExecuteAction, SubmitAction } from './card';
import { PRIVATE_MARK } from './private';

export type ButtonLook = {
  /**
   * Whether a client that cannot execute writes the label of a button into the conversation, as Teams does
   * on request.
   */
  readonly isEchoed: boolean;
  /** What is kept of the card the button stands on is found by this; left out where nothing is. */
  readonly card?: string;
  /** Whose card it is, where several people see it. */
  readonly owner?: string;
  /** Only one of several people sees the card; what is pressed on it is answered there as well. */
  readonly isPrivate?: boolean;
};

/** Whose card was pressed, and which. */
export type Origin = Pick<ButtonLook, 'card' | 'owner'>;

/**
 * Draws a button: pressed in place, so that the card itself says what was chosen. For clients that
 * cannot execute, Teams writes the label as the person's own words (messageBack) and sends the answer as
 * `value`; the same keys stand beside `msteams` for clients that send the data as it is.
 */
export function drawButton({ label, action, primary }: Choice, look: ButtonLook): ExecuteAction {
  const value = { action, label, ...toOrigin(look) };
  const echo = { msteams: { type: 'messageBack', displayText: label, text: label, value } };
  return drawExecute({
    verb: action.do,
    title: label,
    data: value,
    // Words written into the conversation would be read by all.
    fallback: look.isEchoed && look.isPrivate !== true ? { ...value, ...echo } : value,
    isAlone: true,
    isPrimary: primary === true,
  });
}

type Execute = {
  readonly verb: string;
  readonly title: string;
  readonly data: object;
  /** What is sent instead by clients that cannot execute. */
  readonly fallback?: object;
  /** Pressed whatever the inputs of the card hold. */
  readonly isAlone: boolean;
  readonly isPrimary?: boolean;
};

export function drawExecute({
  verb,
  title,
  data,
  fallback = data,
  isAlone,
  isPrimary,
}: Execute): ExecuteAction {
  const look = {
    title,
    ...(isAlone && { associatedInputs: 'none' as const }),
    ...(isPrimary === true && { style: 'positive' as const }),
  };
  const submit: SubmitAction = { type: 'Action.Submit', ...look, data: fallback };
  return { type: 'Action.Execute', verb, ...look, data, fallback: submit };
}

/** What every press carries besides what it does. */
export function toOrigin({ card, owner, isPrivate }: ButtonLook): Origin {
  return {
    ...(card !== undefined && { card }),
    ...(owner !== undefined && { owner }),
    ...(isPrivate === true && PRIVATE_MARK),
  };
}
