import type { Block } from './block';
import { findButton, findOption } from './find-element';
import { escapeTyped, toSlackText, toTyped } from './slack-text';
import { fillIn, initialValues } from './view-state';

test.each([
  ['a < b & c', 'a &lt; b &amp; c'],
  ['to=<a@example.com>', 'to=&lt;<mailto:a@example.com|a@example.com>&gt;'],
  ['see https://example.com/x?y=1 now', 'see <https://example.com/x?y=1> now'],
  [
    'connect to mx1.example.net[203.0.113.25]:25',
    'connect to <http://mx1.example.net|mx1.example.net>[203.0.113.25]:25',
  ],
  ['Ubuntu 22.04, Postfix 3.6', 'Ubuntu 22.04, Postfix 3.6'],
  ['送れない <b>', '送れない &lt;b&gt;'],
])('%j is passed on as %j', (typed, raw) => {
  expect(toSlackText(typed)).toBe(raw);
});

test('a command is not linked, and what was typed can be read back', () => {
  expect(escapeTyped('a@example.com <!here>')).toBe('a@example.com &lt;!here&gt;');
  expect(toTyped('<@U1> &lt;!here&gt; <https://example.com>')).toBe('<@U1> <!here>  ');
});

const plain = (text: string) => ({ type: 'plain_text', text });
const OPTIONS = [
  { text: plain('One'), value: '1' },
  { text: plain('Two'), value: '2' },
];
const FORM: readonly Block[] = [
  {
    type: 'input',
    block_id: 'b1',
    label: plain('Day'),
    optional: true,
    element: { type: 'datepicker', action_id: 'day', initial_date: '2019-03-05' },
  },
  {
    type: 'input',
    block_id: 'b2',
    label: plain('Story'),
    element: { type: 'plain_text_input', action_id: 'story', max_length: 5 },
  },
  {
    type: 'input',
    block_id: 'b3',
    label: plain('How many'),
    optional: true,
    element: { type: 'static_select', action_id: 'many', options: OPTIONS },
  },
];

describe('a form', () => {
  const fill = (filling: Parameters<typeof fillIn>[2]) => fillIn(FORM, initialValues(FORM), filling);

  test('is filled in by label, block or action', () => {
    expect(fill({ Day: null, b2: 'abc', many: 'Two' })).toEqual({
      b1: { day: { type: 'datepicker', selected_date: null } },
      b2: { story: { type: 'plain_text_input', value: 'abc' } },
      b3: { many: { type: 'static_select', selected_option: OPTIONS[1] } },
    });
    expect(fill({ Story: 'x' }).b1).toEqual({ day: { type: 'datepicker', selected_date: '2019-03-05' } });
  });

  test.each([
    [{ Story: '' }, '"Story" (b2/story) has to be filled'],
    [{ Story: 'too long' }, '"Story" (b2/story) is too long'],
    [{ Story: 'x', Colour: 'red' }, 'no field "Colour"; there is: "Day" (b1/day)'],
    [{ Story: 'x', many: 'Three' }, 'no option "Three"; there is: One, Two'],
  ])('%j is not sent', (filling, why) => {
    expect(() => fill(filling)).toThrow(why);
  });
});

test('what cannot be pressed or picked is said with what can be', () => {
  const button = { type: 'button', action_id: 'go', text: plain('A &amp; B') };
  const blocks = [{ type: 'actions', block_id: 'b', elements: [button] }];
  expect(findButton(blocks, { label: 'A & B' }).element).toBe(button);
  expect(findButton(blocks, { label: /^A/ }).block.block_id).toBe('b');
  expect(() => findButton(blocks, { label: 'C' })).toThrow('no button C here; there is: "A & B" (go)');
  expect(() => findOption(blocks, { label: 'C' })).toThrow('no option C here; there is: nothing');
});
