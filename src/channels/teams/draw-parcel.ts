import { type Activity, ActivityTypes, type Entity, TextFormatTypes } from 'botbuilder';
import { clip } from '../../answer/clip';
import type { Reply } from '../../answer/reply';
import type { ButtonLook } from './draw-button';
import { drawMessage, escapeHtml } from './draw-message';
import { isPersonal } from './place';
import type { Reference } from './references';
import { MOST_SUMMARY, toActivity } from './reply-activity';

/** Draws what is sent to a person unasked. Among several the person is called by name, and theirs are the buttons. */
export function drawForPerson(reply: Reply, reference: Reference, buttons: ButtonLook): Partial<Activity> {
  const { user, isPrivate } = reference;
  if (isPrivate === true) return draw(reply, { ...buttons, isPrivate });
  if (isPersonal(reference)) return draw(reply, buttons);
  return mention(draw(reply, { ...buttons, ...(user && { owner: user.id }) }), user);
}

function draw(reply: Reply, buttons: ButtonLook): Partial<Activity> {
  return isPlain(reply) ? drawPlain(reply) : toActivity(reply, { isDrawn: true, buttons });
}

/** Draws what is sent to the staff: the card alone, since it says everything. */
export function drawForStaff(reply: Reply, buttons: ButtonLook): Partial<Activity> {
  const { text: _, textFormat: __, ...card } = toActivity(reply, { isDrawn: true, buttons });
  return card;
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
