import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { parse } from 'yaml';
import { createEvidenceReader } from '../../src/reading/evidence';
import { parseSymptoms, SYMPTOMS, type SymptomClass, SymptomsError } from '../../src/reading/symptoms';
import { EVIDENCE_SAMPLES, NAMED_SAMPLES, NO_EVIDENCE_SAMPLES, PORTAL_SAMPLES } from './evidence-samples';

const FILE = join(process.cwd(), 'knowledge', 'symptoms.yaml');
const raw: unknown = parse(readFileSync(FILE, 'utf8'));
const read = createEvidenceReader(parseSymptoms(raw, 'symptoms.yaml'));
const CLASSES: readonly (SymptomClass | null)[] = [...SYMPTOMS, null];

describe('the class of a paste', () => {
  const rows = Object.entries(EVIDENCE_SAMPLES).flatMap(([name, texts]) =>
    texts.map((text) => ({ name, text })),
  );

  test.each(rows)('$name: $text', ({ name, text }) => {
    expect(read(text).symptom).toBe(name);
  });

  test('every class has at least four texts', () => {
    const poor = SYMPTOMS.filter((name) => (EVIDENCE_SAMPLES[name] ?? []).length < 4);
    expect(poor).toEqual([]);
  });

  test('is the same in full-width letters and with Windows line ends', () => {
    for (const { name, text } of rows) {
      expect([text, read(text.replaceAll('\n', '\r\n')).symptom]).toEqual([text, name]);
      expect([text, read(toFullWidth(text)).symptom]).toEqual([text, name]);
    }
  });
});

describe('what a paste names', () => {
  test.each(NAMED_SAMPLES)('$text', ({ text, evidence }) => {
    expect(read(text).evidence).toMatchObject(evidence);
  });
});

describe("the portal's own verdict", () => {
  test.each(PORTAL_SAMPLES)('$verdict: $text', ({ text, verdict }) => {
    expect(read(text)).toMatchObject({ symptom: 'portal-verdict', portalVerdict: verdict });
  });

  test('outranks a timeout in the same paste', () => {
    const text = 'This subscription is unauthorized to send mail over TCP port 25\nport 25 times out';
    expect(read(text).portalVerdict).toBe('unauthorized');
  });
});

test.each(NO_EVIDENCE_SAMPLES)('no evidence: %s', (text) => {
  expect(read(text)).toEqual({ symptom: null, evidence: { port: null, host: null, tool: null, code: null } });
});

describe('a long log', () => {
  const timeout = (n: number): string =>
    `Nov  3 08:${10 + (n % 50)}:12 web01 postfix/smtp[${n}]: connect to mx${n}.example.net[203.0.113.25]:25: Connection timed out`;
  const timeouts = Array.from({ length: 700 }, (_, n) => timeout(n));

  test('is decided by precedence, not by its first line', () => {
    const reply =
      'Nov  3 09:00:00 web01 postfix/smtp[9]: ABC: to=<a@b.example>, relay=mx.b.example[198.51.100.9]:25, dsn=5.7.606, status=bounced (host mx.b.example[198.51.100.9] said: 550 5.7.606 Access denied, banned sending IP [192.0.2.7])';
    const found = read([...timeouts, reply].join('\n'));
    expect(found.symptom).toBe('rejected-reputation');
    expect(found.evidence).toEqual({ port: 25, host: 'mx.b.example', tool: 'postfix', code: '5.7.606' });
  });

  test('of IPv6 without a route and IPv4 without an answer is a timeout', () => {
    const text =
      'connect to mx1.example.net[2001:db8::25]:25: Network is unreachable\nconnect to mx1.example.net[203.0.113.25]:25: Connection timed out';
    expect(read(text).symptom).toBe('port-25-timeout');
  });

  test.each([
    ['of one log line', `${timeout(1)}\n`],
    ['of one letter', 'a'],
    ['of blanks', ' '],
    ['of digits', '5'],
    ['of dots', 'a.'],
    ['without line breaks', 'ポート25がタイムアウト'],
    ['of addresses', '203.0.113.25:'],
    ['of half a reply', '550 5.7.'],
    ['of half an error', 'connect to '],
    ['of brackets', 'relay=a.example[203.0.113.'],
    ['of half a heading', 'diagnostic says access denied '],
  ])('of 100 KB %s is read in less than two seconds', (_, unit) => {
    const text = unit.repeat(Math.ceil(100_000 / unit.length));
    const start = performance.now();
    read(text);
    expect(performance.now() - start).toBeLessThan(2000);
  });
});

describe('any text', () => {
  const words = Object.values(EVIDENCE_SAMPLES).flatMap((texts) => texts.flatMap((text) => text.split(' ')));
  const anyText = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 200 }),
    fc.array(fc.constantFrom(...words), { maxLength: 40 }).map((parts) => parts.join(' ')),
  );

  test('has a class of the list or none, a possible port, and a verdict only with its class', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { symptom, evidence, portalVerdict } = read(text);
        expect(CLASSES).toContain(symptom);
        expect(evidence.port ?? 25).toBeGreaterThan(0);
        expect(evidence.port ?? 25).toBeLessThanOrEqual(65535);
        expect(portalVerdict !== undefined).toBe(symptom === 'portal-verdict');
      }),
      { numRuns: 300 },
    );
  });
});

describe('symptoms.yaml', () => {
  const problemsOf = (change: Record<string, unknown>): readonly string[] => {
    try {
      parseSymptoms({ ...(raw as Record<string, unknown>), ...change }, 'symptoms.yaml');
    } catch (error) {
      if (error instanceof SymptomsError) return error.problems;
    }
    return [];
  };

  test.each([
    [{ class: 'gremlins', patterns: ['x'] }, /symptoms\.yaml: symptoms\.0\.class/],
    [{ class: 'dns', patterns: ['(x'] }, /symptoms\.0\.patterns\.0: .*regular expression/i],
    [{ class: 'dns', patterns: ['x.*y'] }, /upper bound/],
    [{ class: 'dns', patterns: ['x{3,}y'] }, /upper bound/],
    [{ class: 'dns', patterns: ['ENOTFOUND'] }, /lower case/],
    [{ class: 'dns', words: { ja: ['ﾎｽﾄ'] } }, /words\.ja\.0: .*NFKC/],
    [{ class: 'dns', words: { fr: ['x'] } }, /words/],
    [{ class: 'dns', patterns: ['x{0,3}'] }, /matches the empty text/],
    [{ class: 'dns' }, /needs either patterns and words, or timeout/],
    [{ class: 'dns', portalVerdict: 'enabled', patterns: ['x'] }, /portalVerdict/],
    [{ class: 'port-25-timeout', timeout: [70000] }, /timeout/],
  ])('%j is refused with its entry and the reason', (entry, reason) => {
    expect(problemsOf({ symptoms: [entry] }).join('\n')).toMatch(reason);
  });

  test('a host pattern must say what in it is the host', () => {
    expect(problemsOf({ hosts: ['x'] }).join('\n')).toMatch(/hosts\.0: names no group/);
  });
});

function toFullWidth(text: string): string {
  return text.replace(/[!-~]/gu, (each) => String.fromCodePoint((each.codePointAt(0) ?? 0) + 0xfee0));
}
