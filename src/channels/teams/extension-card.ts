import { randomBytes } from 'node:crypto';
import type { MessagingExtensionActionResponse } from 'botbuilder';
import { toPlainText } from '../../answer/marked-text';
import type { Choice, Reply } from '../../answer/reply';
import { CARD_CONTENT_TYPE } from './card';
import { drawCard } from './draw-card';

/** What every button of a dialog sends back: the message that is explained, and which drawing of the dialog it is. */
export type DialogMark = { readonly explain: string; readonly drawn: string };

const DIALOG_SIZE = { height: 'large', width: 'medium' } as const;

export function createMark(explain: string): DialogMark {
  return { explain, drawn: randomBytes(6).toString('base64url') };
}

/** Shows a reply in a dialog, in the place of what it showed before. */
export function toDialog(title: string, reply: Reply, mark: DialogMark): MessagingExtensionActionResponse {
  const card = { contentType: CARD_CONTENT_TYPE, content: drawDialogCard(reply, mark) };
  return { task: { type: 'continue', value: { title: toPlainText(title), ...DIALOG_SIZE, card } } };
}

/** Says one sentence, after which the dialog is closed. */
export function toDialogMessage(text: string): MessagingExtensionActionResponse {
  return { task: { type: 'message', value: toPlainText(text) } };
}

/**
 * What a turn said as one reply: a dialog holds one card. Only the last is asked with.
 * Undefined where nothing is left to say.
 */
export function joinReplies(replies: readonly Reply[]): Reply | undefined {
  const last = replies.at(-1);
  if (last === undefined) return undefined;
  return {
    ...last,
    text: replies.map(({ text }) => text).join('\n'),
    blocks: replies.flatMap(({ blocks }) => blocks),
  };
}

/** Everything that leads to the staff: they answer where a person writes, and nobody writes in a dialog. */
const DESK_ACTIONS: readonly string[] = ['human', 'handoff', 'ticket', 'rate', 'staff'];

export function isForDesk({ action }: Pick<Choice, 'action'>): boolean {
  return DESK_ACTIONS.includes(action.do);
}

/**
 * A card whose buttons come back to the extension: in a dialog nothing but a plain submit does, what would be
 * written into the conversation is not.
 */
function drawDialogCard(reply: Reply, mark: DialogMark): object {
  const card = drawCard(reply, { isEchoed: false });
  return JSON.parse(JSON.stringify(card), (_key, value) => toSubmit(value, mark));
}

type Pressable = { readonly type?: unknown; readonly data?: object };

function toSubmit(value: unknown, mark: DialogMark): unknown {
  const { type, data } = (value ?? {}) as Pressable;
  if (type !== 'Action.Submit' && type !== 'Action.Execute') return value;
  const { verb: _, fallback: __, ...action } = value as Record<string, unknown>;
  const { msteams: ___, ...sent } = { msteams: undefined, ...data };
  return { ...action, type: 'Action.Submit', data: { ...sent, ...mark } };
}
