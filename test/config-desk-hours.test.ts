import fc from 'fast-check';
import { PRIORITIES } from '../src/answer/ticket';
import { ConfigError, readConfig } from '../src/config';
import { DEFAULT_TARGETS } from '../src/desk/desk-rules';
import { parseOfficeHours } from '../src/desk/office-hours';

function readHours(hours: string): readonly string[] {
  try {
    readConfig({ DESK_HOURS: hours });
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
}

const HOURS: readonly (readonly [string, boolean])[] = [
  ['24/7', true],
  [' 24/7 ', true],
  ['Mon-Fri 09:00-18:00', true],
  ['mon-fri 9:00-18:00; Sat 10:00-14:00', true],
  ['Monday - Thursday 09:00-12:00, 13:00-18:00; Fri 09:00-12:00;', true],
  ['Mon,Wed,Fri 09:00–18:00', true],
  ['Sun 22:00-06:00', true],
  ['Fri-Mon 00:00-24:00', true],
  ['always', false],
  ['09:00-18:00', false],
  ['Mon-Fri', false],
  ['Mon-Fri 9-18', false],
  ['Mon-Fri 09:00-25:00', false],
  ['Mon-Fri 09:60-18:00', false],
  ['Lun-Ven 09:00-18:00', false],
  ['Mon-Fri 09:00-18:00 Sat 10:00-14:00', false],
  [';', false],
];

test.each(HOURS)('whether the desk can read the hours "%s": %s', (hours, isFine) => {
  expect(parseOfficeHours(hours).ok).toBe(isFine);
  expect(readHours(hours)).toEqual(isFine ? [] : [expect.stringContaining('DESK_HOURS')]);
});

test('targets come out as they were written', () => {
  const pair = fc.tuple(fc.integer({ min: 1, max: 500 }), fc.integer({ min: 500, max: 9_999 }));
  const unit = fc.constantFrom(['m', 1], ['h', 60]);
  fc.assert(
    fc.property(fc.constantFrom(...PRIORITIES), pair, unit, (name, [first, last], [letter, minutes]) => {
      const { targets } = readConfig({ DESK_TARGETS: `${name}=${first}${letter}/${last}${letter}` }).desk
        .rules;
      const expected = { firstReply: first * Number(minutes), resolve: last * Number(minutes) };
      expect(targets).toEqual({ ...DEFAULT_TARGETS, [name]: expected });
    }),
  );
});
