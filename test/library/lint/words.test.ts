import { checkDates } from '../../../src/library/lint/check-dates';
import { checkLabels } from '../../../src/library/lint/check-labels';
import { checkMarks } from '../../../src/library/lint/check-marks';
import { checkSentences, checkShortAnswers } from '../../../src/library/lint/check-sentences';
import { add, type Defect, listRemarks, swap } from './small-knowledge';

/** Added to a guide of 28 lines, so that it stands on line 30. */
function below(words: string): (text: string) => string {
  return add(`\n${words}\n`);
}

function repeat(word: string, count: number): string {
  return Array.from({ length: count }, () => word).join('');
}

describe('sentences', () => {
  test('short ones break no rule', () => expect(listRemarks(checkSentences)).toEqual([]));

  test.each<Defect>([
    [
      'English counts words',
      { 'en/guides/mail.md': below(`Short one. Now${repeat(' word', 32)}.`) },
      ['en/guides/mail.md:30: a sentence of 33 words, 32 can be read: "Now word word word word …"'],
    ],
    [
      'Russian counts words',
      { 'ru/guides/mail.md': below(`Вот${repeat(' слово', 28)}.`) },
      ['ru/guides/mail.md:30: a sentence of 29 words, 28 can be read: "Вот слово слово слово сл…"'],
    ],
    [
      'Japanese counts characters',
      { 'ja/guides/mail.md': below(`${repeat('あ', 89)}。${repeat('い', 91)}。`) },
      [`ja/guides/mail.md:30: a sentence of 92 characters, 90 can be read: "${repeat('い', 24)}…"`],
    ],
    [
      'Chinese counts characters, in a wrapped item too',
      { 'zh-TW/guides/mail.md': below(`- 短。\n  ${repeat('字', 40)}\n  ${repeat('句', 40)}。`) },
      [`zh-TW/guides/mail.md:31: a sentence of 81 characters, 80 can be read: "${repeat('字', 24)}…"`],
    ],
    [
      'a phrase counts its longest choice, each line by itself',
      {
        'en/phrases.yaml': swap(
          '    Three.',
          `    {n, plural, one {few} other {Three${repeat(' and', 32)}}}`,
        ),
      },
      ['en/phrases.yaml:6: a sentence of 33 words, 32 can be read: "Three and and and and an…"'],
    ],
    ['tables are left out', { 'en/guides/mail.md': below(`| a |\n|---|\n| ${repeat('word ', 40)} |`) }, []],
    [
      'code and addresses are one word',
      {
        'en/guides/mail.md': below(
          `Run \`${repeat('word ', 40)}\` and see https://example.com/${repeat('a', 99)}.`,
        ),
      },
      [],
    ],
    [
      'a path of labels is one word',
      {
        'zh-TW/guides/mail.md': below(
          `${repeat('字', 70)}：**${repeat('甲', 20)}** > **${repeat('乙', 20)}** (${repeat('丙', 9)})。`,
        ),
      },
      [],
    ],
    [
      '"e.g." ends no sentence',
      { 'en/guides/mail.md': below(`Some${repeat(' word', 20)}, e.g. Port${repeat(' word', 12)}.`) },
      ['en/guides/mail.md:30: a sentence of 35 words, 32 can be read: "Some word word word word…"'],
    ],
  ])('%s', (_title, changes, remarks) => expect(listRemarks(checkSentences, changes)).toEqual(remarks));
});

describe('short answers', () => {
  test('a paragraph of one sentence breaks no rule', () =>
    expect(listRemarks(checkShortAnswers)).toEqual([]));

  const FILE = 'ja/guides/mail.md';
  test.each<readonly [title: string, to: string, remarks: readonly string[]]>([
    ['two sentences', '今日です。昨日です。', []],
    [
      'three sentences',
      '今日です。昨日です。明日です。',
      [`${FILE}:21: the short answer has 3 sentences, at most 2 are shown`],
    ],
    ['a list', '- 今日です。', [`${FILE}:21: section "today" begins with a list; begin with a short answer`]],
    ['a note', '> 今日です。', [`${FILE}:21: section "today" begins with a note; begin with a short answer`]],
  ])('%s', (_title, to, remarks) => {
    expect(listRemarks(checkShortAnswers, { [FILE]: swap('今日のことです。', to) })).toEqual(remarks);
  });

  test('nothing at all', () => {
    const remarks = listRemarks(checkShortAnswers, { [FILE]: add('\n## <a name="more"></a>X\n') });
    expect(remarks).toEqual([`${FILE}:30: section "more" is empty`]);
  });
});

