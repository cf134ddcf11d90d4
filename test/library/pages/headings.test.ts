import { parseSections } from '../../../src/library/pages/parse-sections';
import { outline } from './outline';

test.each<[string, string, readonly string[]]>([
  ['an anchor is the id', '## <a name="set-up"></a>設定する\n\nx', ['#set-up 設定する', 'p x']],
  ['an id of an anchor too', "## <a class='q' id='set-up'></a>Set up", ['#set-up Set up']],
  ['the first anchor counts', '## <a name="a"></a><a name="b"></a>T', ['#a T']],
  ['a value in a link is no anchor', '## <a href="?name=x">Set up</a>', ['#set-up Set up']],
  ['an anchor in braces', '## Set up {#start}\n\nx {#y}', ['#start Set up', 'p x {#y}']],
  [
    'else the heading as a slug',
    '## メール (SMTP/25) の Set-up！',
    ['#メール-smtp-25-の-set-up メール (SMTP/25) の Set-up！'],
  ],
  [
    'code and bold are no part of a slug',
    '## Run `az login` **now**',
    ['#run-az-login-now Run az login now'],
  ],
  ['signs alone have no slug', '## 🎉\n\nx\n\n## ！？', ['#section 🎉', 'p x', '#section-1 ！？']],
  ['underlined headings', 'Title\n=====\n\nSub\n---\n\nx', ['#sub Sub', 'p x']],
  ['headings without a space', '##見出し\n本文\n\n#hashtag', ['#見出し 見出し', 'p 本文', 'p #hashtag']],
  ['the title begins no section', '# T\n\nx\n\n## A\n\ny', ['#_top', 'p x', '#a A', 'p y']],
  ['a title with an anchor does', '# <a name="t"></a>T\n\nx', ['#t T', 'p x']],
  ['a second title is a section', '# T\n\n# T\n\nx', ['#t T', 'p x']],
  ['levels may be skipped', '# T\n\n#### D\n\n## B', ['#d D', '#b B']],
  [
    'repeated ones are numbered',
    '## A\n\n## A\n\n## A-1\n\n### A',
    ['#a A', '#a-1 A', '#a-1-1 A-1', '#a-2 A'],
  ],
  ['an empty one begins nothing', '## A\n\nx\n\n##\n\ny', ['#a A', 'p x', 'p y']],
  ['a heading in a list is an item', '- ## A\n- b', ['#_top', 'l A / b']],
  ['a heading in a quote is bold', '> ### A\n> b\n\nc', ['#_top', 'n **A**', 'n b', 'p c']],
  ['tabs are no headings', '## A\n\n# [Portal](#tab/portal)\n\nx', ['#a A', 'p **Portal**', 'p x']],
  ['headings of HTML', '<h2 id="a">A</h2>\n<p>x</p>', ['#a A', 'p x']],
  [
    'a paragraph with a rule right below',
    `${'long '.repeat(80)}\n---\n\nx`,
    ['#_top', `p ${'long '.repeat(80).trim()}`, 'p x'],
  ],
])('%s', (_name, text, expected) => {
  expect(outline(text)).toEqual(expected);
});

test.each<[string, string, string | null]>([
  ['the first heading of the first level', '# A\n\n# B', 'A'],
  ['after a picture too', '![logo](x.png)\n\n# A', 'A'],
  ['in HTML too', '<h1 align="center">A</h1>\n\nx', 'A'],
  ['no other level', '## A', null],
  ['no tab', '# [A](#tab/a)\n\nx', null],
])('the title is %s', (_name, text, title) => {
  expect(parseSections(text).title).toBe(title);
});

test('lines are those of the file', () => {
  const { sections } = parseSections('# T\n\nx\n\n## A\n\ny\nz\n\n- i\n\n| h |\n|---|\n| c |', {
    offset: 10,
  });
  expect(sections.map(({ line, passages }) => [line, passages.map((each) => each.line)])).toEqual([
    [11, [13]],
    [15, [17, 20, 22]],
  ]);
});

test('a citation belongs to the section it stands in', () => {
  const text = '## A\n<!-- sources: d#s e -->\n\nx\n\n## B\n\ny\n\n<!-- sources: f#g -->';
  expect(parseSections(text).sections.map(({ sources }) => sources)).toEqual([
    [
      { document: 'd', section: 's' },
      { document: 'e', section: '_top' },
    ],
    [{ document: 'f', section: 'g' }],
  ]);
});
