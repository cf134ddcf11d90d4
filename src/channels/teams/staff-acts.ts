import type { Activity } from 'botbuilder';
import { parseStaffLine } from '../../answer/staff-line';
import type { Actor } from '../../answer/ticket';
import type { StaffAct } from '../channel';
import { readFiles } from './files';
import { readText } from './mentions';
import type { Pressed } from './pressed';

/** A button of the staff that was pressed. */
export type StaffPress = Pressed & { readonly action: Extract<Pressed['action'], { readonly do: 'staff' }> };

export function isStaffPress(pressed: Pressed | undefined): pressed is StaffPress {
  return pressed?.action.do === 'staff';
}

/** What a line in a ticket's thread does; `help` where it asks what it may do, or says nothing at all. */
export function toLineAct(activity: Activity, ticket: string): StaffAct | 'help' {
  const files = readFiles(activity);
  const words = readText(activity);
  const line = parseStaffLine(words);
  if (line.act === 'help' || (words === '' && files.length === 0)) return 'help';
  const basics = { ...toBasics(activity, ticket), ...toRef(activity), ...(files.length > 0 && { files }) };
  switch (line.act) {
    case 'assign':
    case 'merge':
    case 'prioritize':
      return { ...basics, act: line.act, to: line.text };
    default:
      return { ...basics, act: line.act, ...(line.text !== '' && { text: line.text }) };
  }
}

/** What a button does; `details` and `support-request` where it only shows something. */
export function toPressAct(
  activity: Activity,
  { action, words }: StaffPress,
): StaffAct | 'ticket-details' | 'support-request' {
  const { act, ticket, entry } = action;
  if (act === 'details') return 'ticket-details';
  if (act === 'support-request') return act;
  const text = words?.trim() ?? '';
  return {
    ...toBasics(activity, ticket),
    act,
    ...(text !== '' && { text }),
    ...(entry !== undefined && { entry }),
  };
}

/**
 * What it does to edit a line, or to delete it (null): the reply that was written in it changes, or is taken
 * back; so does a note. Undefined for lines that only do something. It has the id of the line itself, so that it
 * is no delivery of its own.
 */
export function toAmendAct(activity: Activity, ticket: string, words: string | null): StaffAct | undefined {
  const basics = { ticket, by: toActor(activity), ...toRef(activity) };
  if (words === null) return { ...basics, act: 'take-back' };
  const { act, text } = parseStaffLine(words);
  if (act === 'reply') return { ...basics, act: 'edit', text };
  return act === 'note' ? { ...basics, act: 'amend-note', text } : undefined;
}

function toBasics(activity: Activity, ticket: string): Pick<StaffAct, 'ticket' | 'by' | 'delivery'> {
  const { id } = activity;
  return { ticket, by: toActor(activity), ...(typeof id === 'string' && { delivery: id }) };
}

function toRef({ id }: Activity): Pick<StaffAct, 'ref'> {
  return typeof id === 'string' ? { ref: id } : {};
}

/** The directory's id stays the same in every app; that of Teams is the bot's own. */
function toActor({ from }: Activity): Actor {
  return { id: from.aadObjectId ?? from.id, name: from.name?.trim() || from.id, via: 'teams' };
}
