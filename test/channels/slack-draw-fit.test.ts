import fc from 'fast-check';
import type { Action } from '../../src/answer/action';
import { LOCALES, type Locale } from '../../src/answer/locale';
import type { Ask, Block, Choice, Reply, Tone } from '../../src/answer/reply';
import { type DrawnMessage, drawReply, note, withoutButtons } from '../../src/channels/slack/draw-reply';
import { findFaults } from '../support/block-kit';
import { elementsIn, textsIn, toSeen } from '../support/block-kit-words';
import { shippedPolicy } from '../support/policy';
import { createShippedTurn, startTalk } from '../support/talk';

const words = { date: 'Pick a date', pick: 'Choose …', share: 'Share here' };
const look = { place: `T1:U1:${'C'.repeat(190)}`, words, isShareable: true, shareValue: 'abc' };

/** What Slack or a reader would mind about a drawn reply. */
function findTroubles(messages: readonly DrawnMessage[]): readonly string[] {
  const pressable = messages.slice(0, -1).flatMap(({ blocks }) => elementsIn(blocks));
  const ids = messages.flatMap(({ blocks }) => elementsIn(blocks).map(({ action_id }) => action_id));
  return [
    ...messages.flatMap(({ blocks }) => findFaults(blocks, 'message')),
    ...messages.flatMap(({ blocks }) => findFaults([...withoutButtons(blocks), note('chosen')], 'message')),
    ...messages.filter(({ text }) => text.trim() === '' || text.length > 4_000).map(() => 'a text'),
    ...(pressable.length > 0 ? ['buttons before the last message'] : []),
    ...(new Set(ids).size < ids.length ? ['an action_id twice'] : []),
  ];
}

const units = fc.constantFrom(
  ...'aZ9 .\n*_~`<>&:|"\\。日＊`',
  '\u{1f600}',
  '\ud83d',
  '\udc00',
  '\u0000',
  '\u001b',
  '\u200b',
  '```',
  '**',
  ' words ',
  '<!channel>',
  '<@U1>',
);
const short = fc.string({ unit: units, maxLength: 30 });
/** Some texts of thousands of characters, made of little to keep the search quick. */
const long = fc.tuple(short, fc.integer({ min: 1, max: 400 })).map(([text, times]) => text.repeat(times));
const text = fc.oneof({ weight: 4, arbitrary: short }, { weight: 1, arbitrary: long });
const tone = fc.constantFrom<Tone>('plain', 'good', 'warning', 'attention', 'subtle');
const link = fc.record({ label: text, url: fc.oneof(fc.webUrl({ withQueryParameters: true }), text) });

const { block } = fc.letrec<{ block: Block }>((tie) => ({
  block: fc.oneof(
    { maxDepth: 2 },
    fc.record({ type: fc.constantFrom('heading' as const, 'paragraph' as const), text, tone }),
    fc.record({ type: fc.constant('code' as const), text }),
    fc.record({
      type: fc.constant('facts' as const),
      rows: fc.array(
        fc.record({ label: text, value: text, note: text }, { requiredKeys: ['label', 'value'] }),
        {
          maxLength: 15,
        },
      ),
    }),
    fc.record(
      { type: fc.constant('list' as const), title: text, ordered: fc.boolean(), items: fc.array(text) },
      { requiredKeys: ['type', 'ordered', 'items'] },
    ),
    fc.record({
      type: fc.constant('sources' as const),
      title: text,
      items: fc.array(fc.record({ text, link, clause: short }, { requiredKeys: ['text', 'clause'] })),
    }),
    fc.record({
      type: fc.constant('details' as const),
      title: text,
      blocks: fc.array(tie('block') as fc.Arbitrary<Block>, { maxLength: 5 }),
    }),
  ) as fc.Arbitrary<Block>,
}));

const action: fc.Arbitrary<Action> = fc.oneof(
  fc.record({
    do: fc.constantFrom('answer' as const, 'what-if' as const),
    fact: short,
    value: fc.oneof(text, fc.integer(), fc.boolean()),
  }),
  fc.record({ do: fc.constant('read' as const), key: text }),
  fc.record({ do: fc.constantFrom('verdict' as const, 'back' as const, 'help' as const) }),
);
const choice: fc.Arbitrary<Choice> = fc.record(
  { label: text, action, primary: fc.boolean() },
  { requiredKeys: ['label', 'action'] },
);
const ask: fc.Arbitrary<Ask> = fc.record(
  {
    fact: text,
    label: text,
    options: fc.array(choice, { maxLength: 150, size: 'max' }),
    date: fc.boolean(),
    placeholder: text,
    submit: short,
  },
  { requiredKeys: ['fact', 'label', 'options', 'date', 'submit'] },
);
const reply = fc.record(
  {
    kind: fc.constant('verdict'),
    locale: fc.constantFrom(...LOCALES),
    text,
    blocks: fc.array(block, { maxLength: 60 }),
    ask,
    choices: fc.array(choice, { maxLength: 60 }),
  },
  { requiredKeys: ['kind', 'locale', 'text', 'blocks', 'choices'] },
) as fc.Arbitrary<Reply>;

test('whatever a reply is, Slack takes how it is drawn', () => {
  fc.assert(
    fc.property(reply, fc.boolean(), (each, isInert) => {
      expect(findTroubles(drawReply(each, { ...look, isInert }))).toEqual([]);
    }),
    { numRuns: 150 },
  );
}, 60_000);

