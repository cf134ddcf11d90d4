import fc from 'fast-check';
import type { Action } from '../../src/answer/action';
import { LOCALES } from '../../src/answer/locale';
import type { Ask, Block, Choice, Reply } from '../../src/answer/reply';
import { drawCard } from '../../src/channels/teams/draw-card';
import { escapeMarkdown } from '../../src/channels/teams/draw-text';
import { parsePressed } from '../../src/channels/teams/pressed';

function toReply(parts: Partial<Reply> = {}): Reply {
  return { kind: 'verdict', locale: 'en', text: 'words', blocks: [], choices: [], ...parts };
}

type Part = Readonly<Record<string, unknown>>;

/** Every object in the card, outermost first. */
function listParts(card: object): readonly Part[] {
  const parts: Part[] = [];
  JSON.stringify(card, (_key, value) => {
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) parts.push(value);
    return value;
  });
  return parts;
}

const find = (card: object, type: string) => listParts(card).filter((part) => part.type === type);
const draw = (...blocks: Block[]) => drawCard(toReply({ blocks }));
const option = (label: string): Choice => ({
  label,
  action: { do: 'answer', fact: 'created', value: label },
});

function toAsk(parts: Partial<Ask>): Ask {
  return { fact: 'created', label: 'When?', options: [], date: false, submit: 'Send', ...parts };
}

describe('a card', () => {
  test.each(LOCALES)(
    'in %s says its language, its version and its words for those who can not see it',
    (locale) => {
      const card = drawCard(toReply({ locale, text: 'こんにちは' }));
      expect(card).toMatchObject({
        type: 'AdaptiveCard',
        version: '1.5',
        lang: locale,
        fallbackText: 'こんにちは',
        speak: 'こんにちは',
      });
    },
  );

  test('holds an id only once, however deep things are folded', () => {
    const leaf: Block = { type: 'paragraph', text: 'x', tone: 'plain' };
    const inner: Block = { type: 'details', title: 'inner', blocks: [leaf] };
    const outer: Block = { type: 'details', title: 'outer', blocks: [inner, inner] };
    const card = draw(outer, outer);
    const ids = listParts(card).flatMap(({ id }) => (id === undefined ? [] : [id]));
    const targets = find(card, 'Action.ToggleVisibility').flatMap(({ targetElements }) => targetElements);
    expect(new Set(ids).size).toBe(6);
    expect([...ids].sort()).toEqual([...targets].sort());
  });
});

