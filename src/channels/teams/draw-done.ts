import { LOCALE_TAGS, type Locale } from '../../answer/locale';
import { quoteText } from '../../answer/marked-text';
import type { Block, Choice, Reply } from '../../answer/reply';
import type { KeptCard } from './kept-cards';
import type { SayTeams } from './teams-words';

/** What a card that is no longer open says instead of asking. */
type Past = {
  readonly say: SayTeams;
  /** Where the case stands now, in one line; left out, nothing is told of it. */
  readonly standing?: string;
  /** Say that it is old, and offer to go on. */
  readonly isOld: boolean;
};

/** A card as it stays once it was answered, or once the conversation went on without it: without its buttons. */
export function toDone({ reply, chosen }: KeptCard, { say, standing, isOld }: Past): Reply {
  const { ask, ...told } = reply;
  const { locale } = reply;
  const lines = [
    ...(chosen === undefined || chosen.label === ''
      ? []
      : [say(locale, 'chosen', { choice: quoteText(toWords(chosen.label, locale)) })]),
    ...(isOld ? [say(locale, 'old')] : []),
    ...(isOld && standing !== undefined ? [say(locale, 'stands', { standing: quoteText(standing) })] : []),
  ];
  const blocks = [...toQuestion(reply), ...reply.blocks, ...lines.map(toLine)];
  const text = [reply.text, ...lines].join('\n');
  return { ...told, text, blocks, choices: isOld ? [toShowCase(reply, say)] : [] };
}

/** What was asked stays readable; most replies have it as a heading already. */
function toQuestion({ ask, blocks }: Reply): readonly Block[] {
  const isTold = blocks.some((block) => block.type === 'heading' && block.text === ask?.label);
  return ask === undefined || isTold ? [] : [{ type: 'heading', text: ask.label, tone: 'plain' }];
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** A day that was picked, as the language writes it; anything else is the words of a button. */
function toWords(label: string, locale: Locale): string {
  const day = new Date(`${label}T00:00:00Z`);
  if (!DAY.test(label) || Number.isNaN(day.getTime())) return label;
  return day.toLocaleDateString(LOCALE_TAGS[locale], { dateStyle: 'long', timeZone: 'UTC' });
}

function toLine(text: string): Block {
  return { type: 'paragraph', text, tone: 'plain' };
}

/** The way on that a card which is over offers. */
export function toShowCase({ locale }: Pick<Reply, 'locale'>, say: SayTeams): Choice {
  return { label: say(locale, 'show-case'), action: { do: 'verdict' } };
}

/** Answers to a message that was changed, with a line that says so above them. */
export function toEdited([first, ...rest]: readonly Reply[], say: SayTeams): readonly Reply[] {
  if (first === undefined) return [];
  const line = say(first.locale, 'edited');
  const blocks: readonly Block[] = [{ type: 'paragraph', text: line, tone: 'subtle' }, ...first.blocks];
  return [{ ...first, text: `${line}\n${first.text}`, blocks }, ...rest];
}
