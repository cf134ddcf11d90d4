import { parseSections } from '../../../src/library/pages/parse-sections';
import { outline } from './outline';

const FENCE = '```';

test.each<[string, string, readonly string[]]>([
  ['items', '- a\n- b', ['l a / b']],
  ['numbered items', '1. a\n1. b', ['1 a / b']],
  ['an item of two paragraphs', '- a\n\n  b\n- c', ['l a b / c']],
  ['nested items belong to theirs', '1. a\n   - b\n   - c\n2. d', ['1 a: b; c / d']],
  ['nested items behind a colon', '- a:\n  - b\n    - c', ['l a: b: c']],
  ['a note in an item', '1. a\n   > [!NOTE]\n   > b\n2. c', ['1 a b / c']],
  ['code of one line', `1. a\n   ${FENCE}\n   b\n   ${FENCE}\n2. c`, ['1 a `b` / c']],
  [
    'code of several lines',
    `1. a\n   ${FENCE}\n   b\n   c\n   ${FENCE}\n   d\n2. e`,
    ['p 1. a', 'c b\nc', 'p d', 'p 2. e'],
  ],
  ['a table in an item', '- a\n\n  | h |\n  |---|\n  | b |\n\n  c', ['p a', 't h / b', 'p c']],
  ['numbers that go on', '3. a\n4. b', ['p 3. a', 'p 4. b']],
  ['tasks', '- [ ] a\n- [x] b', ['l a / b']],
  ['pictures alone', '- ![a](b.png)\n- ![](c.png)', ['l a']],
])('lists: %s', (_name, text, expected) => {
  expect(outline(text)).toEqual(['#_top', ...expected]);
});

test.each<[string, string, readonly string[]]>([
  ['rows', '| a | b |\n|---|:-:|\n| c | d |', ['t a | b / c | d']],
  ['code with a bar', '| a |\n|---|\n| `b\\|c` **d** |', ['t a / `b|c` **d**']],
  ['signs', '| a | b |\n|---|---|\n| ✓ | — |', ['t a | b / ✓ | —']],
  ['breaks', '| a |\n|---|\n| b<br>c |', ['t a / b c']],
  ['a head alone', '| a | b |\n|---|---|', ['t a | b']],
  ['in a quote', '> | a |\n> |---|\n> | b |', ['t a / b']],
])('tables: %s', (_name, text, expected) => {
  expect(outline(text)).toEqual(['#_top', ...expected]);
});

test('a long list and a long table are parted', () => {
  const item = 'word '.repeat(30).trim();
  const { sections: lists } = parseSections(`- ${item}\n`.repeat(40));
  expect(lists[0]?.passages.length).toBeGreaterThan(2);
  const { sections: tables } = parseSections(`| h |\n|---|\n${`| ${item} |\n`.repeat(40)}`);
  expect(tables[0]?.passages.every((passage) => passage.kind === 'table' && passage.head[0] === 'h')).toBe(
    true,
  );
  expect(tables[0]?.passages.length).toBeGreaterThan(2);
});

test('a long numbered list keeps its numbers', () => {
  const { sections } = parseSections(`1. ${'word '.repeat(60)}\n`.repeat(20));
  expect(sections[0]?.passages.at(-1)).toMatchObject({
    kind: 'paragraph',
    text: expect.stringMatching(/^20\. word/),
  });
});

test('a long paragraph is parted where a sentence ends', () => {
  const sentence = `${'word '.repeat(20)}end. `;
  const { sections } = parseSections(sentence.repeat(100));
  const texts =
    sections[0]?.passages.map((passage) => (passage.kind === 'paragraph' ? passage.text : '')) ?? [];
  expect(texts.length).toBeGreaterThan(3);
  expect(texts.every((text) => text.length <= 2000 && text.endsWith('end.'))).toBe(true);
  expect(texts.join(' ')).toBe(sentence.repeat(100).trim());
});
