import type { Ask, Block, Choice, Reply } from '../../src/answer/reply';
import { drawBlocks } from '../../src/channels/slack/draw-blocks';
import { drawReply, type Look, note, withoutButtons } from '../../src/channels/slack/draw-reply';
import { decodeAction, decodePress } from '../../src/channels/slack/press-code';
import { findFaults } from '../support/block-kit';
import { elementsIn, textsIn, toSeen } from '../support/block-kit-words';

const look: Look = {
  place: 'T1:U1:own',
  words: { date: 'Pick a date', pick: 'Choose …', share: 'Share here' },
};

function toReply(parts: Partial<Reply> = {}): Reply {
  return { kind: 'verdict', locale: 'en', text: 'words', blocks: [], choices: [], ...parts };
}

function toAsk(parts: Partial<Ask>): Ask {
  return { fact: 'created', label: 'When?', options: [], date: false, submit: 'Send', ...parts };
}

const option = (label: string): Choice => ({
  label,
  action: { do: 'answer', fact: 'created', value: label },
});
const options = (count: number) => Array.from({ length: count }, (_, at) => option(`${at + 1}`));
const drawOne = (parts: Partial<Reply>, more: Partial<Look> = {}) => {
  const messages = drawReply(toReply(parts), { ...look, ...more });
  expect(messages).toHaveLength(1);
  expect(findFaults(messages[0]?.blocks ?? [], 'message')).toEqual([]);
  return messages[0]?.blocks ?? [];
};
const section = (text: string) => ({ type: 'section', text: { type: 'mrkdwn', text, verbatim: true } });

