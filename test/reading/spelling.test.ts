import Fuse from 'fuse.js';
import { createSpeller } from '../../src/reading/spelling';
import { tokenise } from '../../src/reading/tokens';

const speller = createSpeller(['enterprise agreement', 'pay as you go', 'предоплат*']);

function mend(text: string): string {
  return speller
    .mend(tokenise(text))
    .mended.map((token) => token.text)
    .join(' ');
}

test.each([
  ['a slip', 'enterprize agreement', 'enterprise agreement'],
  ['two slips in a long word', 'entreprize agreement', 'enterprise agreement'],
  ['a word that is right', 'agreement', 'agreement'],
  ['a word of its own', 'management', 'management'],
])('%s: %s is read as %s', (_name, text, expected) => {
  expect(mend(text)).toBe(expected);
});

test('what is longer than any misspelt name is looked up nowhere: keys and encoded text have no spaces', () => {
  const search = jest.spyOn(Fuse.prototype, 'search');
  const encoded = 'qwertyuiopasdfghjkl'.repeat(1_500);
  expect(mend(`${encoded} agreemant`)).toBe(`${encoded} agreement`);
  expect(search.mock.calls.map(([word]) => word)).toEqual(['agreemant']);
  search.mockRestore();
});
