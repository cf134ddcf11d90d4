import { type Action, parseAction } from '../../answer/action';
import { MOST_BLOCK_ID, MOST_BUTTON_VALUE } from './limits';

/**
 * Action ids by what they are on: `press-<n>` a button, `pick` and `pick-<n>` a list, `date-<fact>` a date
 * field (the fact it answers rides in the id, since a date field carries no value of ours).
 */
export const ACTION_IDS = {
  press: 'press',
  pick: 'pick',
  date: 'date',
  share: 'share',
  form: 'form',
  language: 'language',
  openCase: 'open-case',
} as const;

const PREFIX = 'port25';

type Press = {
  /** Whose conversation the card belongs to, at most 200 characters. */
  readonly place: string;
  /** Tells blocks of one message apart: ids must be unique there. */
  readonly index: number;
};

/** The id of a block with buttons. A place too long to be carried is left out, and then not read back. */
export function encodePress({ place, index }: Press): string {
  const id = `${PREFIX}:${index}:${place}`;
  return id.length <= MOST_BLOCK_ID ? id : `${PREFIX}:${index}:`;
}

/** Reads the place back from a block's id; undefined for one that is not ours. */
export function decodePress(blockId: string): { readonly place: string } | undefined {
  const [, place] = /^port25:\d+:(.+)$/s.exec(blockId) ?? [];
  return place === undefined ? undefined : { place };
}

/**
 * What a button or an option sends back.
 * @param most what the element carries: 2000 characters for a button, 150 for an option
 * @returns null where the action is longer than that
 */
export function encodeAction(action: Action, most = MOST_BUTTON_VALUE): string | null {
  const value = JSON.stringify(action);
  return value.length <= most ? value : null;
}

/** Reads an action back; undefined where it is none of ours. */
export function decodeAction(value: string): Action | undefined {
  try {
    return parseAction(JSON.parse(value));
  } catch {
    return undefined;
  }
}
