import type { types } from '@slack/bolt';
import type { Ask, Choice } from '../../answer/reply';
import { isBlank } from './draw-literal';
import { drawPlain } from './draw-text';
import {
  MOST_ACTION_ID,
  MOST_BUTTON_TEXT,
  MOST_BUTTON_VALUE,
  MOST_OPTION_TEXT,
  MOST_OPTION_VALUE,
  MOST_OPTIONS,
  MOST_PLACEHOLDER,
} from './limits';
import { ACTION_IDS, encodeAction, encodePress } from './press-code';

/** More than this many buttons are a wall; a list to pick from is quicker. */
const MOST_BUTTONS = 5;
/** Reads best on one row. */
const MOST_IN_A_ROW = 5;
/** Buttons and options of one message; the rest is left out, and what was left out can still be typed. */
const MOST_CHOICES = 25;
const MOST_LISTED = 2 * MOST_OPTIONS;
/** Keeps long lists within a message: the more options there are, the shorter their words. */
const MOST_LISTED_TEXT = 4_000;

/** The channel's own words on a card. */
export type CardWords = { readonly date: string; readonly pick: string; readonly share: string };

export type Pressable = {
  readonly ask?: Ask;
  readonly choices: readonly Choice[];
  /** Offers to show the reply to everybody; `value` finds it again. */
  readonly share?: { readonly value?: string };
};

type Props = { readonly place: string; readonly words: CardWords };

/**
 * Everything to press and pick: buttons while they are few, else a list; a date field where a date will do;
 * then what may be done next. Ids are unique in the message, and each block carries whose card it is.
 */
export function drawPressables(
  { ask, choices, share }: Pressable,
  { place, words }: Props,
): readonly types.ActionsBlock[] {
  const options = toSendable(ask?.options ?? []);
  const listed = options.length > MOST_BUTTONS ? options.filter(isListable).slice(0, MOST_LISTED) : [];
  const pressed = options.filter((option) => !listed.includes(option)).slice(0, MOST_CHOICES);
  const first = drawButtons(pressed, 0);
  const next = drawButtons(toSendable(choices).slice(0, MOST_CHOICES), first.length);
  const rows: readonly (readonly types.ActionsBlockElement[])[] = [
    ...toRows(first),
    [...drawLists(listed, ask?.placeholder ?? words.pick), ...drawDates(ask, words)],
    ...toRows([...next, ...drawShare(share, words)]),
  ];
  return rows
    .filter((elements) => elements.length > 0)
    .map((elements, index) => ({
      type: 'actions',
      block_id: encodePress({ place, index }),
      elements: [...elements],
    }));
}

type Sendable = Choice & { readonly value: string };

/** What a button can carry; the same thing is not offered twice. */
function toSendable(choices: readonly Choice[]): readonly Sendable[] {
  const byValue = new Map<string, Sendable>();
  for (const choice of choices) {
    const value = encodeAction(choice.action, MOST_BUTTON_VALUE);
    if (value !== null && !byValue.has(value)) byValue.set(value, { ...choice, value });
  }
  return [...byValue.values()];
}

function isListable({ value }: Sendable): boolean {
  return value.length <= MOST_OPTION_VALUE;
}

function drawButtons(choices: readonly Sendable[], from: number): readonly types.Button[] {
  return choices.map(({ label, value, primary }, index) => ({
    type: 'button',
    action_id: `${ACTION_IDS.press}-${from + index + 1}`,
    text: drawPlain(label, MOST_BUTTON_TEXT),
    value,
    ...(primary === true && { style: 'primary' as const }),
  }));
}

function drawLists(options: readonly Sendable[], placeholder: string): readonly types.StaticSelect[] {
  const longest = Math.floor(MOST_LISTED_TEXT / Math.max(1, options.length));
  const most = Math.min(MOST_OPTION_TEXT, longest);
  return toChunks(options, MOST_OPTIONS).map((chunk, index) => ({
    type: 'static_select',
    action_id: index === 0 ? ACTION_IDS.pick : `${ACTION_IDS.pick}-${index + 1}`,
    ...(!isBlank(placeholder) && { placeholder: drawPlain(placeholder, MOST_PLACEHOLDER) }),
    options: chunk.map(({ label, value }) => ({ text: drawPlain(label, most), value })),
  }));
}

/** A date field answers as soon as a day is picked. */
function drawDates(ask: Ask | undefined, { date }: CardWords): readonly types.Datepicker[] {
  if (ask?.date !== true) return [];
  const id = `${ACTION_IDS.date}-${ask.fact}`;
  if (id.length > MOST_ACTION_ID || /\p{Cs}/u.test(id)) return [];
  return [
    {
      type: 'datepicker',
      action_id: id,
      ...(!isBlank(date) && { placeholder: drawPlain(date, MOST_PLACEHOLDER) }),
    },
  ];
}

function drawShare(share: Pressable['share'], words: CardWords): readonly types.Button[] {
  if (share === undefined) return [];
  const { value } = share;
  return [
    {
      type: 'button',
      action_id: ACTION_IDS.share,
      text: drawPlain(words.share, MOST_BUTTON_TEXT),
      ...(value !== undefined && value.length <= MOST_BUTTON_VALUE && { value }),
    },
  ];
}

function toRows(buttons: readonly types.Button[]): readonly (readonly types.Button[])[] {
  return toChunks(buttons, MOST_IN_A_ROW);
}

function toChunks<Item>(items: readonly Item[], most: number): readonly (readonly Item[])[] {
  const chunks: (readonly Item[])[] = [];
  for (let at = 0; at < items.length; at += most) chunks.push(items.slice(at, at + most));
  return chunks;
}