describe('blocks', () => {
  test.each(['good', 'warning', 'attention'] as const)(
    'a heading in the tone %s has a box of that style',
    (tone) => {
      const card = draw({ type: 'heading', text: 'Blocked', tone });
      expect(card.body[0]).toMatchObject({
        type: 'Container',
        style: tone,
        items: [{ style: 'heading', text: 'Blocked' }],
      });
    },
  );

  test('the first heading is the title of the card and larger than the rest, boxed or not', () => {
    const card = draw(
      { type: 'heading', text: 'Blocked', tone: 'attention' },
      { type: 'heading', text: 'What to do', tone: 'plain' },
    );
    expect(find(card, 'TextBlock').map(({ text, size }) => [text, size])).toEqual([
      ['Blocked', 'Large'],
      ['What to do', 'Default'],
    ]);
  });

  test('what is folded away unfolds in a box of its own, below its button', () => {
    const blocks: Block[] = [{ type: 'heading', text: 'Sources', tone: 'plain' }];
    const [button, box] = draw({ type: 'details', title: 'Why', blocks }).body;
    expect(button).toMatchObject({ actions: [{ title: 'Why', targetElements: ['part-1'] }] });
    expect(box).toMatchObject({ id: 'part-1', isVisible: false, style: 'emphasis' });
  });

  test('a plain heading is a heading without a box', () => {
    expect(draw({ type: 'heading', text: 'Blocked', tone: 'plain' }).body[0]).toMatchObject({
      type: 'TextBlock',
      style: 'heading',
    });
  });

  test('words of people stay words: no markup, no mention, no link', () => {
    const text = '<at>Everyone</at> *b* [x](https://evil.example) {{DATE(2020-01-01)}}';
    const card = draw(
      { type: 'paragraph', text, tone: 'plain' },
      { type: 'list', ordered: false, items: [text] },
    );
    expect(find(card, 'TextRun').map((run) => run.text)).toEqual([text, '•', text]);
    expect(find(card, 'TextBlock')).toEqual([]);
  });

  test('facts are two columns, the note subtle beside its value', () => {
    const card = draw({
      type: 'facts',
      rows: [
        { label: 'Port', value: '25', note: 'assumed' },
        { label: 'Type', value: 'EA' },
      ],
    });
    expect(find(card, 'TableRow')).toHaveLength(2);
    expect(find(card, 'TextRun')).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ text: '25', weight: 'Bolder' }),
        expect.objectContaining({ text: 'assumed', isSubtle: true }),
      ]),
    );
  });

  test('an ordered list counts, another one does not', () => {
    const texts = (ordered: boolean) =>
      find(draw({ type: 'list', ordered, title: 'Do', items: ['a', 'b'] }), 'TextRun').map((run) => run.text);
    expect(texts(true)).toEqual(['Do', '1.', 'a', '2.', 'b']);
    expect(texts(false)).toEqual(['Do', '•', 'a', '•', 'b']);
  });

  test('code keeps its lines, its indentation and one width', () => {
    const runs = find(draw({ type: 'code', text: 'a\n\n  b *c*\n\td' }), 'TextRun');
    expect(runs.map((run) => run.text)).toEqual([
      'a',
      '\u00a0',
      '\u00a0\u00a0b *c*',
      '\u00a0\u00a0\u00a0\u00a0d',
    ]);
    expect(runs.every((run) => run.fontType === 'Monospace')).toBe(true);
  });

  test.each([
    ['https://learn.microsoft.com/a(b) c', '[Doc \\[1\\]](https://learn.microsoft.com/a%28b%29%20c)'],
    ['javascript:alert(1)', undefined],
    ['not an address', undefined],
  ])('a source at %s links to %s', (url, expected) => {
    const card = draw({
      type: 'sources',
      title: 'Sources',
      items: [{ clause: 'x', text: 'Says so', link: { label: 'Doc [1]', url } }],
    });
    expect(find(card, 'TextBlock')[0]?.text).toBe(expected);
    expect(JSON.stringify(card)).toContain('Says so');
  });

  test.each([
    ['Decides: Section – Doc [1] (2025)', 'Decides: Section – [Doc \\[1\\]](https://x.example/) (2025)'],
    ['Doc [1] as *told* in Doc [1]', '[Doc \\[1\\]](https://x.example/) as \\*told\\* in Doc \\[1\\]'],
  ])('a document that "%s" names is the link, and is not named again', (text, expected) => {
    const link = { label: 'Doc [1]', url: 'https://x.example/' };
    const card = draw({ type: 'sources', title: 'Sources', items: [{ clause: 'x', text, link }] });
    expect(find(card, 'TextBlock').map((block) => block.text)).toEqual([expected]);
  });

  test.each<Block>([
    { type: 'facts', rows: [] },
    { type: 'list', ordered: true, items: [] },
    { type: 'sources', title: 'x', items: [] },
    { type: 'details', title: 'x', blocks: [] },
    { type: 'paragraph', text: '', tone: 'warning' },
  ])('nothing is drawn for $type without content', (block) => {
    expect(draw(block).body).toEqual([]);
  });
});

