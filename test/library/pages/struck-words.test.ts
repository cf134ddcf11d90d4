import { parseSections } from '../../../src/library/pages/parse-sections';
import { outline } from './outline';

test.each<[string, string, readonly string[]]>([
  ['in a sentence', 'You ~~may~~ must ask.', ['p You must ask.', '~p may']],
  ['within a word', 'un~~dis~~able', ['p unable', '~p dis']],
  [
    'between marks of Japanese',
    '申し込みます。~~紙で出します。~~次へ',
    ['p 申し込みます。次へ', '~p 紙で出します。'],
  ],
  ['over lines', '~~one\ntwo~~ three', ['p three', '~p one two']],
  ['over paragraphs', '~~one\n\ntwo~~\n\nthree', ['~p one', '~p two', 'p three']],
  ['from the middle of a paragraph', 'a ~~b\n\nc~~\n\nd', ['p a', '~p b', '~p c', 'p d']],
  ['over list items', '- ~~a\n- b~~\n- c', ['l c', '~l a / b']],
  ['a whole list', '~~Old:\n\n- a\n- b~~', ['~p Old:', '~l a / b']],
  ['over code', '~~a\n\n```\nb\n```\n\nc~~', ['~p a', '~c b', '~p c']],
  ['in a cell', '| h |\n|---|\n| ~~a~~ b |', ['t h / b', '~p a']],
  ['a whole row', '| h | i |\n|---|---|\n| ~~a~~ | ~~b~~ |\n| c | d |', ['t h | i / c | d', '~p a; b']],
  ['bold inside', '~~**a** b~~ c', ['p c', '~p **a** b']],
  ['bold around', '**a ~~b~~ c**', ['p **a c**', '~p **b**']],
  ['bold that is torn by it', '~~**a~~ b**', ['p **b**', '~p **a**']],
  ['code inside', '~~`a`~~ b', ['p b', '~p `a`']],
  ['alone in their lines', '~~\na\n~~\nb', ['p b', '~p a']],
  ['by tags', 'a <del>b</del> <s>c</s> <strike>d</strike>', ['p a', '~p b', '~p c', '~p d']],
  ['by tags around blocks', '<del>\n\na\n\n</del>\n\nb', ['~p a', 'p b']],
  ['in a quote', '> ~~a~~\n> b', ['n b', '~n a']],
])('struck through %s', (_name, text, expected) => {
  expect(outline(text)).toEqual(['#_top', ...expected]);
  expect(parseSections(text).warnings).toEqual([]);
});

test('a heading keeps the words that hold, and its address', () => {
  expect(outline('## ~~Old~~ way\n\na\n\n## ~~Gone~~\n\nb')).toEqual(['#old-way way', 'p a', '#gone', 'p b']);
});

test.each<[string, string, string]>([
  ['in code', 'run `a ~~b~~`', 'p run `a ~~b~~`'],
  ['in a block of code', '```\n~~a~~\n```', 'c ~~a~~'],
  ['behind backslashes', 'a \\~\\~b\\~\\~', 'p a ~~b~~'],
  ['with space on both sides', 'a ~~ b', 'p a b'],
  ['of three', 'a ~~~b~~~', 'p a ~~~b~~~'],
  ['of one', 'about ~5 and ~6', 'p about ~5 and ~6'],
])('tildes %s strike nothing', (_name, text, expected) => {
  expect(outline(text)).toEqual(['#_top', expected]);
  expect(parseSections(text).warnings).toEqual([]);
});

test.each<[string, string, readonly string[], readonly [number, string]]>([
  ['an opening without an end', 'a\n\nb ~~c\n\nd', ['p a', 'p b c', 'p d'], [3, 'never closes']],
  ['an end without an opening', 'a\n\nb~~ c', ['p a', 'p b c'], [3, 'never opened']],
  ['an opening before another', 'a ~~b\n\nです。~~c~~', ['p a b', 'p です。', '~p c'], [1, 'never closes']],
  ['a tag without an end', 'a <s>b\n\nc', ['p a b', 'p c'], [1, 'never closes']],
  [
    'two that are far apart',
    `a ~~b\n\n${'x\n\n'.repeat(20)}c~~`,
    ['p a', '~p b', ...Array(20).fill('~p x'), '~p c'],
    [1, 'only on line 43'],
  ],
])('%s is told to the author, and no words are lost', (_name, text, expected, [line, reason]) => {
  expect(outline(text)).toEqual(['#_top', ...expected]);
  expect(parseSections(text).warnings).toMatchObject([{ line, reason: expect.stringContaining(reason) }]);
});
