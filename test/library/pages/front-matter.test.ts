import { toDay } from '../../../src/library/pages/day';
import { parseFrontMatter } from '../../../src/library/pages/front-matter';

test.each<[string, string, object]>([
  ['YAML', '---\ntitle: A\n---\nb', { fields: { title: 'A' }, body: 'b', offset: 3 }],
  [
    'a BOM and CRLF',
    '\uFEFF---\r\ntitle: A\r\n---\r\nb\r\nc',
    { fields: { title: 'A' }, body: 'b\nc', offset: 3 },
  ],
  ['an end of dots', '---\ntitle: A\n...\nb', { fields: { title: 'A' }, body: 'b', offset: 3 }],
  ['dashes in a value', '---\ntitle: A ---\nx: 1\n---\nb', { fields: { title: 'A ---', x: 1 }, body: 'b' }],
  ['nothing in it', '---\n---\nb', { fields: {}, body: 'b', offset: 2 }],
  [
    'TOML',
    '+++\ntitle = "A: b"\ndate = 2019-01-02T03:04:05Z # then\n[extra]\ntitle = "C"\n+++\nb',
    { fields: { title: 'A: b', date: '2019-01-02T03:04:05Z' }, body: 'b', offset: 6 },
  ],
  [
    'the first dashes missing',
    'title: A\ntags:\n  - x\n---\nb',
    { fields: { title: 'A', tags: ['x'] }, body: 'b', offset: 4 },
  ],
  ['none', '# A\n\nb', { fields: {}, body: '# A\n\nb', offset: 0 }],
  [
    'a rule at the beginning',
    '---\n\nA\n\n---\n\nb',
    { fields: {}, body: '---\n\nA\n\n---\n\nb', offset: 0 },
  ],
  ['no end', '---\ntitle: A\n\nb', { fields: {}, offset: 0 }],
  ['an underlined heading', 'Note: a\n---\nb', { fields: {}, offset: 0 }],
  ['a key twice', '---\ntitle: A\ntitle: B\n---\n', { fields: { title: 'B' }, problem: null }],
])('front matter: %s', (_name, text, expected) => {
  expect(parseFrontMatter(text)).toMatchObject({ problem: null, ...expected });
});

test.each<[string, string, number]>([
  ['a colon in a value', '---\nms.date: 01/02/2020\ntitle: A: b\n---\nc', 3],
  ['a tab', '---\ntitle: A: b\n\tx: y\nms.date: 01/02/2020\n---\nc', 2],
])('YAML that is broken by %s keeps its plain lines', (_name, text, problemLine) => {
  const { fields, problem, ...rest } = parseFrontMatter(text);
  expect(fields).toMatchObject({ title: 'A: b', 'ms.date': '01/02/2020' });
  expect(problem).not.toBeNull();
  expect(rest).toMatchObject({ body: 'c', problemLine });
});

test('aliases that would fill the memory are a problem, not a crash', () => {
  const bomb = [
    'a: &a [x, x]',
    ...[...'bcdefghij'].map((key, index) => `${key}: &${key} [${`*${'abcdefghi'[index]},`.repeat(9)}]`),
  ];
  expect(parseFrontMatter(`---\ntitle: A\n${bomb.join('\n')}\n---\nb`)).toMatchObject({
    fields: { title: 'A' },
    body: 'b',
    problem: expect.any(String),
  });
});

test.each<[unknown, string | null]>([
  ['2017-11-16', '2017-11-16'],
  ['2017-11-16 15:38:34', '2017-11-16'],
  ['2017-11-16T23:59:00+09:00', '2017-11-16'],
  ['2017/1/6', '2017-01-06'],
  ['11/20/2018', '2018-11-20'],
  ['1/4/2021', '2021-01-04'],
  ['20/11/2018', '2018-11-20'],
  ['16.11.2017', '2017-11-16'],
  ['16 Nov 2017', '2017-11-16'],
  ['Thu, 16 Nov 2017 10:00:00', null],
  ['November 16, 2017', '2017-11-16'],
  ['2017年11月16日', '2017-11-16'],
  [new Date('2017-11-16T00:00:00Z'), '2017-11-16'],
  [new Date('x'), null],
  ['2017-02-30', null],
  ['2017', null],
  [2017, null],
  ['yesterday', null],
  [undefined, null],
])('the day of %j is %s', (raw, day) => {
  expect(toDay(raw)).toBe(day);
});
