import type { Locale } from '../../src/answer/locale';
import { quoteText, toPlainText } from '../../src/answer/marked-text';
import type { Block, Choice, Reply } from '../../src/answer/reply';
import type { Amendment } from '../../src/answer/turn-input';
import type { Incoming, TurnTaker } from '../../src/channels/channel';

/** Signs that Markdown, HTML and Teams would read as more than signs. */
export const TRICKY = 'a *b* _c_ [d](https://evil.example) <at>Everyone</at> `e` & <b>f</b>';

type Words = { readonly verdict: string; readonly ask: string; readonly date: string; readonly send: string };

const WORDS: Readonly<Record<Locale, Words>> = {
  en: {
    verdict: 'Blocked, and nobody lifts it',
    ask: 'What kind of subscription is it?',
    date: 'When was the subscription created?',
    send: 'Send',
  },
  ja: {
    verdict: 'ブロックされており、解除できません',
    ask: 'サブスクリプションの種類は何ですか?',
    date: 'サブスクリプションはいつ作成されましたか?',
    send: '送信',
  },
  'zh-TW': {
    verdict: '已封鎖，而且無法解除',
    ask: '這是哪一種訂用帳戶？',
    date: '訂用帳戶是何時建立的？',
    send: '傳送',
  },
  ru: {
    verdict: 'Заблокировано, снять ограничение нельзя',
    ask: 'Какой это тип подписки?',
    date: 'Когда создана подписка?',
    send: 'Отправить',
  },
};

const TYPES = [
  'Enterprise Agreement',
  'Pay-As-You-Go',
  'MCA',
  'CSP',
  'Visual Studio',
  'Free trial',
  'Azure Pass',
];

type StubTurn = TurnTaker & { readonly taken: Incoming[]; readonly amended: Amendment[] };

/** A turn that says every kind of thing, and keeps what it was handed. */
export function createStubTurn(): StubTurn {
  const taken: Incoming[] = [];
  const amended: Amendment[] = [];
  const chosen = new Map<string, Locale>();
  return {
    taken,
    amended,
    amend: async (amendment) => void amended.push(amendment),
    take: async (incoming) => {
      taken.push(incoming);
      if (incoming.text === 'break') throw new Error('the store is on fire: secret-content');
      if (incoming.text === 'slow') await new Promise((resolve) => setTimeout(resolve, 1_900));
      if (incoming.text === 'quiet') return [];
      if (incoming.action?.do === 'language') chosen.set(incoming.conversation, incoming.action.locale);
      return [say(incoming, chosen.get(incoming.conversation) ?? incoming.locale ?? 'en')];
    },
  };
}

function say(incoming: Incoming, locale: Locale): Reply {
  if (incoming.joined === true)
    return toReply('welcome', locale, [heading('Port 25 Desk', 'plain'), paragraph(WORDS[locale].ask)]);
  if (incoming.text === 'types') return { ...toReply('question', locale, []), ask: askType(locale) };
  if (incoming.text === 'date') return { ...toReply('question', locale, []), ask: askDate(locale) };
  return { ...toReply('verdict', locale, verdict(incoming, locale)), ask: askDate(locale), choices: NEXT };
}

function toReply(kind: string, locale: Locale, blocks: readonly Block[]): Reply {
  const text = blocks
    .map((block) => ('text' in block ? block.text : ''))
    .filter((line) => line !== '')
    .map(toPlainText)
    .join('\n');
  return { kind, locale, text: text === '' ? WORDS[locale].ask : text, blocks, choices: [] };
}

function verdict(incoming: Incoming, locale: Locale): readonly Block[] {
  return [
    heading(WORDS[locale].verdict, 'attention'),
    paragraph(quoteText(`${incoming.pressed ?? incoming.text} | ${TRICKY}`)),
    { type: 'paragraph', text: 'The portal outranks this verdict.', tone: 'warning' },
    {
      type: 'facts',
      rows: [
        { label: 'Subscription', value: 'Pay-As-You-Go', note: 'from PayAsYouGo_2014-09-01' },
        { label: 'Port', value: '25', note: 'assumed' },
        { label: 'Asked as of', value: '2026-11-21' },
      ],
    },
    {
      type: 'list',
      title: 'What to do now',
      ordered: true,
      items: ['Use an authenticated relay on port 587.', 'Check your own network.'],
    },
    { type: 'list', ordered: false, items: ['One thing', 'Another *thing*'] },
    {
      type: 'code',
      text: 'Nov 21 mail postfix/smtp[411]:\n    connect to mx.example.com[203.0.113.9]:25:\n\n    Connection timed out',
    },
    {
      type: 'details',
      title: 'Why',
      blocks: [
        paragraph('Because of clause e16-3.'),
        { type: 'details', title: 'More', blocks: [paragraph('Deeper.')] },
      ],
    },
    {
      type: 'sources',
      title: 'Sources',
      items: [
        {
          clause: 'e16-3',
          text: 'All other subscription types are blocked.',
          link: {
            label: 'Troubleshoot outbound SMTP [2022]',
            url: 'https://learn.microsoft.com/azure/x(y) z',
          },
        },
        { clause: 'gh-1', text: 'A source without a link.' },
        {
          clause: 'bad',
          text: 'A source with a bad link.',
          link: { label: 'bad', url: 'javascript:alert(1)' },
        },
      ],
    },
  ];
}

function heading(text: string, tone: 'plain' | 'attention'): Block {
  return { type: 'heading', text, tone };
}

function paragraph(text: string): Block {
  return { type: 'paragraph', text, tone: 'plain' };
}

function askType(locale: Locale): NonNullable<Reply['ask']> {
  const options = TYPES.map(
    (label): Choice => ({ label, action: { do: 'answer', fact: 'subscription', value: label } }),
  );
  return { fact: 'subscription', label: WORDS[locale].ask, options, date: false, submit: WORDS[locale].send };
}

function askDate(locale: Locale): NonNullable<Reply['ask']> {
  const options: readonly Choice[] = [
    { label: 'Before 15 November 2017', action: { do: 'answer', fact: 'created', value: 'before' } },
    { label: 'After 15 November 2017', action: { do: 'answer', fact: 'created', value: 'after' } },
    { label: 'I do not know', action: { do: 'how', fact: 'created' } },
  ];
  return { fact: 'created', label: WORDS[locale].date, options, date: true, submit: WORDS[locale].send };
}

const NEXT: readonly Choice[] = [
  { label: 'Start over', action: { do: 'restart' } },
  {
    label: 'What if it were an EA?',
    action: { do: 'what-if', fact: 'subscription', value: 'enterprise-agreement' },
    primary: true,
  },
];
