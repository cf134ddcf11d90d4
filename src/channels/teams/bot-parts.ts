import type { Memory, Overview, TurnTaker } from '../channel';
import type { Afterwards } from './afterwards';
import { type Answered, createAnswered } from './answered';
import type { Attempt } from './attempt';
import { createGreeter, type Greeter } from './greeter';
import type { KeptCards } from './kept-cards';
import type { ChannelLogger } from './logger';
import { createPastCards } from './past-cards';
import { createPresser, type Presser } from './presser';
import type { Speaker } from './speaker';
import type { FindLocale } from './spoken-locale';
import type { SayTeams, TeamsWords } from './teams-words';
import { createTeller, type Teller } from './teller';

export type BotPartsProps = {
  readonly turn: TurnTaker;
  readonly attempt: Attempt;
  readonly findLocale: FindLocale;
  readonly speaker: Speaker;
  readonly afterwards: Afterwards;
  /** Where greetings and answered messages are kept. */
  readonly memory: Memory;
  readonly cards: KeptCards;
  readonly words: TeamsWords;
  readonly logger: ChannelLogger;
  /** Whether the bot is registered, so that calls come from Teams itself. */
  readonly isRegistered: boolean;
  /** Left out, old cards do not say where the case stands. */
  readonly overview?: Pick<Overview, 'localeOf' | 'cases'> | undefined;
};

/** What the bot hears and speaks with. */
export type BotParts = {
  readonly teller: Teller;
  readonly presser: Presser;
  readonly greeter: Greeter;
  readonly answered: Answered;
  readonly say: SayTeams;
};

export function createBotParts(props: BotPartsProps): BotParts {
  const { turn, attempt, findLocale, speaker, memory, cards, words, logger, isRegistered, overview } = props;
  const { say } = words;
  return {
    teller: createTeller({ cards, speaker, say, isRegistered }),
    presser: createPresser({
      turn,
      cards,
      past: createPastCards({ cards, overview }),
      attempt,
      say,
      findLocale,
    }),
    greeter: createGreeter({ memory, logger }),
    answered: createAnswered(memory),
    say,
  };
}
