import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import type { Action } from '../../src/answer/action';
import { LOCALES } from '../../src/answer/locale';
import type { Block, Choice, Reply } from '../../src/answer/reply';
import type { AdaptiveCard } from '../../src/channels/teams/card';
import { drawCard, MOST_CARD_BYTES } from '../../src/channels/teams/draw-card';
import { listMistakes } from '../support/adaptive-card-schema/list-mistakes';
import { drawEvery } from '../support/every-card';
import { sayEverything } from '../support/every-reply';

function check({ kind }: Reply, card: AdaptiveCard): void {
  expect({ kind, mistakes: listMistakes(card) }).toEqual({ kind, mistakes: [] });
  expect(JSON.stringify(card).length * 2).toBeLessThanOrEqual(MOST_CARD_BYTES);
}

/** The kinds the code itself says there are. */
function listKinds(): readonly string[] {
  const source = readFileSync(join(process.cwd(), 'src/library/compose.ts'), 'utf8');
  return [...source.matchAll(/case '([\w-]+)':/g)].map(([, kind]) => kind ?? '').sort();
}

describe.each(LOCALES)('in %s', (locale) => {
  test('a card of every kind there is is one that version 1.5 allows, below 80 KB', async () => {
    const replies = await sayEverything(locale);
    expect([...new Set(replies.map(({ kind }) => kind))].sort()).toEqual(listKinds());
    expect(replies.filter((reply) => reply.locale !== locale)).toEqual([]);
    for (const reply of replies) for (const card of drawEvery(reply)) check(reply, card);
  });
});

const text = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.constantFrom('**b** `c` \\*d', '[x](javascript:1)', '\n', '"\\"'.repeat(40), '長'.repeat(9_000)),
);
const words = text.filter((each) => each.trim() !== '');
const tone = fc.constantFrom(
  'plain' as const,
  'good' as const,
  'warning' as const,
  'attention' as const,
  'subtle' as const,
);
const flat: fc.Arbitrary<Block> = fc.oneof(
  fc.record({ type: fc.constantFrom('heading' as const, 'paragraph' as const), text, tone }),
  fc.record({
    type: fc.constant('facts' as const),
    rows: fc.array(fc.record({ label: text, value: text, note: text })),
  }),
  fc.record({ type: fc.constant('list' as const), ordered: fc.boolean(), items: fc.array(text) }),
  fc.record({ type: fc.constant('code' as const), text }),
  fc.record({
    type: fc.constant('sources' as const),
    title: text,
    items: fc.array(
      fc.record({ clause: text, text, link: fc.record({ label: text, url: fc.oneof(fc.webUrl(), text) }) }),
    ),
  }),
);
const block: fc.Arbitrary<Block> = fc.oneof(
  flat,
  fc.record({
    type: fc.constant('details' as const),
    title: words,
    blocks: fc.array(flat, { maxLength: 4 }),
  }),
);
const action: fc.Arbitrary<Action> = fc.oneof(
  fc.record({ do: fc.constant('answer' as const), fact: text, value: text }),
  fc.record({ do: fc.constantFrom('back' as const, 'help' as const, 'relay' as const) }),
  fc.record({ do: fc.constant('read' as const), key: text }),
);
const choice: fc.Arbitrary<Choice> = fc.record({ label: words, action, primary: fc.boolean() });
const reply: fc.Arbitrary<Reply> = fc.record(
  {
    kind: fc.constant('any'),
    locale: fc.constantFrom(...LOCALES),
    text,
    blocks: fc.array(block, { maxLength: 30 }),
    choices: fc.array(choice, { maxLength: 30 }),
    ask: fc.record({
      fact: text,
      label: words,
      options: fc.array(choice, { maxLength: 40 }),
      date: fc.boolean(),
      submit: words,
    }),
  },
  { requiredKeys: ['kind', 'locale', 'text', 'blocks', 'choices'] },
);

test('whatever is to be said, its card is one that version 1.5 allows, below 80 KB', () => {
  fc.assert(
    fc.property(reply, (each) => {
      for (const card of drawEvery(each)) check(each, card);
    }),
    { numRuns: 60 },
  );
});

test.each<[string, (card: AdaptiveCard) => object]>([
  ['a name that is not known', (card) => ({ ...card, bdoy: [] })],
  ['a newer version', (card) => ({ ...card, version: '1.6' })],
  ['an Execute without what others send', (card) => ({ ...card, body: [strip(card.body[1])] })],
  [
    'one id twice',
    (card) => ({
      ...card,
      body: [
        { ...card.body[0], id: 'x' },
        { ...card.body[0], id: 'x' },
      ],
    }),
  ],
])('%s would be found', (_name, spoil) => {
  const choices: readonly Choice[] = [{ label: 'Back', action: { do: 'back' } }];
  const blocks: readonly Block[] = [{ type: 'heading', text: 'x', tone: 'plain' }];
  const card = drawCard({ kind: 'x', locale: 'en', text: 'x', blocks, choices });
  expect(listMistakes(card)).toEqual([]);
  expect(listMistakes(spoil(card) as AdaptiveCard)).not.toEqual([]);
});

function strip(part: unknown): unknown {
  return JSON.parse(JSON.stringify(part, (key, value) => (key === 'fallback' ? undefined : value)));
}
