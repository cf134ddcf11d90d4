import { Converter } from 'opencc-js';
import { foldHan } from '../../src/text/han-variants';

const FIRST_HAN = 0x3400;
const LAST_HAN = 0x9fff;

const CONVERTERS = {
  'Traditional to Simplified': Converter({ from: 't', to: 'cn' }),
  'Japanese to Traditional': Converter({ from: 'jp', to: 't' }),
  'Taiwanese to Simplified': Converter({ from: 'tw', to: 'cn' }),
};

test.each(Object.entries(CONVERTERS))('%s meets in one form', (_name, convert) => {
  const apart: string[] = [];
  for (let code = FIRST_HAN; code <= LAST_HAN; code += 1) {
    const character = String.fromCodePoint(code);
    const converted = convert(character);
    if ([...converted].length === 1 && foldHan(character) !== foldHan(converted)) apart.push(character);
  }
  expect(apart).toEqual([]);
});

test('a form stands for itself', () => {
  const unsteady: string[] = [];
  for (let code = FIRST_HAN; code <= LAST_HAN; code += 1) {
    const form = foldHan(String.fromCodePoint(code));
    if (foldHan(form) !== form) unsteady.push(form);
  }
  expect(unsteady).toEqual([]);
});
