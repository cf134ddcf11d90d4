import { type Activity, ActivityTypes, type Entity, TextFormatTypes } from 'botbuilder';
import { clip } from '../../answer/clip';
import type { Reply } from '../../answer/reply';
import type { ButtonLook } from './draw-button';
import { drawMessage, escapeHtml } from './draw-message';
import { isPersonal } from './place';
import type { Reference } from './reference';
import { type Client, MOST_SUMMARY, toActivity, toDrawnText } from './reply-activity';

/** Draws what is sent to a person unasked. Among several the person is called by name, and theirs are the buttons. */
export function drawForPerson(reply: Reply, reference: Reference, buttons: ButtonLook): Partial<Activity> {
  const { user, isPrivate } = reference;
  const text = toDrawnText(reference);
  if (isPrivate === true) return draw(reply, { text, buttons: { ...buttons, isPrivate } });
  if (isPersonal(reference)) return draw(reply, { text, buttons });
  // Whoever is called is shown the line they are called in: it says what about.
  const owned = { ...buttons, ...(user && { owner: user.id }) };
  return mention(draw(reply, { text: user?.name === undefined ? text : 'headline', buttons: owned }), user);
}

function draw(reply: Reply, client: Client): Partial<Activity> {
  return isPlain(reply) ? drawPlain(reply) : toActivity(reply, client);
}

/** Draws what is sent to the staff: the card alone, since it says everything. */
export function drawForStaff(reply: Reply, buttons: ButtonLook): Partial<Activity> {
  return toActivity(reply, { text: 'none', buttons });
}

/** What somebody of the staff says looks as what people say. */
function isPlain({ kind, choices, ask }: Reply): boolean {
  return kind === 'staff-message' && choices.length === 0 && ask === undefined;
}

function drawPlain(reply: Reply): Partial<Activity> {
  return {
    type: ActivityTypes.Message,
    locale: reply.locale,
    text: drawMessage(reply),
    textFormat: TextFormatTypes.Xml,
    summary: clip(reply.text, MOST_SUMMARY),
  };
}

function mention(activity: Partial<Activity>, user: Reference['user']): Partial<Activity> {
  if (user?.name === undefined) return activity;
  const called = `<at>${escapeHtml(user.name)}</at>`;
  const words = activity.text ?? '';
  const entity = { type: 'mention', text: called, mentioned: { id: user.id, name: user.name } };
  return {
    ...activity,
    text: `${called} ${activity.textFormat === TextFormatTypes.Xml ? words : escapeHtml(words)}`,
    textFormat: TextFormatTypes.Xml,
    entities: [entity as Entity],
  };
}
