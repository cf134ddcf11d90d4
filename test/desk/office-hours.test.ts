import fc from 'fast-check';
import { createOfficeCalendar } from '../../src/desk/office-calendar';
import { parseOfficeHours, type WeeklyHours } from '../../src/desk/office-hours';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const OFFICE = 'Mon-Fri 09:00-18:00';

function hoursOf(text: string): WeeklyHours {
  const parsed = parseOfficeHours(text);
  if (!parsed.ok) throw new Error(parsed.problems.join('; '));
  return parsed.hours;
}

function calendar(hours: string, timeZone: string, holidays: readonly string[] = []) {
  return createOfficeCalendar({ hours: hoursOf(hours), timeZone, holidays });
}

/** `1 09:00-18:00`: Monday; `7 22:00-30:00`: from Sunday evening until Monday at six. */
function show(hours: WeeklyHours): readonly string[] {
  const time = (minutes: number): string =>
    `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
  return hours.map(({ day, from, to }) => `${day} ${time(from)}-${time(to)}`);
}

test.each([
  ['Sat 10:00-14:00', ['6 10:00-14:00']],
  ['mon, Wednesday 9:00-12:00', ['1 09:00-12:00', '3 09:00-12:00']],
  ['Mon 13:00-17:30; Mon 08:00-12:00', ['1 08:00-12:00', '1 13:00-17:30']],
  ['Tue 08:00-12:00, 13:00-17:00', ['2 08:00-12:00', '2 13:00-17:00']],
  ['Sun 22:00-06:00', ['7 22:00-30:00']],
  ['Sat-Mon 00:00-24:00', ['1 00:00-24:00', '6 00:00-24:00', '7 00:00-24:00']],
  ['Fri – Sat 10:00 – 11:00;', ['5 10:00-11:00', '6 10:00-11:00']],
])('%s is read', (text, spans) => {
  expect(show(hoursOf(text))).toEqual(spans);
});

test('24/7 is all of every day', () => {
  expect(show(hoursOf(' 24/7 '))).toEqual([1, 2, 3, 4, 5, 6, 7].map((day) => `${day} 00:00-24:00`));
});

test.each([
  ['', /no hours are given/],
  ['Mon', /"Mon": the times are not HH:MM-HH:MM/],
  ['09:00-18:00', /"09:00-18:00": the days are not known/],
  ['Mo-Fr 09:00-18:00', /"Mo-Fr 09:00-18:00": the days are not known/],
  ['Mon-Wed-Fri 09:00-18:00', /the days are not known/],
  ['Mon 9-18', /the times are not HH:MM-HH:MM/],
  ['Mon 09:00-25:00', /the times are not/],
  ['Mon 09:60-10:00', /the times are not/],
  ['Mon 09:00-09:00', /the times are not/],
  ['Mon 24:00-06:00', /the times are not/],
])('%j is refused with what is wrong and an example', (text, reason) => {
  const parsed = parseOfficeHours(text);
  expect(parsed.ok ? [] : parsed.problems).toEqual([expect.stringMatching(reason)]);
  expect(parsed.ok ? '' : parsed.problems[0]).toContain('"Mon-Fri 09:00-18:00; Sat 10:00-14:00" or "24/7"');
});

test('every part that is wrong is named at once', () => {
  const parsed = parseOfficeHours('Mon 9-18; Sat 10:00-14:00; Someday 10:00-11:00');
  expect(parsed.ok ? [] : parsed.problems).toHaveLength(2);
});

test.each([
  ['Tokyo', OFFICE, 'Asia/Tokyo', [], '2026-11-20T17:00+09:00', 2, '2026-11-23T10:00+09:00'],
  [
    'Tokyo, over a holiday',
    OFFICE,
    'Asia/Tokyo',
    ['2026-11-23'],
    '2026-11-20T17:00+09:00',
    2,
    '2026-11-24T10:00+09:00',
  ],
  [
    'Taipei, into Saturday',
    `${OFFICE}; Sat 10:00-14:00`,
    'Asia/Taipei',
    [],
    '2026-11-20T17:30+08:00',
    1,
    '2026-11-21T10:30+08:00',
  ],
  [
    'Moscow, which has no summer time',
    OFFICE,
    'Europe/Moscow',
    [],
    '2026-03-27T15:00+03:00',
    8,
    '2026-03-30T14:00+03:00',
  ],
  [
    'New York, into summer time',
    OFFICE,
    'America/New_York',
    [],
    '2026-03-06T17:00-05:00',
    2,
    '2026-03-09T10:00-04:00',
  ],
  [
    'New York, out of it',
    OFFICE,
    'America/New_York',
    [],
    '2026-10-30T17:00-04:00',
    2,
    '2026-11-02T10:00-05:00',
  ],
  ['before the day begins', OFFICE, 'UTC', [], '2026-11-23T05:00Z', 1, '2026-11-23T10:00Z'],
  ['exactly until closing', OFFICE, 'UTC', [], '2026-11-23T17:00Z', 1, '2026-11-23T18:00Z'],
  ['at closing', OFFICE, 'UTC', [], '2026-11-23T18:00Z', 1, '2026-11-24T10:00Z'],
  ['around the clock', '24/7', 'Asia/Tokyo', [], '2026-11-21T23:00Z', 30, '2026-11-23T05:00Z'],
  ['overnight, begun', 'Sun 22:00-06:00', 'UTC', [], '2026-11-23T05:00Z', 2, '2026-11-29T23:00Z'],
  [
    'a night that began before a holiday',
    'Mon-Sun 22:00-06:00',
    'UTC',
    ['2026-12-25'],
    '2026-12-25T04:00Z',
    3,
    '2026-12-26T23:00Z',
  ],
  [
    'two spans that overlap',
    'Mon 09:00-12:00; Mon 11:00-14:00',
    'UTC',
    [],
    '2026-11-23T09:00Z',
    5,
    '2026-11-23T14:00Z',
  ],
] as const)('%s: so many hours of office time later', (_name, hours, zone, holidays, at, count, due) => {
  const moment = calendar(hours, zone, holidays).add(Date.parse(at), count * HOUR);
  expect(new Date(moment).toISOString()).toBe(new Date(due).toISOString());
});

test.each([
  ['a night into summer time has seven hours', '2026-03-07T12:00-05:00', 7],
  ['a night out of summer time has nine', '2026-10-31T12:00-04:00', 9],
  ['any other night has eight', '2026-11-14T12:00-05:00', 8],
])('%s between ten and six', (_name, noon, hours) => {
  const at = Date.parse(noon);
  expect(calendar('Sat 22:00-06:00', 'America/New_York').between(at, at + 26 * HOUR)).toBe(hours * HOUR);
});

test.each([
  ['in the middle of the day', '2026-11-23T12:00Z', true, '2026-11-23T12:00Z'],
  ['when it opens', '2026-11-23T09:00Z', true, '2026-11-23T09:00Z'],
  ['when it closes', '2026-11-23T18:00Z', false, '2026-11-24T09:00Z'],
  ['on the evening before a holiday', '2026-11-25T20:00Z', false, '2026-11-27T09:00Z'],
  ['on a Saturday', '2026-11-28T12:00Z', false, '2026-11-30T09:00Z'],
])('%s', (_name, at, isOpen, opensAt) => {
  const office = calendar(OFFICE, 'UTC', ['2026-11-26']);
  expect(office.isOpen(Date.parse(at))).toBe(isOpen);
  expect(office.nextOpening(Date.parse(at))).toBe(Date.parse(opensAt));
});

test('who is closed for years on end has no next opening', () => {
  const days = Array.from({ length: 600 }, (_none, week) =>
    new Date(Date.parse('2026-11-23') + week * 7 * 24 * HOUR).toISOString().slice(0, 10),
  );
  expect(calendar('Mon 09:00-10:00', 'UTC', days).nextOpening(Date.parse('2026-11-23'))).toBeUndefined();
});

test('a zone that is none, and hours that are none, stop the start', () => {
  expect(() => calendar('24/7', 'Asia/Tokio')).toThrow('"Asia/Tokio" is no time zone');
  expect(() => createOfficeCalendar({ hours: [], timeZone: 'UTC', holidays: [] })).toThrow('never open');
});

const anyOffice = fc
  .record({
    hours: fc.constantFrom(
      '24/7',
      OFFICE,
      'Sun 22:00-06:00; Wed 01:30-02:45',
      'Sat-Mon 20:00-03:00, 04:00-24:00',
    ),
    zone: fc.constantFrom('UTC', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu'),
  })
  .map(({ hours, zone }) => calendar(hours, zone, ['2026-03-08', '2026-11-01']));
const anyMoment = fc.integer({
  min: Date.parse('2026-02-20') / MINUTE,
  max: Date.parse('2026-11-20') / MINUTE,
});

test('office time that was added is there when it is measured', () => {
  fc.assert(
    fc.property(anyOffice, anyMoment, fc.integer({ min: 1, max: 3_000 }), (office, minute, count) => {
      const at = minute * MINUTE;
      const due = office.add(at, count * MINUTE);
      expect(office.between(at, due)).toBe(count * MINUTE);
      expect(office.isOpen(due - 1)).toBe(true);
    }),
    { numRuns: 150 },
  );
});

test('office time of two stretches is that of both', () => {
  fc.assert(
    fc.property(anyOffice, fc.tuple(anyMoment, anyMoment, anyMoment), (office, minutes) => {
      const [a = 0, b = 0, c = 0] = minutes.toSorted((x, y) => x - y).map((each) => each * MINUTE);
      expect(office.between(a, b) + office.between(b, c)).toBe(office.between(a, c));
    }),
    { numRuns: 60 },
  );
});