describe('a question', () => {
  test('with five options has five buttons', () => {
    const options = ['1', '2', '3', '4', '5'].map(option);
    const card = drawCard(toReply({ ask: toAsk({ options }) }));
    expect(find(card, 'Action.Submit').map(({ title }) => title)).toEqual(['1', '2', '3', '4', '5']);
    expect(find(card, 'Input.ChoiceSet')).toEqual([]);
    expect(JSON.stringify(card)).toContain('When?');
  });

  test('with six has a labelled list that must be picked from, and one button', () => {
    const options = ['1', '2', '3', '4', '5', '6'].map(option);
    const card = drawCard(toReply({ ask: toAsk({ options }) }));
    expect(find(card, 'Input.ChoiceSet')).toMatchObject([
      { label: 'When?', style: 'filtered', isRequired: true, errorMessage: 'When?' },
    ]);
    expect(find(card, 'Action.Submit')).toMatchObject([{ title: 'Send', data: { fact: 'created' } }]);
  });

  test('with a date has a labelled field; its buttons do not wait for the field', () => {
    const card = drawCard(toReply({ ask: toAsk({ date: true, options: [option('before')] }) }));
    expect(find(card, 'Input.Date')).toMatchObject([{ id: 'date', label: 'When?', isRequired: true }]);
    expect(find(card, 'Action.Submit').find(({ title }) => title === 'before')).toMatchObject({
      associatedInputs: 'none',
    });
  });

  test('with a date and a list demands neither alone', () => {
    const options = ['1', '2', '3', '4', '5', '6'].map(option);
    const card = drawCard(toReply({ ask: toAsk({ date: true, options }) }));
    expect(listParts(card).some(({ isRequired }) => isRequired === true)).toBe(false);
  });

  test('that the heading asks already is not asked twice', () => {
    const blocks: Block[] = [{ type: 'heading', text: 'When?', tone: 'plain' }];
    const card = drawCard(toReply({ blocks, ask: toAsk({ options: [option('before')] }) }));
    expect(listParts(card).filter((part) => part.text === 'When?')).toHaveLength(1);
  });

  const rows = (labels: readonly string[]) =>
    find(drawCard(toReply({ choices: labels.map(option) })), 'ActionSet').map(({ actions }) =>
      (actions as { title: string }[]).map(({ title }) => title),
    );

  test.each([
    [
      ['1', '2', '3', '4', '5', '6', '7'],
      ['1 2 3 4 5', '6 7'],
    ],
    [
      ['What if EA?', 'What if MCA-E?', 'Start over', 'Help'],
      ['What if EA? What if MCA-E?', 'Start over Help'],
    ],
    [
      ['before 15 November 2017', 'after 15 November 2017'],
      ['before 15 November 2017', 'after 15 November 2017'],
    ],
    [
      ['確認方法を見る', 'なぜ必要ですか', '戻る'],
      ['確認方法を見る なぜ必要ですか', '戻る'],
    ],
  ])('%j stand on rows that a phone shows', (labels, expected) => {
    expect(rows(labels).map((row) => row.join(' '))).toEqual(expected);
  });

  test('what leads around in the conversation, and the languages, have rows of their own', () => {
    const choices: readonly Choice[] = [
      { label: 'Mine', action: { do: 'verdict' } },
      { label: '日本語', action: { do: 'language', locale: 'ja' } },
      { label: 'Русский', action: { do: 'language', locale: 'ru' } },
      { label: 'Over', action: { do: 'restart' } },
      { label: 'Help', action: { do: 'help' } },
    ];
    const drawn = find(drawCard(toReply({ choices })), 'ActionSet').map(({ actions }) =>
      (actions as { title: string }[]).map(({ title }) => title).join(' '),
    );
    expect(drawn).toEqual(['Mine', '日本語 Русский', 'Over Help']);
  });

  test('loses no button and keeps their order, however many there are', () => {
    const labels = Array.from({ length: 13 }, (_, at) => `choice ${at}`);
    expect(rows(labels).flat()).toEqual(labels);
    expect(rows(labels).every((row) => row.length <= 5)).toBe(true);
  });
});

const text = fc.string({ unit: 'grapheme', maxLength: 40 });
const value = fc.oneof(text, fc.integer(), fc.boolean());
const action: fc.Arbitrary<Action> = fc.oneof(
  fc.record({ do: fc.constantFrom('answer' as const, 'what-if' as const), fact: text, value }),
  fc.record({ do: fc.constantFrom('correct' as const, 'how' as const, 'why' as const), fact: text }),
  fc.record({ do: fc.constant('as-of' as const), value: text }),
  fc.record({ do: fc.constant('language' as const), locale: fc.constantFrom(...LOCALES) }),
  fc.record({
    do: fc.constantFrom('verdict' as const, 'back' as const, 'restart' as const, 'help' as const),
  }),
);

test('whatever a drawn button or option does, pressing it brings back', () => {
  fc.assert(
    fc.property(fc.array(fc.record({ label: text, action }), { minLength: 6, maxLength: 8 }), (choices) => {
      const card = drawCard(toReply({ choices, ask: toAsk({ options: choices }) }));
      const buttons = find(card, 'Action.Submit')
        .slice(1)
        .map(({ data }) => parsePressed(data));
      const [list] = find(card, 'Input.ChoiceSet') as { choices?: { value: string }[] }[];
      const picked = list?.choices?.map((choice) => parsePressed({ fact: 'created', pick: choice.value }));
      expect(buttons).toEqual(choices);
      expect(picked).toEqual(choices);
    }),
  );
});

test.each([
  ['a *b* _c_ `d` [e] ~f~ \\', 'a \\*b\\* \\_c\\_ \\`d\\` \\[e\\] \\~f\\~ \\\\'],
  ['# one\n- two\n3. three', '\\# one\n\\- two\n3\\. three'],
  ['port 25 - smtp', 'port 25 - smtp'],
])('%j is escaped as %j', (raw, expected) => {
  expect(escapeMarkdown(raw)).toBe(expected);
});
