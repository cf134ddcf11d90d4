import { toPlainText } from '../../answer/marked-text';
import type { Reply } from '../../answer/reply';

/** What a reply is about, in one line: its first heading, or else its first line. */
export function titleOf({ blocks, text }: Reply): string {
  const heading = blocks.find((block) => block.type === 'heading');
  if (heading !== undefined && 'text' in heading) return toPlainText(heading.text);
  return text.split('\n', 1)[0] ?? '';
}
