import fc from 'fast-check';
import { parseRuns } from '../../../src/answer/marked-text';
import { linesOf } from '../../../src/library/pages/page';
import { parseSections } from '../../../src/library/pages/parse-sections';
import { cutRuns } from '../../../src/library/pages/runs';
import { markedWords } from './outline';

/** Pieces that meet in the wild, whole and torn. */
const MARKUP = [
  ...[
    '**',
    '*',
    '~~',
    '~',
    '`',
    '``',
    '```',
    '~~~',
    '_',
    '\\',
    '|',
    '>',
    '- ',
    '1. ',
    '# ',
    '## ',
    '---',
    '===',
    '***',
  ],
  ...['\n', '\n\n', '    ', '\t', '\u3000', '\r\n', '\u0000', '\u200b', '\uFEFF'],
  ...[
    '[',
    ']',
    '(',
    ')',
    '](x)',
    '![',
    '[^1]',
    '[^1]: ',
    '[a]: b',
    '[!NOTE]',
    '[!INCLUDE [a](b.md)]',
    '[!UICONTROL x]',
  ],
  ...[
    '<!--',
    '-->',
    '<b>',
    '</b>',
    '<del>',
    '</s>',
    '<div>',
    '</p>',
    '<h2 id="x">',
    '<a name="y"></a>',
    '<pre>',
    '<td>',
    '<',
  ],
  ...[
    '{% raw %}',
    '{% codeblock %}',
    '{% endcodeblock %}',
    '{{ x }}',
    '{#id}',
    ':::',
    ':::image alt-text="z":::',
  ],
  ...['a', 'Ж', '漢', 'が', '한', 'ש', '😀', '9', '。', '「', ' '],
];
const page = fc
  .array(
    fc.oneof(
      { weight: 4, arbitrary: fc.constantFrom(...MARKUP) },
      { weight: 1, arbitrary: fc.string({ unit: 'binary' }) },
    ),
  )
  .map((parts) => parts.join(''));

/** What is left of words once escapes, code and pairs of `**` are gone, and how many `**` there are. */
function readMarks(words: string): { readonly rest: string; readonly bold: number } {
  let bold = 0;
  const rest = words.replace(/\\[\\*_[\]<>`]|`[^`]*`|\*\*/g, (mark) => {
    if (mark === '**') bold += 1;
    return '';
  });
  return { rest, bold };
}

test('any text is read, and its words hold no mark without its other half', () => {
  fc.assert(
    fc.property(page, (text) => {
      for (const words of markedWords(parseSections(text))) {
        const { rest, bold } = readMarks(words);
        expect(rest).not.toMatch(/[*`]/);
        expect(parseRuns(words).filter(({ mark }) => mark === 'bold')).toHaveLength(bold / 2);
        expect(words).toBe(words.trim());
      }
    }),
    { numRuns: 2000 },
  );
});

test('ids of sections differ, and lines never go back', () => {
  fc.assert(
    fc.property(page, (text) => {
      const { sections } = parseSections(text);
      expect(new Set(sections.map(({ id }) => id)).size).toBe(sections.length);
      const lines = sections.map(({ line }) => line);
      expect(lines).toEqual(lines.toSorted((a, b) => a - b));
    }),
  );
});

const letters = fc.stringMatching(/^[A-Za-zА-яёぁ-んァ-ン一-龠가-힣א-ת]{1,8}$/u);
const word = fc
  .tuple(
    fc.constantFrom('', '', '**', '「', '(', '"', '**「'),
    letters,
    fc.constantFrom('', '', '**', '」', ')', '。', '!', '**。'),
  )
  .map((parts) => parts.join(''));
const joined = fc.constantFrom(' ', ' ', '\n', '\n\n', '、', '\u3000');
const prose = fc
  .array(fc.tuple(word, joined), { minLength: 1 })
  .map((pairs) => pairs.map((pair) => pair.join('')).join(''));

function lettersOf(text: string): string {
  return text.replace(/[^\p{L}]/gu, '');
}

function lettersRead(text: string): { readonly live: string; readonly struck: string } {
  const passages = parseSections(text).sections.flatMap((section) => section.passages);
  const read = (superseded: boolean): string =>
    lettersOf(
      passages
        .filter((each) => each.superseded === superseded)
        .flatMap(linesOf)
        .join(''),
    );
  return { live: read(false), struck: read(true) };
}

test('no letter of plain paragraphs is lost, and their order stays', () => {
  fc.assert(
    fc.property(prose, (text) => {
      expect(lettersRead(text)).toEqual({ live: lettersOf(text), struck: '' });
    }),
  );
});

test('what is struck through and what is not are all the letters there are', () => {
  const parts = fc.array(fc.record({ text: prose, isStruck: fc.boolean() }), { minLength: 1 });
  fc.assert(
    fc.property(parts, (chosen) => {
      const text = chosen
        .map(({ text: each, isStruck }) => (isStruck ? `~~${each.trim()}~~ ` : `${each.trim()} `))
        .join('\n\n');
      const sum = (isStruck: boolean): string =>
        lettersOf(
          chosen
            .filter((each) => each.isStruck === isStruck)
            .map((each) => each.text)
            .join(''),
        );
      expect(lettersRead(text)).toEqual({ live: sum(false), struck: sum(true) });
    }),
  );
});

test('a torn ~~ loses no letter either', () => {
  const torn = fc.array(fc.oneof(prose, fc.constantFrom('~~', ' ~~', '~~ '))).map((each) => each.join('a'));
  fc.assert(
    fc.property(torn, (text) => {
      const { live, struck } = lettersRead(text);
      expect([...live, ...struck].sort().join('')).toBe([...lettersOf(text)].sort().join(''));
    }),
  );
});

test('a text that is cut has all its characters, in parts that are short enough', () => {
  const runs = fc.array(
    fc.record({
      text: fc.string({ unit: 'grapheme' }),
      mark: fc.constantFrom('plain' as const, 'bold' as const),
    }),
  );
  fc.assert(
    fc.property(runs, fc.integer({ min: 2, max: 20 }), (whole, longest) => {
      const parts = cutRuns(whole, longest);
      const join = (each: readonly { readonly text: string }[]): string =>
        each.map(({ text }) => text).join('');
      expect(parts.map(join).join('')).toBe(join(whole));
      expect(parts.every((part) => join(part).length <= longest)).toBe(true);
    }),
  );
});

test.each([
  ['prose', 'Mail to port 25 is **blocked** `here`. 日本語の文章です。\nnext line\n\n'],
  ['one line', 'word '],
  ['sections', '## Head\n\nsome text that goes on for a while\n\n'],
  ['openings without ends', '~~a [b **c `d <e {% f '],
])(
  'a page of 5 MB is read in some seconds: %s',
  (_name, piece) => {
    const text = piece.repeat(Math.ceil(5e6 / piece.length));
    const start = Date.now();
    parseSections(text);
    expect(Date.now() - start).toBeLessThan(20_000);
  },
  30_000,
);
