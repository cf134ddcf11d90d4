import type { Block, Choice, Reply, Tone } from '../answer/reply';
import type { Words } from './words';

/** A reply before its plain text is drawn from it. */
export type Draft = Pick<Reply, 'blocks' | 'ask' | 'choices'>;

export function heading(text: string, tone: Tone = 'plain'): Block {
  return { type: 'heading', text, tone };
}

export function paragraph(text: string, tone: Tone = 'plain'): Block {
  return { type: 'paragraph', text, tone };
}

/** A list with its title, or nothing where there is nothing to list. */
export function list(title: string, items: readonly string[], ordered = false): readonly Block[] {
  return items.length === 0 ? [] : [{ type: 'list', title, items, ordered }];
}

export function lines(text: string): readonly string[] {
  return text.split('\n').filter((line) => line.trim() !== '');
}

/** What may always be done: nobody is ever left without a way on. */
export function standardChoices(words: Words): readonly Choice[] {
  return [
    { label: words.say('button.restart'), action: { do: 'restart' } },
    { label: words.say('button.help'), action: { do: 'help' } },
  ];
}
