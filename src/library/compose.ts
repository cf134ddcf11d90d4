import type { Answer } from '../answer/answer';
import type { Locale } from '../answer/locale';
import type { Reply } from '../answer/reply';
import type { SourceDocument } from '../rules/policy';
import { composeChanged, composeSymptom, composeTrouble, composeWentBack } from './compose-change';
import { composeGuidance } from './compose-guidance';
import { composeNoPassage, composePassage, composePassages } from './compose-passage';
import { composeHow, composeQuestion, composeWhy } from './compose-question';
import {
  composeHelp,
  composeNotUnderstood,
  composePause,
  composeSentence,
  composeWelcome,
} from './compose-small';
import { composeVerdict } from './compose-verdict';
import { composeWhatIf, composeWhatIfOpen } from './compose-what-if';
import type { Draft } from './draft';
import type { Guidance, Passages } from './passages';
import type { Phrasebook } from './phrasebook';
import { toText } from './plain-text';
import { createWords, type Words } from './words';

/** Puts an answer into the words of one language. */
export type Compose = (answer: Answer, locale: Locale) => Reply;

type Props = {
  readonly book: Phrasebook;
  readonly documents: readonly SourceDocument[];
  readonly passages: Passages;
  readonly guidance: Guidance;
};

export function createCompose({ book, documents, passages, guidance }: Props): Compose {
  return (answer, locale) => {
    const words = createWords(book, documents, locale);
    const draft = drawUp(answer, words, { passages, guidance });
    return { kind: answer.kind, locale, text: toText(draft), ...draft };
  };
}

function drawUp(
  answer: Answer,
  words: Words,
  { passages, guidance }: Pick<Props, 'passages' | 'guidance'>,
): Draft {
  switch (answer.kind) {
    case 'question':
      return composeQuestion(answer, words);
    case 'verdict':
      return composeVerdict(
        answer,
        words,
        composeGuidance(guidance(answer.verdict, answer.today), words, passages),
      );
    case 'why':
      return composeWhy(answer, words);
    case 'how':
      return composeHow(answer, words);
    case 'changed':
      return composeChanged(answer, words);
    case 'went-back':
      return composeWentBack(answer, words);
    case 'what-if':
      return composeWhatIf(answer, words);
    case 'what-if-open':
      return composeWhatIfOpen(answer, words);
    case 'symptom':
      return composeSymptom(answer, words);
    case 'trouble':
      return composeTrouble(answer, words);
    case 'passage':
      return composePassage(answer, words, passages);
    case 'passages':
      return composePassages(answer, words, passages);
    case 'no-passage':
      return composeNoPassage(answer, words, passages);
    case 'not-understood':
      return composeNotUnderstood(answer, words);
    case 'welcome':
      return composeWelcome(words);
    case 'help':
      return composeHelp(words);
    case 'language-changed':
      return composeSentence('language.changed', words);
    case 'nothing-to-go-back':
    case 'restarted':
      return composeSentence(answer.kind, words);
    case 'cancelled':
    case 'thanks':
    case 'human':
      return composePause(answer.kind, words);
    default:
      return answer satisfies never;
  }
}
