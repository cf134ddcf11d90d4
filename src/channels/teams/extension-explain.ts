import type { Activity } from 'botbuilder';
import type { Incoming } from '../channel';
import { type DialogMark, isForDesk } from './extension-card';
import { readExplained } from './extension-message';
import { digest } from './extension-retries';
import { type Pressed, parsePressed } from './pressed';
import { readLocale, toConversationKey } from './receive';

/** The command of the manifest that explains a message. */
export const EXPLAIN_COMMAND = 'explain';
/** Ids of messages, and of drawings, are shorter. */
const MOST_ID = 200;

/** A message that somebody chose to have explained. */
export type Explained = { readonly message: string; readonly words: string };

/** Reads the value of `composeExtension/fetchTask`; undefined where it is no message to be explained. */
export function parseExplained(raw: unknown): Explained | undefined {
  const { commandId, messagePayload } = toObject(raw);
  const { id } = toObject(messagePayload);
  if (commandId !== EXPLAIN_COMMAND || !isId(id)) return undefined;
  return { message: id, words: readExplained(messagePayload) };
}

/** A button of the dialog. */
export type DialogPress = { readonly mark: DialogMark; readonly pressed: Pressed };

/** Reads the value of `composeExtension/submitAction`; undefined where it is no button that a dialog can have. */
export function parseDialogPress(raw: unknown): DialogPress | undefined {
  const { commandId, data } = toObject(raw);
  const { explain, drawn } = toObject(data);
  const pressed = parsePressed(data);
  if (commandId !== EXPLAIN_COMMAND || !isId(explain) || !isId(drawn)) return undefined;
  return pressed === undefined || isForDesk(pressed) ? undefined : { mark: { explain, drawn }, pressed };
}

/** What the turn is told of a message; `activity.id` tells one wish to have it explained from the next. */
export function receiveExplained(activity: Activity, { message, words }: Explained): Incoming {
  const delivery = typeof activity.id === 'string' ? { delivery: `explain:${activity.id}` } : {};
  return { ...receiveDialog(activity, message), ...delivery, text: words, wish: 'explain' };
}

/** A button of one drawing with one value acts once, however often it is pressed. */
export function receiveDialogPress(activity: Activity, { mark, pressed }: DialogPress): Incoming {
  const { action, label } = pressed;
  return {
    ...receiveDialog(activity, mark.explain),
    text: '',
    action,
    ...(label !== undefined && { pressed: label }),
    delivery: `explain:${mark.drawn}:${digest(JSON.stringify(action))}`,
  };
}

/**
 * Each message explained is a case of its own, of the person who asked. The key begins with who it is by the
 * signed call, whatever a card sends back: nobody reaches the case of another.
 */
function receiveDialog(activity: Activity, message: string): Omit<Incoming, 'text'> {
  const locale = readLocale(activity);
  const place = toConversationKey(activity, activity.from.id);
  return {
    channel: 'teams',
    conversation: `${place}/explain/${encodeURIComponent(message)}`,
    ...(locale !== undefined && { locale }),
  };
}

function isId(raw: unknown): raw is string {
  return typeof raw === 'string' && raw !== '' && raw.length <= MOST_ID;
}

function toObject(raw: unknown): Readonly<Record<string, unknown>> {
  return typeof raw === 'object' && raw !== null ? (raw as Record<string, unknown>) : {};
}
