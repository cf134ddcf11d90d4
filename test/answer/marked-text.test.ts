import fc from 'fast-check';
import { parseRuns, quoteText, toPlainText } from '../../src/answer/marked-text';

test.each([
  [
    'press **Overview** now',
    [
      ['press ', 'plain'],
      ['Overview', 'bold'],
      [' now', 'plain'],
    ],
  ],
  [
    'run `az rest`',
    [
      ['run ', 'plain'],
      ['az rest', 'code'],
    ],
  ],
  ['a * b ** c', [['a * b ** c', 'plain']]],
  ['2 \\* 3', [['2 * 3', 'plain']]],
  ['', []],
])('%j is read as runs', (words, runs) => {
  expect(parseRuns(words).map(({ text, mark }) => [text, mark])).toEqual(runs);
});

test('what a person wrote comes out as written, wherever it stands', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary' }),
      (text) => toPlainText(`**x** ${quoteText(text)} \`y\``) === `x ${text} y`,
    ),
  );
});

test('what a person wrote is never taken for markup', () => {
  const marked = fc.constantFrom('*', '**', '`', '\\', 'a', ' ', '[', ']', '<at>', '_');
  fc.assert(
    fc.property(fc.array(marked), (parts) =>
      parseRuns(quoteText(parts.join(''))).every(({ mark }) => mark === 'plain'),
    ),
  );
});
