import type { StaffLine } from '../../answer/staff-line';
import type { FileLink } from '../../answer/ticket';
import type { StaffAct } from '../channel';

type Base = Pick<StaffAct, 'ticket' | 'by'> & {
  readonly delivery: string;
  readonly ref: string;
  readonly files: readonly FileLink[];
};

/** What a line in a ticket's thread does; undefined where it asks what can be written. */
export function toLineAct({ act, text }: StaffLine, { ref, files, ...base }: Base): StaffAct | undefined {
  switch (act) {
    case 'reply':
      return { ...base, act, text, files, ref };
    case 'note':
      return {
        ...base,
        act,
        text: [text, ...files.map(toLine)].filter((each) => each !== '').join('\n'),
        ref,
      };
    case 'resolve':
      return { ...base, act, text };
    case 'claim':
    case 'release':
    case 'reopen':
      return { ...base, act };
    case 'assign':
      return { ...base, act, to: text.replace(/^@/, '') };
    case 'merge':
    case 'prioritize':
      return { ...base, act, to: text };
    case 'help':
      return undefined;
    default:
      return act satisfies never;
  }
}

/** A note keeps words only. */
function toLine({ name, url }: FileLink): string {
  return `${name}: ${url}`;
}
