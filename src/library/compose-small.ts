import type { Answer } from '../answer/answer';
import { LOCALE_NAMES, LOCALES } from '../answer/locale';
import type { Choice } from '../answer/reply';
import { tellFacts } from './compose-question';
import { type Draft, heading, lines, list, paragraph, standardChoices } from './draft';
import type { Words } from './words';

type NotUnderstoodAnswer = Extract<Answer, { kind: 'not-understood' }>;

export function composeSentence(key: string, words: Words): Draft {
  return { blocks: [paragraph(words.say(key))], choices: [] };
}

/** A sentence after which the person is to see how to go on. */
export function composePause(key: string, words: Words): Draft {
  return { blocks: [paragraph(words.say(key))], choices: wayOn(words) };
}

/** Nothing to show, but a person can be asked. */
export function composeNoTicket(words: Words): Draft {
  const person: Choice = { label: words.say('button.human'), action: { do: 'human' } };
  return { blocks: [paragraph(words.say('no-ticket'))], choices: [person, ...wayOn(words)] };
}

function wayOn(words: Words): readonly Choice[] {
  return [{ label: words.say('button.verdict'), action: { do: 'verdict' } }, ...standardChoices(words)];
}

export function composeNotUnderstood({ facts, hasFiles }: NotUnderstoodAnswer, words: Words): Draft {
  const so =
    facts.length === 0
      ? words.say('not-understood.nothing-yet')
      : words.say('not-understood.understood', { facts: tellFacts(facts, words) });
  if (hasFiles)
    return { blocks: [paragraph(words.say('not-understood.files'), 'warning')], choices: wayOn(words) };
  return {
    blocks: [
      paragraph(words.say('not-understood.sentence'), 'warning'),
      paragraph(so),
      paragraph(words.say('not-understood.may-ask'), 'subtle'),
    ],
    choices: wayOn(words),
  };
}

export function composeWelcome(words: Words): Draft {
  return {
    blocks: [
      heading(words.say('welcome.title')),
      paragraph(words.say('welcome.sentence')),
      ...list(words.say('welcome.try'), lines(words.say('welcome.examples'))),
    ],
    choices: languageChoices(words),
  };
}

export function composeHelp(words: Words): Draft {
  return {
    blocks: [
      heading(words.say('help.title')),
      { type: 'list', ordered: false, items: lines(words.say('help.items')) },
    ],
    choices: [
      { label: words.say('button.verdict'), action: { do: 'verdict' } },
      ...languageChoices(words),
      ...standardChoices(words).filter(({ action }) => action.do !== 'help'),
    ],
  };
}

/** Every language by its own name, but for the one spoken. */
function languageChoices({ locale }: Words): readonly Choice[] {
  return LOCALES.filter((each) => each !== locale).map((each) => ({
    label: LOCALE_NAMES[each],
    action: { do: 'language', locale: each },
  }));
}
