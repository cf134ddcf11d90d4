import { type Action, parseAction } from '../../answer/action';
import { clip } from '../../answer/clip';
import { DATE_INPUT, PICK_INPUT } from './draw-ask';
import { toWordsInput } from './draw-staff';

/** An answer given on a card: what it does, the words that were pressed or picked, and those that were typed. */
export type Pressed = { readonly action: Action; readonly label?: string; readonly words?: string };

/** The label goes into transcripts; nobody's button is longer. */
const MOST_LABEL = 200;

/**
 * Reads what a card sent back; undefined where it is nothing of ours. Understood are a button's
 * data (as it is, or as the value of a messageBack), a filled-in form, and a bare action.
 * An empty form asks how to find the answer out: who sends one does not know it.
 */
export function parsePressed(raw: unknown): Pressed | undefined {
  const value = toObject(raw);
  if (value === undefined) return undefined;
  return parseForm(value) ?? parseButton(value) ?? parseBare(value);
}

function parseButton(value: Record<string, unknown>): Pressed | undefined {
  const own = toPressed(value.action, value.label);
  if (own !== undefined) return withWords(own, value);
  const sent = toObject(toObject(value.msteams)?.value);
  return sent && toPressed(sent.action, sent.label);
}

/** What the staff typed beside the button. */
function withWords(pressed: Pressed, value: Record<string, unknown>): Pressed {
  const { action } = pressed;
  const words = action.do === 'staff' ? value[toWordsInput(action.act)] : undefined;
  return typeof words === 'string' ? { ...pressed, words } : pressed;
}

function parseBare(value: Record<string, unknown>): Pressed | undefined {
  return toPressed(value, undefined);
}

function parseForm(value: Record<string, unknown>): Pressed | undefined {
  const { fact } = value;
  if (typeof fact !== 'string' || 'do' in value || 'action' in value) return undefined;
  return (
    parseDate(fact, value[DATE_INPUT]) ?? parsePick(value[PICK_INPUT]) ?? { action: { do: 'how', fact } }
  );
}

/** The day itself outranks a picked side of it. */
function parseDate(fact: string, date: unknown): Pressed | undefined {
  if (typeof date !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(date)) return undefined;
  return { action: { do: 'answer', fact, value: date }, label: date };
}

function parsePick(raw: unknown): Pressed | undefined {
  const picked = toObject(raw);
  return picked && (toPressed(picked.action, picked.label) ?? toPressed(picked, undefined));
}

function toPressed(rawAction: unknown, label: unknown): Pressed | undefined {
  const action = parseAction(rawAction);
  if (action === undefined) return undefined;
  return typeof label === 'string' ? { action, label: clip(label, MOST_LABEL) } : { action };
}

/** Reads an object; some clients send a value as the JSON of it. */
export function toObject(raw: unknown): Record<string, unknown> | undefined {
  const value = typeof raw === 'string' ? parseJson(raw) : raw;
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
  return isObject ? (value as Record<string, unknown>) : undefined;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
