import type { Locale } from '../../src/answer/locale';
import type { Reply } from '../../src/answer/reply';
import { HANDOFF_SAMPLES } from '../library/handoff-samples';
import { createShippedTurn, shippedCompose, startTalk } from './talk';

const SAID: Readonly<Record<Locale, readonly [thanks: string, question: string]>> = {
  en: ['thanks!', 'how do I set up SendGrid?'],
  ja: ['ありがとう', 'SendGrid の設定方法は？'],
  'zh-TW': ['謝謝', '如何設定 SendGrid？'],
  ru: ['спасибо', 'Как настроить SendGrid?'],
};

/** Every kind of reply the product has, in one language, as the shipped desk gives them. */
export async function sayEverything(locale: Locale): Promise<readonly Reply[]> {
  return [...(await talk(locale)), ...HANDOFF_SAMPLES.map((answer) => shippedCompose()(answer, locale))];
}

async function talk(locale: Locale): Promise<readonly Reply[]> {
  const turn = createShippedTurn();
  const { say, press } = startTalk(turn, 'case', locale);
  const [thanks, question] = SAID[locale];
  const told = [
    await turn.take({ conversation: 'new', text: '', joined: true, locale }),
    await turn.take({ conversation: 'new', text: 'qwzx blorf', wish: 'ask', locale }),
    // Chosen, so that words of another language change nothing.
    await press({ do: 'language', locale }),
    await press({ do: 'help' }),
    await press({ do: 'back' }),
    await say('Connection timed out: <at>all</at> *smtp.example.com*:25'),
    await press({ do: 'why', fact: 'subscription' }),
    await press({ do: 'how', fact: 'subscription' }),
    await press({ do: 'what-if', fact: 'subscription', value: 'csp' }),
    await press({ do: 'answer', fact: 'subscription', value: 'pay-as-you-go' }),
    await press({ do: 'answer', fact: 'created', value: '2019-03-05' }),
    await press({ do: 'what-if', fact: 'subscription', value: 'free-trial' }),
    await press({ do: 'correct', fact: 'subscription' }),
    await press({ do: 'answer', fact: 'subscription', value: 'enterprise-agreement' }),
    await press({ do: 'back' }),
    await say('qwzx blorf'),
    await say(question),
    await press({ do: 'more' }),
    await press({ do: 'relay' }),
    await press({ do: 'human' }),
    await press({ do: 'cancel' }),
    await say('created 2031-01-01 *_`<x>'),
    await say(thanks),
    await press({ do: 'restart' }),
  ];
  return told.flat();
}