test.each<[string, Partial<Reply>]>([
  ['a long paste', { blocks: [{ type: 'code', text: '長い\n*log* '.repeat(5_000) }] }],
  ['a paste of one line', { blocks: [{ type: 'code', text: '<'.repeat(20_000) }] }],
  ['nothing but line breaks', { blocks: [{ type: 'code', text: '\n'.repeat(50_000) }] }],
  ['a paragraph of marks', { blocks: [{ type: 'paragraph', text: '*`'.repeat(5_000), tone: 'plain' }] }],
  [
    'a paragraph of emoji',
    { blocks: [{ type: 'paragraph', text: '\u{1f600}'.repeat(5_000), tone: 'plain' }] },
  ],
  ['one bold text', { blocks: [{ type: 'paragraph', text: `**${'bold '.repeat(2_000)}**`, tone: 'plain' }] }],
  [
    'many blocks',
    { blocks: Array.from({ length: 500 }, () => ({ type: 'paragraph', text: 'w', tone: 'plain' })) },
  ],
  ['no words at all', { text: '' }],
])('stays within the limits: %s', (_name, parts) => {
  const drawn = drawReply(
    { kind: 'x', locale: 'en', text: 'words', blocks: [], choices: [], ...parts },
    look,
  );
  expect(findTroubles(drawn)).toEqual([]);
});

/** The words of the plain text that are nowhere in what was drawn. */
function findLost({ text: whole }: Reply, messages: readonly DrawnMessage[]): readonly string[] {
  const seen = messages
    .flatMap(({ blocks }) => textsIn(blocks))
    .map(toSeen)
    .join('\n');
  const bare = seen.replace(/[*`]/g, '');
  return whole
    .split(/\s+/)
    .map((word) => word.replace(/^-$|[:：]$|[*`]/g, ''))
    .filter((word) => !bare.includes(word));
}

const GREETING: Readonly<Record<Locale, readonly [thanks: string, question: string]>> = {
  en: ['thanks!', 'how do I set up SendGrid?'],
  ja: ['ありがとう', 'SendGrid の設定方法は？'],
  'zh-TW': ['謝謝', '如何設定 SendGrid？'],
  ru: ['спасибо', 'Как настроить SendGrid?'],
};

/** A conversation that is given an answer of every kind. */
async function talkAboutEverything(locale: Locale): Promise<readonly Reply[]> {
  const turn = createShippedTurn();
  const talk = startTalk(turn, 'case', locale);
  const [thanks, question] = GREETING[locale];
  const told = [
    await turn.take({ conversation: 'new', text: '', joined: true, locale }),
    await turn.take({ conversation: 'new', text: 'qwzx blorf', wish: 'ask', locale }),
    await talk.press({ do: 'help' }),
    await talk.press({ do: 'back' }),
    await talk.say('Connection timed out: <!channel> *smtp.example.com*:25'),
    await talk.press({ do: 'why', fact: 'subscription' }),
    await talk.press({ do: 'how', fact: 'subscription' }),
    await talk.press({ do: 'what-if', fact: 'subscription', value: 'csp' }),
    await talk.press({ do: 'what-if', fact: 'subscription', value: 'enterprise-agreement' }),
    await talk.press({ do: 'answer', fact: 'subscription', value: 'enterprise-agreement' }),
    await talk.press({ do: 'what-if', fact: 'subscription', value: 'free-trial' }),
    await talk.press({ do: 'correct', fact: 'subscription' }),
    await talk.press({ do: 'answer', fact: 'subscription', value: 'pay-as-you-go' }),
    await talk.press({ do: 'back' }),
    await talk.say('qwzx blorf'),
    await talk.say(question),
    await talk.press({ do: 'more' }),
    await talk.press({ do: 'relay' }),
    await talk.press({ do: 'human' }),
    await talk.press({ do: 'cancel' }),
    await talk.say('created 2031-01-01 *_`<x>'),
    await talk.say(thanks),
    await talk.press({ do: 'restart' }),
    await talk.press({ do: 'language', locale }),
  ];
  return told.flat();
}

const KINDS = [
  'cancelled',
  'changed',
  'help',
  'how',
  'human',
  'language-changed',
  'no-passage',
  'not-understood',
  'nothing-to-go-back',
  'passage',
  'passages',
  'question',
  'restarted',
  'symptom',
  'thanks',
  'trouble',
  'verdict',
  'welcome',
  'went-back',
  'what-if',
  'what-if-open',
  'why',
];

describe.each(LOCALES)('in %s', (locale) => {
  const check = (replies: readonly Reply[]) => {
    for (const each of replies) {
      const drawn = drawReply(each, look);
      expect({ kind: each.kind, troubles: findTroubles(drawn) }).toEqual({ kind: each.kind, troubles: [] });
      expect({ kind: each.kind, lost: findLost(each, drawn) }).toEqual({ kind: each.kind, lost: [] });
    }
  };

  test('a reply of every kind is drawn whole', async () => {
    const replies = await talkAboutEverything(locale);
    expect([...new Set(replies.map(({ kind }) => kind))].sort()).toEqual(KINDS);
    check(replies);
  });

  test('the verdict on every type of subscription, old and new, is drawn whole', async () => {
    for (const value of Object.keys(shippedPolicy().typeGuides)) {
      const talk = startTalk(createShippedTurn(), value, locale);
      check(await talk.press({ do: 'answer', fact: 'subscription', value }));
      for (const day of ['2016-05-05', '2020-05-05'])
        check(await talk.press({ do: 'answer', fact: 'created', value: day }));
    }
  });

  test('every section that a verdict points to is drawn whole', async () => {
    const talk = startTalk(createShippedTurn(), 'reader', locale);
    const { guides, typeGuides } = shippedPolicy();
    for (const key of new Set([...Object.values(guides), ...Object.values(typeGuides)]))
      check(await talk.press({ do: 'read', key }));
  });
});
