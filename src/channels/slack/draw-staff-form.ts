import type { types } from '@slack/bolt';
import { z } from 'zod';
import type { Locale } from '../../answer/locale';
import { TICKET_ID } from '../../answer/ticket';
import { drawPlain } from './draw-text';
import { MOST_HINT, MOST_INPUT, MOST_LABEL, MOST_VIEW_TITLE } from './limits';
import { STAFF_FORM } from './slack-desk';
import type { SaySlack } from './slack-words';

/** What the staff do with words of their own. */
export const STAFF_FORM_ACTS = ['reply', 'note', 'resolve'] as const;
export type StaffFormAct = (typeof STAFF_FORM_ACTS)[number];

/** The block and the action of the box. */
export const STAFF_TEXT = 'text';

const METADATA = z
  .object({
    ticket: z.string().regex(TICKET_ID),
    act: z.enum(STAFF_FORM_ACTS),
    channel: z.string(),
    thread: z.string().optional(),
  })
  .readonly();
/** What a form carries along: which ticket, and where somebody pressed. */
export type StaffFormMetadata = z.infer<typeof METADATA>;

type Voice = { readonly say: SaySlack; readonly locale: Locale };

/** Draws the box for a reply, a note, or what is said at the end; only the last may stay empty. */
export function drawStaffForm(metadata: StaffFormMetadata, { say, locale }: Voice): types.ModalView {
  const { act, ticket } = metadata;
  return {
    type: 'modal',
    callback_id: STAFF_FORM,
    private_metadata: JSON.stringify(metadata),
    title: drawPlain(say(locale, `staff.${act}.title`, { ticket }), MOST_VIEW_TITLE),
    submit: drawPlain(say(locale, `staff.${act}.submit`), MOST_VIEW_TITLE),
    close: drawPlain(say(locale, 'staff.cancel'), MOST_VIEW_TITLE),
    blocks: [
      {
        type: 'input',
        block_id: STAFF_TEXT,
        optional: act === 'resolve',
        label: drawPlain(say(locale, `staff.${act}.label`), MOST_LABEL),
        hint: drawPlain(say(locale, `staff.${act}.hint`), MOST_HINT),
        element: {
          type: 'plain_text_input',
          action_id: STAFF_TEXT,
          multiline: true,
          max_length: MOST_INPUT,
        },
      },
    ],
  };
}

/** Reads what a form carried; undefined where it is none of ours. */
export function parseStaffMetadata(text: string): StaffFormMetadata | undefined {
  try {
    return METADATA.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
