import type { Answer } from '../answer/answer';
import type { Locale } from '../answer/locale';
import type { Reply } from '../answer/reply';
import type { SourceDocument } from '../rules/policy';
import { composeChanged, composeSymptom, composeTrouble, composeWentBack } from './compose-change';
import { composeGuidance } from './compose-guidance';
import { composeHandoff } from './compose-handoff';
import { composeNoPassage, composePassage, composePassages } from './compose-passage';
import { composeHow, composeQuestion, composeWhy } from './compose-question';
import {
  composeHelp,
  composeNoTicket,
  composeNotUnderstood,
  composePause,
  composeSentence,
  composeWelcome,
} from './compose-small';
import { composeSupportRequest } from './compose-support-request';
import { composeTicket } from './compose-ticket';
import { composeOwnTicket } from './compose-ticket-own';
import { composeInThread } from './compose-ticket-thread';
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
  /** The IANA name of the zone that moments are told in. Default UTC. */
  readonly timeZone?: string;
};

export function createCompose({ book, documents, passages, guidance, timeZone = 'UTC' }: Props): Compose {
  const wordsOf = (locale: Locale): Words => createWords({ book, documents, locale, timeZone });
  return (answer, locale) => {
    const words = wordsOf(locale);
    const english = wordsOf('en');
    const draft = drawUp(answer, words, { passages, guidance, english });
    return { kind: answer.kind, locale, text: toText(draft), ...draft };
  };
}

function drawUp(
  answer: Answer,
  words: Words,
  { passages, guidance, english }: Pick<Props, 'passages' | 'guidance'> & { readonly english: Words },
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
    case 'no-ticket':
      return composeNoTicket(words);
    case 'handoff-offer':
    case 'handoff-preview':
    case 'handoff-cancelled':
      return composeHandoff(answer, words);
    case 'ticket-opened':
    case 'ticket-status':
    case 'ticket-added':
    case 'ticket-changed':
    case 'ticket-rated':
    case 'staff-message':
      return composeOwnTicket(answer, words);
    case 'support-request':
      return composeSupportRequest(answer, words, english);
    case 'ticket-card':
    case 'ticket-details':
      return composeTicket(answer, words);
    case 'ticket-said':
    case 'ticket-note':
    case 'reply-preview':
    case 'ticket-nudge':
    case 'staff-refused':
    case 'staff-help':
      return composeInThread(answer, words);
    default:
      return answer satisfies never;
  }
}
