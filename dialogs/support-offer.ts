import type { Answer } from '../src/answer/answer';
import type { Dialog, DialogInput, DialogStep } from '../src/answer/dialog';
import { isLive } from '../src/answer/ticket';
import type { Reading } from '../src/reading/reading';

/** After so many answers in a row that did not help, a person is offered. */
export const MISSES_TO_OFFER = 2;

/** Neither help nor fail to help with what was asked. */
const NEUTRAL: readonly Answer['kind'][] = ['welcome', 'help', 'thanks', 'language-changed', 'human'];

/**
 * A dialog after whose answers a person is offered, where they did not help. Whatever it answers sets aside a
 * handoff that was shown: the next words are for the bot again.
 */
export function offering(dialog: Dialog<Reading>): Dialog<Reading> {
  return { ...dialog, advance: (conversation, input) => offer(dialog.advance(conversation, input), input) };
}

function offer(step: DialogStep, input: DialogInput<Reading>): DialogStep {
  const misses = countMisses(step);
  const answered = { ...step, conversation: { ...step.conversation, handoff: null, misses } };
  const isMissed = misses > step.conversation.misses;
  if (!isMissed || misses < MISSES_TO_OFFER || !canOffer(input)) return answered;
  return { ...answered, answers: [...step.answers, { kind: 'handoff-offer', reason: 'not-helped' }] };
}

function countMisses({ answers, conversation }: DialogStep): number {
  if (answers.some(isMiss)) return conversation.misses + 1;
  return answers.length === 0 || answers.some(({ kind }) => NEUTRAL.includes(kind)) ? conversation.misses : 0;
}

function isMiss(answer: Answer): boolean {
  if (answer.kind === 'passages') return answer.why === 'not-it';
  return answer.kind === 'not-understood' || answer.kind === 'no-passage';
}

function canOffer({ desk }: DialogInput<Reading>): boolean {
  return desk !== undefined && (desk.ticket === undefined || !isLive(desk.ticket));
}
