import type { Ask, Block, Choice, Reply } from '../../src/answer/reply';
import { drawCard } from '../../src/channels/teams/draw-card';

function toReply(parts: Partial<Reply> = {}): Reply {
  return { kind: 'verdict', locale: 'en', text: 'words', blocks: [], choices: [], ...parts };
}

const draw = (...blocks: Block[]) => drawCard(toReply({ blocks }));
const option = (label: string): Choice => ({
  label,
  action: { do: 'answer', fact: 'created', value: label },
});

function toAsk(parts: Partial<Ask>): Ask {
  return { fact: 'created', label: 'When?', options: [], date: false, submit: 'Send', ...parts };
}

describe('the size of a card', () => {
  const size = (reply: Reply) => JSON.stringify(drawCard(reply)).length * 2;
  const long = '長い\n*log* '.repeat(5_000);
  const line = 'many *words* '.repeat(30);

  test.each<[string, Partial<Reply>]>([
    ['a long paste', { blocks: [{ type: 'code', text: long }] }],
    ['nothing but line breaks', { blocks: [{ type: 'code', text: '\n'.repeat(50_000) }] }],
    ['a long heading', { blocks: [{ type: 'heading', text: long, tone: 'good' }] }],
    [
      'many blocks',
      { blocks: Array.from({ length: 2_000 }, () => ({ type: 'paragraph', text: 'words', tone: 'plain' })) },
    ],
    [
      'many facts',
      {
        blocks: [
          {
            type: 'facts',
            rows: Array.from({ length: 2_000 }, () => ({ label: line, value: line, note: line })),
          },
        ],
      },
    ],
    [
      'many sources',
      {
        blocks: [
          {
            type: 'sources',
            title: 's',
            items: Array.from({ length: 2_000 }, () => ({ clause: 'c', text: line })),
          },
        ],
      },
    ],
    [
      'many options',
      { ask: toAsk({ label: long, options: Array.from({ length: 3_000 }, () => option(line)) }) },
    ],
    ['many choices', { choices: Array.from({ length: 3_000 }, (_, at) => option(`choice ${at}`)) }],
    ['long words', { text: long }],
    ['deep details', { blocks: [{ type: 'details', title: 'd', blocks: [{ type: 'code', text: long }] }] }],
  ])('stays below 80 KB: %s', (_name, parts) => {
    expect(size(toReply(parts))).toBeLessThanOrEqual(80_000);
  });

  test('is cut where it hurts least: the first heading, the question and the buttons stay', () => {
    const blocks: Block[] = [
      { type: 'heading', text: 'Blocked', tone: 'good' },
      { type: 'code', text: long },
    ];
    const card = drawCard(
      toReply({ blocks, ask: toAsk({ options: [option('before')] }), choices: [option('again')] }),
    );
    const drawn = JSON.stringify(card);
    for (const kept of ['Blocked', 'When?', 'before', 'again', '…']) expect(drawn).toContain(kept);
  });

  test('an ordinary card is drawn whole', () => {
    const card = draw({ type: 'code', text: 'x'.repeat(10_000) });
    expect(JSON.stringify(card)).toContain('x'.repeat(10_000));
  });
});
