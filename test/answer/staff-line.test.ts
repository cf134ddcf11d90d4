import fc from 'fast-check';
import { parseStaffLine } from '../../src/answer/staff-line';

describe('only an explicit act answers the person', () => {
  test.each([
    ['reply: We are looking into it.', 'We are looking into it.'],
    ['Reply : two\nlines', 'two\nlines'],
    ['answer: yes', 'yes'],
    ['返信: 確認しています', '確認しています'],
    ['返信：確認しています', '確認しています'],
    ['回覆：我們正在處理', '我們正在處理'],
    ['ответ: смотрим', 'смотрим'],
    ['reply:', ''],
  ])('%j goes to the person', (line, text) => {
    expect(parseStaffLine(line)).toEqual({ act: 'reply', text });
  });

  test.each([
    'we should reply: later',
    'I would resolve this tomorrow',
    'resolve this tomorrow',
    'claim to fame',
    'reply',
    'the customer said: help me',
    'help me with this one',
    'merge it into the other one',
    'priority is unclear',
    'assign\nsomebody',
    'note to self, reply: no',
    'http://example.net: refused',
  ])('%j is a note', (line) => {
    expect(parseStaffLine(line)).toEqual({ act: 'note', text: line });
  });

  test('without a colon nothing ever goes to the person', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (line) => {
        const unopened = line.normalize('NFKC').replaceAll(':', '');
        expect(parseStaffLine(unopened).act).not.toBe('reply');
      }),
    );
  });
});

describe('commands', () => {
  test.each([
    ['claim', 'claim'],
    ['  Claim! ', 'claim'],
    ['引き受ける', 'claim'],
    ['接手', 'claim'],
    ['беру', 'claim'],
    ['release', 'release'],
    ['resolve', 'resolve'],
    ['解決済み', 'resolve'],
    ['已解決', 'resolve'],
    ['Решено.', 'resolve'],
    ['reopen', 'reopen'],
    ['重新開啟', 'reopen'],
    ['открыть снова', 'reopen'],
    ['help', 'help'],
    ['？', 'help'],
  ])('%j is %s', (line, act) => {
    expect(parseStaffLine(line)).toEqual({ act, text: '' });
  });

  test.each([
    ['assign Aiko Tanaka', 'assign', 'Aiko Tanaka'],
    ['assign to Boris', 'assign', 'Boris'],
    ['Assign: Boris', 'assign', 'Boris'],
    ['передать Анне', 'assign', 'Анне'],
    ['merge P25-1001', 'merge', 'P25-1001'],
    ['merge into p25-1001', 'merge', 'P25-1001'],
    ['合併到 P25-1001', 'merge', 'P25-1001'],
    ['priority urgent', 'prioritize', 'urgent'],
    ['優先度 高', 'prioritize', 'high'],
    ['приоритет срочный', 'prioritize', 'urgent'],
    ['note: call back at noon', 'note', 'call back at noon'],
    ['メモ：折り返し', 'note', '折り返し'],
    ['resolve: The relay works now.', 'resolve', 'The relay works now.'],
  ])('%j is %s %j', (line, act, text) => {
    expect(parseStaffLine(line)).toEqual({ act, text });
  });
});
