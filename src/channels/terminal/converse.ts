import type { Interface } from 'node:readline';
import type { Locale } from '../../answer/locale';
import type { Choice, Reply } from '../../answer/reply';
import type { Incoming, TurnTaker } from '../channel';
import { drawText, type Ink, pickChoice } from './draw-text';

type Props = {
  readonly turn: TurnTaker;
  readonly lines: Interface;
  readonly write: (text: string) => void;
  readonly ink: Ink;
  readonly conversation: string;
  readonly locale?: Locale;
};

/** A conversation on a terminal: greets, then answers each line until the input ends. A number picks a choice. */
export async function converse(props: Props): Promise<void> {
  let choices = await say(props, { ...base(props), joined: true });
  props.lines.prompt();
  for await (const line of props.lines) {
    if (line.trim() !== '') choices = await say(props, toIncoming(line, choices, props));
    props.lines.prompt();
  }
}

function base({ conversation, locale }: Props): Incoming {
  const incoming = { channel: 'terminal' as const, conversation, text: '' };
  return locale === undefined ? incoming : { ...incoming, locale };
}

function toIncoming(line: string, choices: readonly Choice[], props: Props): Incoming {
  const choice = pickChoice(line, choices);
  if (choice === undefined) return { ...base(props), text: line };
  return { ...base(props), action: choice.action, pressed: choice.label };
}

/** Takes a turn, prints the replies, and returns what a number now stands for. */
async function say(props: Props, incoming: Incoming): Promise<readonly Choice[]> {
  const replies = await props.turn.take(incoming);
  const drawn = replies.map((reply: Reply) => drawText(reply, props.ink));
  for (const { text } of drawn) props.write(`${text}\n\n`);
  return drawn.at(-1)?.choices ?? [];
}
