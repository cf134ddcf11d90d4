import fc from 'fast-check';
import { toMessageId } from '../../src/channels/slack/post-once';
import { parseSentPlace } from '../../src/channels/slack/sent-place';
import { toLineAct } from '../../src/channels/slack/staff-line-act';
import { parseDeskChannel } from '../../src/channels/slack/staff-room';

describe('the channel of the staff', () => {
  test.each([
    ['C0123ABCD', { team: undefined, channel: 'C0123ABCD' }],
    ['G0123ABCD', { team: undefined, channel: 'G0123ABCD' }],
    [' T0123/C0123ABCD ', { team: 'T0123', channel: 'C0123ABCD' }],
    ['E0123/C0123ABCD', { team: 'E0123', channel: 'C0123ABCD' }],
  ])('%s is one', (text, expected) => {
    expect(parseDeskChannel(text)).toEqual(expected);
  });

  test.each(['', '#support', 'support', 'D0123', 'U0123', 'C1/C2', 'T1/', 'T1/D1', 'T1/T2/C1'])(
    '"%s" is none, and it is said what to give instead',
    (text) => {
      expect(() => parseDeskChannel(text)).toThrow(`DESK_SLACK_CHANNEL is "${text}"`);
      expect(() => parseDeskChannel(text)).toThrow(/C0123ABCD/);
    },
  );
});

test('a message has one id, in the form of a UUID, and another message has another', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (one, other) => {
      expect(toMessageId(one)).toMatch(
        /^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
      );
      expect(toMessageId(one) === toMessageId(other)).toBe(one === other);
    }),
  );
});

test.each([
  [
    { channel: 'C1', ts: '1.1' },
    { channel: 'C1', ts: '1.1' },
  ],
  [
    { channel: 'C1', ts: '1.1', more: ['1.2', 7] },
    { channel: 'C1', ts: '1.1', more: ['1.2'] },
  ],
  [{ channel: 'C1', ts: 1 }, undefined],
  [{ conversation: 'a', activity: 'b' }, undefined],
  ['C1:1.1', undefined],
  [null, undefined],
])('the place %j is read as %j', (raw, expected) => {
  expect(parseSentPlace(raw)).toEqual(expected);
});

describe('a line in a ticket’s thread', () => {
  const files = [{ name: 'log.txt', url: 'https://desk.slack.com/files/log.txt' }];
  const by = { id: 'U1', name: 'Bob', via: 'slack' } as const;
  const base = { ticket: 'P25-1001', by, delivery: 'C1:1.1', ref: 'C1:1.1', files };

  test('that answers the person carries its files, and can be found again to be edited', () => {
    expect(toLineAct({ act: 'reply', text: 'Hello' }, base)).toEqual({
      ...base,
      act: 'reply',
      text: 'Hello',
    });
  });

  test('that is a note names its files in words', () => {
    expect(toLineAct({ act: 'note', text: 'see' }, base)).toEqual({
      ticket: 'P25-1001',
      by,
      delivery: 'C1:1.1',
      ref: base.ref,
      act: 'note',
      text: 'see\nlog.txt: https://desk.slack.com/files/log.txt',
    });
    expect(toLineAct({ act: 'note', text: '' }, base)).toMatchObject({ text: `log.txt: ${files[0]?.url}` });
  });

  test.each([
    ['claim', '', {}],
    ['release', '', {}],
    ['reopen', '', {}],
    ['resolve', 'Done', { text: 'Done' }],
    ['assign', '@Ann Lee', { to: 'Ann Lee' }],
    ['merge', 'P25-1002', { to: 'P25-1002' }],
    ['prioritize', 'urgent', { to: 'urgent' }],
  ] as const)('%s %s is that command', (act, text, expected) => {
    const { ref: _ref, files: _files, ...rest } = base;
    expect(toLineAct({ act, text }, base)).toEqual({ ...rest, act, ...expected });
  });

  test('that asks for help is no act', () => {
    expect(toLineAct({ act: 'help', text: '' }, base)).toBeUndefined();
  });
});
