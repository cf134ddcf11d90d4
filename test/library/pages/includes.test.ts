import { expandIncludes } from '../../../src/library/import/expand-includes';

const FILES: Readonly<Record<string, string>> = {
  'includes/one.md': '---\nms.topic: include\n---\none\n',
  'includes/many.md': 'first\n\n- second',
  'includes/deep.md': 'deep [!INCLUDE [x](one.md)]',
  'includes/loop.md': 'a [!INCLUDE [x](../docs/loop.md)]',
  'docs/loop.md': 'b [!INCLUDE [x](../includes/loop.md)]',
  'includes/with space.md': 'spaced',
};

function expand(body: string, file = 'docs/page.md'): ReturnType<typeof expandIncludes> {
  return expandIncludes(body, {
    file,
    offset: 4,
    readFile: (path) => {
      const text = FILES[path];
      if (text === undefined) throw new Error('it cannot be read: no such file or directory');
      return text;
    },
  });
}

test.each<[string, string, string]>([
  ['alone in a line', 'a\n\n[!INCLUDE [x](../includes/many.md)]\n\nb', 'a\n\nfirst\n\n- second\n\nb'],
  ['among words', 'a [!INCLUDE [x](../includes/one.md)] b', 'a one b'],
  ['in another spelling', '[!include[x](../includes/one.md "t")]', 'one'],
  ['from the folder', '[!INCLUDE [x](~/includes/one.md)] [!INCLUDE [x](/includes/one.md)]', 'one one'],
  ['inside another', '[!INCLUDE [x](../includes/deep.md)]', 'deep one'],
  ['in a quote', '> [!INCLUDE [x](../includes/many.md)]', '> first\n> \n> - second'],
  ['in an item', '1. [!INCLUDE [x](../includes/many.md)]', '1. first\n   \n   - second'],
  ['with a space in its name', '[!INCLUDE [x](../includes/with%20space.md)]', 'spaced'],
  ['of the old portal', '[AZURE.INCLUDE [x](..\\includes\\one.md)]', 'one'],
])('an include is put in: %s', (_name, body, expected) => {
  expect(expand(body)).toMatchObject({ text: expected, warnings: [] });
});

test.each([
  '```\n[!INCLUDE [x](../includes/one.md)]\n```',
  'see `[!INCLUDE [x](../includes/one.md)]`',
  '<!-- [!INCLUDE [x](gone.md)] -->',
  '<!--\n[!INCLUDE [x](gone.md)]\n-->',
])('code and comments are left alone: %j', (body) => {
  expect(expand(body)).toMatchObject({ text: body, warnings: [] });
});

test.each<[string, string, string]>([
  [
    'one that is missing',
    'a\n\nb [!INCLUDE [My part](gone.md)] c',
    'include [My part] is left out: docs/gone.md: it cannot be read: no such file or directory',
  ],
  [
    'one that leads out',
    'a\n\n[!INCLUDE [x](../../secret.md)]',
    'include [x] is left out: ../../secret.md leads out of the folder',
  ],
  [
    'one of the web',
    'a\n\n[!INCLUDE [x](https://x.y/z.md)]',
    'include [x] is left out: https://x.y/z.md leads out of the folder',
  ],
  [
    'a circle',
    'a\n\n[!INCLUDE [x](../includes/loop.md)]',
    'include [x] is left out: includes/loop.md includes itself: docs/page.md → includes/loop.md → docs/loop.md → includes/loop.md',
  ],
])('%s is left out and told with its line', (_name, body, reason) => {
  const { text, warnings } = expand(body);
  expect(text).not.toContain('INCLUDE');
  expect(warnings).toEqual([{ line: 7, reason }]);
});

test('lines count as if the include were one line', () => {
  const { text, lineOf } = expand('a\n[!INCLUDE [x](../includes/many.md)]\nb');
  expect(text.split('\n').map((_line, at) => lineOf(at))).toEqual([0, 1, 1, 1, 2]);
});

test('includes that double at every step come to an end', () => {
  const readFile = (file: string): string => {
    const [, depth = '0'] = /(\d+)/.exec(file) ?? [];
    return `${'x'.repeat(5000)} ${`[!INCLUDE [x](${Number(depth) + 1}.md)] `.repeat(8)}`;
  };
  const { text, warnings } = expandIncludes('[!INCLUDE [x](1.md)]', { file: 'page.md', offset: 0, readFile });
  expect(text.length).toBeLessThan(40e6);
  expect(warnings.length).toBeGreaterThan(0);
});
