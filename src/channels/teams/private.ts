import type { Activity } from 'botbuilder';
import type { Privacy } from '../../answer/ticket';
import { isPersonal } from './place';

/**
 * Among several people, but seen by two: the person and the bot. Teams calls these targeted messages, and
 * sends them where somebody chose the bot from the menu behind `/`.
 * Rules: Microsoft Learn, Teams, "Send and receive targeted messages in group conversations".
 */
export function isPrivate(activity: Pick<Activity, 'recipient' | 'conversation'>): boolean {
  return isTargeted(activity.recipient) && activity.conversation.conversationType !== 'personal';
}

/** How nobody but the person reads there; undefined where others may. */
export function privacyOf(activity: Pick<Activity, 'recipient' | 'conversation'>): Privacy | undefined {
  if (isPrivate(activity)) return 'among-others';
  return isPersonal(activity) ? 'alone' : undefined;
}

/** What stands beside whatever a button of a private card does. */
export const PRIVATE_MARK = { private: true } as const;

/** Documents do not say that a press on a private card is told as a private one; the card itself says it. */
export function withPrivacy(activity: Activity): Activity {
  const { recipient, value } = activity;
  return isTargeted(recipient) || !isMarked(value) ? activity : toPrivate(activity);
}

/** The activity as Teams would tell of it if it said that it is private. */
export function toPrivate(activity: Activity): Activity {
  return { ...activity, recipient: { ...activity.recipient, isTargeted: true } as Activity['recipient'] };
}

function isTargeted(recipient: unknown): boolean {
  return get(recipient, 'isTargeted') === true;
}

/** The data of a button as a message carries them, as Action.Execute does, and as messageBack does. */
function isMarked(value: unknown): boolean {
  const sent = [value, get(get(value, 'action'), 'data'), get(get(value, 'msteams'), 'value')];
  return sent.some((data) => get(data, 'private') === true);
}

function get(raw: unknown, key: string): unknown {
  return typeof raw === 'object' && raw !== null ? (raw as Record<string, unknown>)[key] : undefined;
}

type Outgoing = { url: string; readonly method: string; body?: unknown };
type Next = (request: unknown) => Promise<unknown>;

/**
 * Makes whatever is sent, changed or taken back through a client private. Of a new message Teams wants to
 * know who sees it, and refuses to be told again with a change of it.
 */
export const PRIVATELY = {
  name: 'private-message',
  sendRequest: (request: Outgoing, next: Next): Promise<unknown> => {
    const url = new URL(request.url);
    url.searchParams.set('isTargetedActivity', 'true');
    request.url = url.toString();
    if (typeof request.body === 'string') request.body = address(request.method, request.body);
    return next(request);
  },
};

function address(method: string, body: string): string {
  const { recipient, ...activity } = JSON.parse(body) as Record<string, unknown>;
  const isNew = method === 'POST' && typeof recipient === 'object' && recipient !== null;
  return JSON.stringify(isNew ? { ...activity, recipient: { ...recipient, isTargeted: true } } : activity);
}