describe('blocks', () => {
  test.each([
    ['good', '✅ Blocked'],
    ['warning', '⚠️ Blocked'],
    ['attention', '⛔ Blocked'],
    ['plain', 'Blocked'],
  ] as const)('a heading in the tone %s is a header "%s"', (tone, text) => {
    expect(drawBlocks([{ type: 'heading', text: 'Blocked', tone }])).toEqual([
      { type: 'header', text: { type: 'plain_text', text, emoji: true } },
    ]);
  });

  test('a heading too long for a header is bold, and whole', () => {
    const words = 'many words '.repeat(30).trim();
    expect(drawBlocks([{ type: 'heading', text: words, tone: 'good' }])).toEqual([section(`✅ *${words}*`)]);
  });

  test('a paragraph is a section, a subtle one a small line', () => {
    expect(
      drawBlocks([
        { type: 'paragraph', text: 'Use **port 587** and `TLS`.', tone: 'plain' },
        { type: 'paragraph', text: 'aside', tone: 'subtle' },
      ]),
    ).toEqual([
      section('Use *port 587* and `TLS`.'),
      { type: 'context', elements: [{ type: 'mrkdwn', text: 'aside', verbatim: true }] },
    ]);
  });

  test('facts are fields, ten to a section', () => {
    const rows = Array.from({ length: 12 }, (_, at) => ({
      label: `Fact ${at}`,
      value: '25',
      note: 'assumed',
    }));
    const blocks = drawBlocks([{ type: 'facts', rows }]) as readonly { fields?: { text: string }[] }[];
    expect(blocks.map(({ fields }) => fields?.length)).toEqual([10, 2]);
    expect(blocks[0]?.fields?.[0]?.text).toBe('*Fact 0*\n25 (assumed)');
  });

  test('a value too long for a field is a section between the fields', () => {
    const row = (value: string) => ({ label: 'Log', value });
    const blocks = drawBlocks([{ type: 'facts', rows: [row('a'), row('long '.repeat(700)), row('b')] }]);
    expect(blocks.map((block) => Object.keys(block)[1])).toEqual(['fields', 'text', 'text', 'fields']);
  });

  test('an ordered list counts, another one does not', () => {
    const list = (ordered: boolean) =>
      textsIn(drawBlocks([{ type: 'list', ordered, title: 'Do', items: ['a', 'b'] }]));
    expect(list(true)).toEqual(['*Do*\n1. a\n2. b']);
    expect(list(false)).toEqual(['*Do*\n• a\n• b']);
  });

  test('a long list is cut between its items', () => {
    const items = Array.from({ length: 9 }, () => 'x'.repeat(1_000));
    const parts = textsIn(drawBlocks([{ type: 'list', ordered: true, items }]));
    expect(parts.map((part) => part.match(/^\d\./gm))).toEqual([
      ['1.', '2.'],
      ['3.', '4.'],
      ['5.', '6.'],
      ['7.', '8.'],
      ['9.'],
    ]);
  });

  test.each([
    [
      'https://learn.microsoft.com/a?b=1&c=<|>',
      '<https://learn.microsoft.com/a?b=1&amp;c=%3C%7C%3E|Doc ¦1¦ &lt;a&gt;>',
    ],
    ['javascript:alert(1)', 'Doc |1| &lt;a&gt;'],
    ['not an address', 'Doc |1| &lt;a&gt;'],
  ])('a source at %s is "%s", with the id of its clause', (url, link) => {
    const items = [{ text: 'Says so', clause: 'ea-2024', link: { label: 'Doc |1| <a>', url } }];
    const [drawn] = textsIn(drawBlocks([{ type: 'sources', title: 'Sources', items }]));
    expect(drawn).toBe(`*Sources*\n1. Says so\n${link} \`ea-2024\``);
  });

  test('code keeps its lines and its indentation; a fence inside does not end it', () => {
    const [drawn = ''] = textsIn(drawBlocks([{ type: 'code', text: '  if (a < b)\n\n```\n\treturn' }]));
    expect(drawn).toBe('```\n  if (a &lt; b)\n\n`\u200b``\n\treturn\n```');
    expect(drawn.slice(3, -3)).not.toContain('```');
  });

  test('long code is cut between lines, each part fenced', () => {
    const line = `${'250 OK '.repeat(10)}`.trim();
    const parts = textsIn(drawBlocks([{ type: 'code', text: `${line}\n`.repeat(100) }]));
    expect(parts.length).toBeGreaterThan(2);
    for (const part of parts) {
      expect(part.length).toBeLessThanOrEqual(3_000);
      expect(part).toMatch(/^```\n/);
      expect(part).toMatch(/\n```$/);
      expect(new Set(part.split('\n').slice(1, -1))).toEqual(new Set([line]));
    }
  });

  test('what Teams folds stands below a line and a bold title', () => {
    const blocks: Block[] = [
      { type: 'details', title: 'Why', blocks: [{ type: 'paragraph', text: 'because', tone: 'plain' }] },
    ];
    expect(drawBlocks(blocks)).toEqual([{ type: 'divider' }, section('*Why*'), section('because')]);
  });

  test.each<Block>([
    { type: 'heading', text: ' ', tone: 'good' },
    { type: 'paragraph', text: '\u200b', tone: 'warning' },
    { type: 'facts', rows: [] },
    { type: 'list', title: 'x', ordered: true, items: [] },
    { type: 'list', title: 'x', ordered: true, items: ['', ' '] },
    { type: 'sources', title: 'x', items: [] },
    { type: 'code', text: '\n\n' },
    { type: 'details', title: 'x', blocks: [] },
  ])('nothing is drawn for $type without content', (block) => {
    expect(drawBlocks([block])).toEqual([]);
  });
});

