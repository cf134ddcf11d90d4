import { findFaults, findViewFaults } from '../support/block-kit';

const plain = (text: string) => ({ type: 'plain_text', text });
const mrkdwn = (text: string) => ({ type: 'mrkdwn', text });
const section = (text: string) => ({ type: 'section', text: mrkdwn(text) });
const button = { type: 'button', action_id: 'a', text: plain('Press'), value: '1' };
const option = { text: plain('One'), value: '1' };
const select = { type: 'static_select', action_id: 's', options: [option] };
const input = (element: object) => ({ type: 'input', label: plain('Label'), element });
const actions = (...elements: object[]) => ({ type: 'actions', elements });
const long = (length: number) => 'x'.repeat(length);
const many = <Item>(count: number, item: (at: number) => Item) =>
  Array.from({ length: count }, (_, at) => item(at));
const modal = { type: 'modal', title: plain('Title'), submit: plain('Send'), blocks: [] };

/** The checker the other tests rest on: what is right passes, and each thing wrong is found. */
describe('the checker of Block Kit', () => {
  test('finds nothing wrong with what is right', () => {
    const date = {
      type: 'datepicker',
      action_id: 'd',
      initial_date: '2019-03-05',
      placeholder: plain('Day'),
    };
    const blocks = [
      { type: 'header', text: plain(long(150)) },
      section(`<https://a.example|a> &amp; ${long(2_000)}`),
      { type: 'section', fields: many(10, () => mrkdwn('x')) },
      { type: 'context', elements: [mrkdwn('x')] },
      { type: 'divider' },
      { ...actions(button, select, date), block_id: long(255) },
    ];
    expect(findFaults(blocks, 'message')).toEqual([]);
    const fields = [
      input({ ...select, initial_option: option }),
      input({ type: 'plain_text_input', action_id: 'story', multiline: true, max_length: 3_000 }),
      input({ type: 'radio_buttons', options: [{ ...option, text: mrkdwn('One') }] }),
    ];
    expect(findViewFaults({ ...modal, blocks: fields, private_metadata: '{}' })).toEqual([]);
    expect(findViewFaults({ type: 'home', blocks: [section('x')] })).toEqual([]);
  });

  test.each<[string, unknown]>([
    ['an unknown block', { type: 'box' }],
    ['no block', null],
    ['an unknown key', { ...section('x'), colour: 'red' }],
    ['a long block_id', { ...section('x'), block_id: long(256) }],
    ['an empty section', { type: 'section' }],
    ['an empty text', section('')],
    ['a text of space', section(' \n')],
    ['a long text', section(long(3_001))],
    ['half a surrogate pair', section('\ud83d')],
    ['< not escaped', section('a < b')],
    ['& not escaped', section('a & b')],
    ['too many fields', { type: 'section', fields: many(11, () => mrkdwn('x')) }],
    ['no fields', { type: 'section', fields: [] }],
    ['a long field', { type: 'section', fields: [mrkdwn(long(2_001))] }],
    ['marks in a header', { type: 'header', text: mrkdwn('x') }],
    ['a long header', { type: 'header', text: plain(long(151)) }],
    ['an empty context', { type: 'context', elements: [] }],
    ['a crowded context', { type: 'context', elements: many(11, () => mrkdwn('x')) }],
    ['a button in a context', { type: 'context', elements: [button] }],
    ['no buttons', actions()],
    ['too many buttons', actions(...many(26, (at) => ({ ...button, action_id: `${at}` })))],
    ['an action_id twice', actions(button, button)],
    ['a long action_id', actions({ ...button, action_id: long(256) })],
    ['a long button', actions({ ...button, text: plain(long(76)) })],
    ['a marked button', actions({ ...button, text: mrkdwn('x') })],
    ['a heavy button', actions({ ...button, value: long(2_001) })],
    ['an odd style', actions({ ...button, style: 'default' })],
    ['no options', actions({ ...select, options: [] })],
    ['too many options', actions({ ...select, options: many(101, (at) => ({ ...option, value: `${at}` })) })],
    ['a long option', actions({ ...select, options: [{ ...option, text: plain(long(76)) }] })],
    ['a heavy option', actions({ ...select, options: [{ ...option, value: long(151) }] })],
    ['an option twice', actions({ ...select, options: [option, option] })],
    ['a choice that is none', actions({ ...select, initial_option: { ...option, value: '2' } })],
    ['a long placeholder', actions({ ...select, placeholder: plain(long(151)) })],
    ['no date', actions({ type: 'datepicker', initial_date: '2019-13-05' })],
    ['a line in a message row', actions({ type: 'plain_text_input' })],
    ['an input without an element', { type: 'input', label: plain('x') }],
    ['an input without a label', { type: 'input', element: select }],
    ['a long line', input({ type: 'plain_text_input', max_length: 3_001 })],
    [
      'too many radio buttons',
      input({ type: 'radio_buttons', options: many(11, (at) => ({ ...option, value: `${at}` })) }),
    ],
  ])('finds %s', (_name, block) => {
    expect(findFaults([block], 'modal')).not.toEqual([]);
  });

  test.each<[string, readonly unknown[], 'message' | 'modal']>([
    ['too many blocks in a message', many(51, () => ({ type: 'divider' })), 'message'],
    ['too many blocks in a view', many(101, () => ({ type: 'divider' })), 'modal'],
    ['too much text in a message', many(5, () => section(long(3_000))), 'message'],
    ['a block_id twice', many(2, () => ({ type: 'divider', block_id: 'a' })), 'message'],
  ])('finds %s', (_name, blocks, surface) => {
    expect(findFaults(blocks, surface)).not.toEqual([]);
  });

  test.each<[string, unknown]>([
    ['no view', 'view'],
    ['an unknown view', { type: 'sheet', blocks: [] }],
    ['a view without blocks', { ...modal, blocks: undefined }],
    ['a modal without a title', { ...modal, title: undefined }],
    ['a long title', { ...modal, title: plain(long(25)) }],
    ['a long close', { ...modal, close: plain(long(25)) }],
    ['inputs without a way to send them', { ...modal, submit: undefined, blocks: [input(select)] }],
    ['heavy metadata', { ...modal, private_metadata: long(3_001) }],
    ['a long callback_id', { ...modal, callback_id: long(256) }],
    ['a title on Home', { type: 'home', title: plain('Home'), blocks: [] }],
    ['a heavy view', { ...modal, blocks: many(100, () => section(long(3_000))) }],
  ])('finds %s', (_name, view) => {
    expect(findViewFaults(view)).not.toEqual([]);
  });
});