describe('dates', () => {
  test.each([
    ['en', 'On 15 November 2017, in March 2021 and on 7 November.'],
    ['ja', '2017 年 11 月 15 日と2019年3月5日。'],
    ['zh-TW', '2017 年 11 月 15 日和2019年3月5日。'],
    ['ru', 'До 15 ноября 2017 года и 5 марта 2019 г., в марте 2021 года.'],
    ['en', 'Version 5.7.64, 10.0.0.0/8, 1.2.3.4, ports 587/465/2525, `PayAsYouGo_2014-09-01`, `11/15/2017`.'],
    ['en', 'See https://example.com/2017/11/15/ and [it](https://example.com/2017-11-15).'],
  ])('%s: %s', (locale, words) => {
    expect(listRemarks(checkDates, { [`${locale}/guides/mail.md`]: below(words) })).toEqual([]);
  });

  test.each([
    ['en', '2017-11-15', '15 November 2017'],
    ['en', '11/15/2017', '15 November 2017'],
    ['en', '15.11.2017', '15 November 2017'],
    ['en', 'November 15, 2017', '15 November 2017'],
    ['en', '15th November 2017', '15 November 2017'],
    ['en', '15 Nov 2017', '15 November 2017'],
    ['en', '2017年11月15日', '15 November 2017'],
    ['ja', '2017/11/15', '2017 年 11 月 15 日'],
    ['ja', '２０１７年１１月１５日', '2017 年 11 月 15 日'],
    ['ja', '15 November 2017', '2017 年 11 月 15 日'],
    ['zh-TW', '2017 年 11 月 15 號', '2017 年 11 月 15 日'],
    ['zh-TW', '2017 年 11 月 15', '2017 年 11 月 15 日'],
    ['ru', '15 ноября 2017', '15 ноября 2017 года'],
    ['ru', '05.03.2019', '15 ноября 2017 года'],
    ['ru', '2017-11-15', '15 ноября 2017 года'],
  ])('%s: %s is written otherwise', (locale, day, example) => {
    const file = `${locale}/guides/mail.md`;
    const remarks = listRemarks(checkDates, { [file]: below(`x\n${day} y`) });
    expect(remarks).toEqual([`${file}:31: "${day}" is written as ${example}`]);
  });

  test('titles, cells and phrases are running text too', () => {
    const remarks = listRemarks(checkDates, {
      'en/guides/mail.md': (text) =>
        below('| a |\n|---|\n| 2017-11-15 |')(swap('"port 25"', '"Since 2017-11-15"')(text)),
      'en/phrases.yaml': swap('One.', 'On 2017-11-15.'),
    });
    expect(remarks.map((each) => each.split(': ')[0])).toEqual([
      'en/guides/mail.md:2',
      'en/guides/mail.md:32',
      'en/phrases.yaml:3',
    ]);
  });
});

describe('labels', () => {
  test.each([
    '**Diagnose and Solve** > **Send (SMTP-Port 25)**',
    '**Send (SMTP/Port 25)**',
    'We diagnose and solve.',
    '**Diagnose and Solve now**',
  ])('%s', (words) => expect(listRemarks(checkLabels, { 'en/guides/mail.md': below(words) })).toEqual([]));

  test.each([
    ['en', '**Diagnose and solve**', 'Diagnose and solve', '"Diagnose and Solve"'],
    ['en', '"Diagnose  And Solve"', 'Diagnose And Solve', '"Diagnose and Solve"'],
    ['en', '`diagnose-and-solve`', 'diagnose-and-solve', '"Diagnose and Solve"'],
    ['ja', '「Diagnose＆ Solve」と「Diagnose and Solve 」と「診 断」', '診 断', '"診断"'],
    [
      'en',
      '**Send (SMTP Port 25)**',
      'Send (SMTP Port 25)',
      '"Send (SMTP-Port 25)" or "Send (SMTP/Port 25)"',
    ],
    [
      'zh-TW',
      '**Send （SMTP-Port 25）**',
      'Send （SMTP-Port 25）',
      '"Send (SMTP-Port 25)" or "Send (SMTP/Port 25)"',
    ],
    ['ru', '«DIAGNOSE and Solve → Send (SMTP-Port 25)»', 'DIAGNOSE and Solve', '"Diagnose and Solve"'],
  ])('%s: %s', (locale, words, label, right) => {
    const file = `${locale}/guides/mail.md`;
    expect(listRemarks(checkLabels, { [file]: below(`x\n${words}`) })).toEqual([
      `${file}:31: "${label}" is spelt ${right}`,
    ]);
  });

  test.each<Defect>([
    ['no labels', { 'labels.yaml': null }, ['labels.yaml:1: the file is missing']],
    [
      'a label that is no text',
      { 'labels.yaml': swap('[診断]', '\n    - 診断\n    - {}') },
      ['labels.yaml:8: labels.ja.1: Invalid input: expected string, received object'],
    ],
  ])('%s', (_title, changes, remarks) => expect(listRemarks(checkLabels, changes)).toEqual(remarks));
});

describe('marks', () => {
  test.each(['**bold** and `code`, `a ** b`', 'x \\*\\* y', '2 * 3', '```\n** `\n```'])('%s', (words) => {
    expect(listRemarks(checkMarks, { 'en/guides/mail.md': below(words) })).toEqual([]);
  });

  test.each<Defect>([
    [
      'bold that never ends',
      { 'en/guides/mail.md': below('One.\nTwo **three.\n\nFour** five.') },
      [
        'en/guides/mail.md:31: a ** that pairs with no other, at "**three."',
        'en/guides/mail.md:33: a ** that pairs with no other, at "** five."',
      ],
    ],
    [
      'a backtick alone',
      { 'en/guides/mail.md': below('One.\nTwo `three.') },
      ['en/guides/mail.md:31: a ` that pairs with no other, at "`three."'],
    ],
    [
      'bold that Markdown does not take for bold',
      { 'ja/guides/mail.md': below('これは**「診断」**です。') },
      ['ja/guides/mail.md:30: a ** that pairs with no other, at "**「診断」**です。"'],
    ],
    [
      'a mark in a title, and one in a phrase',
      {
        'en/guides/mail.md': swap('"port 25"', '"port **25"'),
        'ru/phrases.yaml': swap('Three.', 'Three `x.'),
      },
      [
        'en/guides/mail.md:2: a ** that pairs with no other, at "**25"',
        'ru/phrases.yaml:6: a ` that pairs with no other, at "`x."',
      ],
    ],
  ])('%s', (_title, changes, remarks) => expect(listRemarks(checkMarks, changes)).toEqual(remarks));
});
