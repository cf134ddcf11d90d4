import fc from 'fast-check';
import { FactsError, parseFacts } from '../../src/rules/parse-facts';
import { parsePeriod } from '../../src/rules/period';
import { shippedPolicy, TODAY } from '../support/policy';

const parse = (raw: unknown) => parseFacts(raw, shippedPolicy().offers, TODAY);

function refusal(raw: unknown): FactsError {
  try {
    parse(raw);
  } catch (error) {
    if (error instanceof FactsError) return error;
    throw error;
  }
  throw new Error(`not refused: ${JSON.stringify(raw)}`);
}

test.each<[string, unknown, string]>([
  ['31 February', { created: '2019-02-31' }, 'no-such-date'],
  ['month 13', { asOf: '2019-13' }, 'no-such-date'],
  ['one digit for a month', { created: '2019-3' }, 'no-such-date'],
  ['words for a date', { created: 'last year' }, 'bad-value'],
  ['a side as the date asked about', { asOf: 'before' }, 'bad-value'],
  ['port 70000', { port: 70000 }, 'no-such-port'],
  ['port 0', { port: 0 }, 'no-such-port'],
  ['half a port', { port: 25.5 }, 'no-such-port'],
  ['a port in words', { port: 'smtp' }, 'no-such-port'],
  ['a key nobody knows', { subscripton: 'csp' }, 'unknown-fact'],
  ['a key of every object', { constructor: 'csp' }, 'unknown-fact'],
  ['a type nobody knows', { subscription: 'gold' }, 'bad-value'],
  ['upper case', { subscription: 'CSP' }, 'bad-value'],
  ['a word for true', { exempted: 'yes' }, 'bad-value'],
  ['created after the day asked about', { created: '2021-05', asOf: '2021-03' }, 'created-after-as-of'],
  ['created after today', { created: '2027' }, 'created-after-as-of'],
  ['an id of no shape', { quotaId: 'PAYG' }, 'bad-value'],
  ['an id of another type', { quotaId: 'FreeTrial_2014-09-01', subscription: 'csp' }, 'contradiction'],
  ['two ids of two offers', { quotaId: 'FreeTrial_2014-09-01', offerId: 'MS-AZR-0017P' }, 'contradiction'],
  ['two types', { type: 'csp', subscription: 'education' }, 'contradiction'],
  ['a list', ['csp'], 'not-an-object'],
  ['null', null, 'not-an-object'],
])('%s is refused, and the value is named', (_title, raw, code) => {
  const error = refusal(raw);
  expect(error.code).toBe(code);
  expect(error.message.length).toBeGreaterThan(20);
});

test.each([
  [
    { type: 'csp', created: '2017-11-15' },
    { subscription: 'csp', created: '2017-11-15' },
  ],
  [
    { port: '587', exempted: 'true' },
    { port: 587, exempted: true },
  ],
  [{ subscription: null, created: undefined }, {}],
  [
    { created: '2021-05', asOf: '2021' },
    { created: '2021-05', asOf: '2021' },
  ],
  [{ created: '2020-02-29' }, { created: '2020-02-29' }],
])('%j is understood', (raw, facts) => {
  expect(parse(raw)).toEqual(facts);
});

test('whatever comes in, it is understood or refused with a code', () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.anything(), fc.dictionary(fc.constantFrom('created', 'port', 'type', 'x'), fc.anything())),
      (raw) => {
        try {
          parse(raw);
        } catch (error) {
          if (!(error instanceof FactsError)) throw error;
        }
      },
    ),
  );
});

test('a period exists exactly where the calendar has its day', () => {
  const date = fc.date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true });
  fc.assert(fc.property(date, (day) => parsePeriod(day.toISOString().slice(0, 10)) !== undefined));
  const parts = fc.tuple(
    fc.integer({ min: 1900, max: 2100 }),
    fc.integer({ min: 0, max: 19 }),
    fc.integer({ min: 0, max: 39 }),
  );
  fc.assert(
    fc.property(parts, ([year, month, day]) => {
      const text = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
      const real = new Date(`${text}T00:00:00Z`);
      const isReal = !Number.isNaN(real.getTime()) && real.toISOString().startsWith(text);
      return (parsePeriod(text) !== undefined) === isReal;
    }),
  );
});