describe('a question', () => {
  test('with five options has five buttons, which bring back whose card it is and what was chosen', () => {
    const blocks = drawOne({ ask: toAsk({ options: options(5) }) });
    expect(textsIn(blocks)).toEqual(['When?', '1', '2', '3', '4', '5']);
    expect(blocks.map(({ type }) => type)).toEqual(['header', 'actions']);
    expect(decodePress(blocks[1]?.block_id ?? '')).toEqual({ place: 'T1:U1:own' });
    expect(elementsIn(blocks).map(({ value }) => decodeAction(String(value)))).toEqual(
      options(5).map(({ action }) => action),
    );
  });

  test('with six has a list to pick from', () => {
    const blocks = drawOne({ ask: toAsk({ options: options(6), placeholder: 'Which?' }) });
    expect(elementsIn(blocks)).toMatchObject([
      { type: 'static_select', action_id: 'pick', placeholder: { text: 'Which?' } },
    ]);
  });

  test('with more options than a list holds has another list', () => {
    const blocks = drawOne({ ask: toAsk({ options: options(150) }) });
    const lists = elementsIn(blocks) as { action_id: string; options: unknown[] }[];
    expect(lists.map(({ action_id, options: { length } }) => [action_id, length])).toEqual([
      ['pick', 100],
      ['pick-2', 50],
    ]);
  });

  test('draws an option that a list cannot carry as a button', () => {
    const long = option('x'.repeat(200));
    const blocks = drawOne({ ask: toAsk({ options: [...options(6), long] }) });
    expect(elementsIn(blocks).map(({ type }) => type)).toEqual(['button', 'static_select']);
    expect(decodeAction(String(elementsIn(blocks)[0]?.value))).toEqual(long.action);
  });

  test('with a date has a date field that names its fact', () => {
    const blocks = drawOne({ ask: toAsk({ date: true, options: options(2) }) });
    expect(elementsIn(blocks).at(-1)).toEqual({
      type: 'datepicker',
      action_id: 'date-created',
      placeholder: { type: 'plain_text', text: 'Pick a date', emoji: true },
    });
  });

  test('that a heading asks already is not asked twice', () => {
    const blocks = drawOne({
      blocks: [
        { type: 'heading', text: 'When?', tone: 'plain' },
        { type: 'paragraph', text: 'It matters.', tone: 'subtle' },
      ],
      ask: toAsk({ options: options(2) }),
    });
    expect(textsIn(blocks)).toEqual(['It matters.', 'When?', '1', '2']);
  });
});

describe('buttons', () => {
  test('stand five to a row, each with an id of its own', () => {
    const blocks = drawOne({ ask: toAsk({ options: options(3) }), choices: options(13).slice(3) });
    const rows = blocks.filter(({ type }) => type === 'actions').map((row) => elementsIn([row]).length);
    const ids = elementsIn(blocks).map(({ action_id }) => action_id);
    expect(rows).toEqual([3, 5, 5]);
    expect(new Set(ids).size).toBe(13);
    expect(ids[0]).toBe('press-1');
  });

  test('say no more than fits, and the main one is green', () => {
    const blocks = drawOne({ choices: [{ ...option('long '.repeat(40)), primary: true }] });
    expect(elementsIn(blocks)).toMatchObject([
      { style: 'primary', text: { text: expect.stringMatching(/^.{74}…$/) } },
    ]);
  });

  test('that could not be sent back are left out', () => {
    const blocks = drawOne({ choices: [option('x'.repeat(3_000)), option('y')] });
    expect(elementsIn(blocks)).toMatchObject([{ text: { text: 'y' } }]);
  });

  test('one to share stands last where that is offered', () => {
    const blocks = drawOne({ choices: options(2) }, { isShareable: true, shareValue: 'abc' });
    expect(elementsIn(blocks).at(-1)).toMatchObject({
      action_id: 'share',
      value: 'abc',
      text: { text: 'Share here' },
    });
  });

  test('are not there on a copy for others, which still shows the question', () => {
    const parts = { ask: toAsk({ options: options(9), date: true }), choices: options(3) };
    const blocks = drawOne(parts, { isInert: true, isShareable: true, shareValue: 'abc' });
    expect(textsIn(blocks)).toEqual(['When?']);
  });

  test('can be taken off again', () => {
    const blocks = drawOne({ ask: toAsk({ options: options(2), date: true }), choices: options(3) });
    const bare = [...withoutButtons(blocks), note('You chose: <2> & more')];
    expect(textsIn(bare)).toEqual(['When?', 'You chose: &lt;2&gt; &amp; more']);
    expect(findFaults(bare, 'message')).toEqual([]);
  });
});

