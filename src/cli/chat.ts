import { parseAction } from '../answer/action';
import type { Locale } from '../answer/locale';
import type { TurnInput } from '../answer/turn-input';
import type { Turn } from '../turn';
import { type Line, LineError, withId } from './json-lines';

type Props = {
  readonly turn: Turn;
  readonly conversation: string;
  readonly locale?: Locale | undefined;
};

/** Answers one line of a conversation: `{"text"}` or `{"action"}` in, replies, facts and what is asked out. */
export function createChat({ turn, conversation, locale }: Props): (line: Line) => Promise<string> {
  return async (line) => {
    const replies = await turn.take({
      conversation,
      ...(locale === undefined ? {} : { locale }),
      ...parseInput(line.fields),
    });
    const { facts, asking } = await turn.look(conversation);
    return JSON.stringify(withId(line, { replies, facts, asking }));
  };
}

function parseInput({
  text,
  action,
  ...others
}: Readonly<Record<string, unknown>>): Pick<TurnInput, 'text' | 'action'> {
  const [unknown] = Object.keys(others);
  if (unknown !== undefined)
    throw new LineError('unknown-field', `there is no field "${unknown}"; give text or action`);
  if (action !== undefined) {
    const parsed = parseAction(action);
    if (parsed === undefined)
      throw new LineError(
        'bad-value',
        'action is none that a reply offered; send back the action of a choice',
      );
    return { text: '', action: parsed };
  }
  if (typeof text !== 'string') throw new LineError('bad-value', 'give {"text": "…"} or {"action": {…}}');
  return { text };
}
