import { clip } from '../../answer/clip';
import { toPlainText } from '../../answer/marked-text';
import type { ColumnSet } from './card';
import { type ButtonLook, drawExecute, toOrigin } from './draw-button';
import { drawLine, drawRun, drawText } from './draw-text';

/** How a list of steps is ticked off. */
export type StepLook = {
  /** The steps that are done, by id. */
  readonly ticked: readonly string[];
  /** What pressing a step does, in words: they are read aloud in place of the step. */
  readonly title: (step: string, isTicked: boolean) => string;
};

/** A name read aloud that is longer than this is heard to its end by nobody. */
const MOST_SPOKEN_STEP = 150;

type Step = { readonly id: string; readonly number: number; readonly text: string };

/**
 * Draws a step with a box to tick. It is the bot that ticks it, in place: inputs of a card forget what
 * was entered as soon as the chat is opened again.
 */
export function drawStep({ id, number, text }: Step, steps: StepLook, look: ButtonLook): ColumnSet {
  const isTicked = steps.ticked.includes(id);
  return {
    type: 'ColumnSet',
    spacing: 'Small',
    selectAction: drawExecute({
      verb: 'tick',
      title: steps.title(clip(toPlainText(text), MOST_SPOKEN_STEP), isTicked),
      data: { tick: id, ...toOrigin(look) },
      isAlone: true,
    }),
    columns: [
      { type: 'Column', width: 'auto', items: [drawLine([drawRun(`${isTicked ? '☑' : '☐'} ${number}.`)])] },
      { type: 'Column', width: 'stretch', items: drawText(text, isTicked ? { isSubtle: true } : {}) },
    ],
  };
}