describe('a message', () => {
  test('has the whole reply as its text, escaped and not too long', () => {
    const [message] = drawReply(toReply({ text: `<!channel> & ${'x&'.repeat(4_000)}` }), look);
    expect(message?.text).toMatch(/^&lt;!channel&gt; &amp; x&amp;/);
    expect(message?.text).toMatch(/x&amp;…$|&amp;x…$/);
    expect(message?.text.length).toBeLessThanOrEqual(4_000);
  });

  test.each([
    [{ text: 'Hello' }, 'Hello'],
    [{ text: ' ' }, '…'],
  ])('is never empty: %j', (parts, seen) => {
    const [message] = drawReply(toReply(parts), look);
    expect(message?.text).toBe(seen);
    expect(textsIn(message?.blocks ?? [])).toEqual([seen]);
  });

  test('too long is several; only the last asks, right below its question', () => {
    const paragraph: Block = { type: 'paragraph', text: 'word '.repeat(500), tone: 'plain' };
    const blocks = [...Array.from({ length: 9 }, () => paragraph)];
    const messages = drawReply(
      toReply({ text: 'short', blocks, ask: toAsk({ options: options(3) }), choices: options(9) }),
      look,
    );
    expect(messages.length).toBeGreaterThan(1);
    expect(messages.slice(0, -1).flatMap((each) => elementsIn(each.blocks))).toEqual([]);
    expect(textsIn(messages.at(-1)?.blocks ?? [])).toContain('When?');
    expect(messages.map(({ text }) => text.slice(0, 5))).toEqual([
      'short',
      ...messages.slice(1).map(() => 'word '),
    ]);
    for (const each of messages) expect(findFaults(each.blocks, 'message')).toEqual([]);
  });

  test('has room for two more lines', () => {
    const blocks = Array.from(
      { length: 60 },
      (_, at): Block => ({ type: 'paragraph', text: `${at}`, tone: 'plain' }),
    );
    for (const each of drawReply(toReply({ blocks, choices: options(1) }), look))
      expect(findFaults([note('a'), ...each.blocks, note('b')], 'message')).toEqual([]);
  });
});

describe('what a person wrote', () => {
  const wrote = '<!channel> <@U1> *x* `y` ~z~ _w_ &lt; :skull: <https://evil.example|ok>';
  const words = wrote.replace(/[\\*_[\]<>`]/g, '\\$&');
  const reply = toReply({
    text: wrote,
    blocks: [
      { type: 'heading', text: words, tone: 'plain' },
      { type: 'paragraph', text: words, tone: 'plain' },
      { type: 'list', ordered: false, items: [words] },
      { type: 'facts', rows: [{ label: wrote, value: wrote }] },
      { type: 'code', text: wrote },
      { type: 'sources', title: words, items: [{ text: words, clause: 'c' }] },
    ],
  });

  test('is shown as it was written, everywhere', () => {
    const [message] = drawReply(reply, look);
    const [header, ...drawn] = textsIn(message?.blocks ?? []);
    expect(header?.replaceAll('\u200b', '')).toBe(wrote);
    expect(drawn.map(toSeen).join('\n').split(wrote)).toHaveLength(8);
    expect(toSeen(message?.text ?? '')).toBe(wrote);
  });

  test('pings nobody, links nowhere and formats nothing', () => {
    const [message] = drawReply(reply, look);
    const [header, ...drawn] = textsIn(message?.blocks ?? []);
    expect(header).not.toMatch(/:skull:/);
    const outsideCode = drawn.join('\n').replace(/```.*?```/gs, '');
    expect(drawn.join('\n') + message?.text).not.toMatch(/<[!@#](?!date\^0)|<http/);
    expect(outsideCode).not.toMatch(/\*x\*|`y`|~z~|_w_|:skull:/);
  });
});
