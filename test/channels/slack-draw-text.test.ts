import fc from 'fast-check';
import { clipEscaped, drawMarked, drawPlain, escapeText } from '../../src/channels/slack/draw-text';
import { decodeAction, decodePress, encodeAction, encodePress } from '../../src/channels/slack/press-code';
import { toSeen } from '../support/block-kit-words';

/** Stands where Slack would else read a mark. */
const literal = (mark: string) => `<!date^00000000^{_}|${mark}>`;
const Z = '\u200b';

test.each([
  ['a & b <c>', 'a &amp; b &lt;c&gt;'],
  ['&lt;', '&amp;lt;'],
  ['<!channel> <@U1>', '&lt;!channel&gt; &lt;@U1&gt;'],
  ['half \ud83d a pair', 'half \ufffd a pair'],
])('%j is escaped as %j', (raw, escaped) => {
  expect(escapeText(raw)).toBe(escaped);
});

describe('marked-up words', () => {
  test.each([
    ['bold', 'Use **port 587** now', 'Use *port 587* now'],
    ['code', 'Run `a < b`', 'Run `a &lt; b`'],
    ['bold between letters', '必ず**番号**を使う', `必ず${Z}*番号*${Z}を使う`],
    ['code between letters', '必ず`25`を使う', `必ず${Z}\`25\`${Z}を使う`],
    ['bold that ends with a bracket', '**(a)** b', `*${Z}(a)${Z}* b`],
    ['bold over two lines', '**a\nb**', '*a*\n*b*'],
    ['bold with space inside', 'a** b **c', 'a *b* c'],
    ['a word with underscores', 'an x_y_z name', 'an x_y_z name'],
    ['marks between spaces', '2 * 3 * 4', '2 * 3 * 4'],
    ['a quoted mark', '\\*x\\*', `${literal('*')}x${literal('*')}`],
    ['several marks', '\\*\\*x', `${literal('**')}x`],
    ['a quoted fence', 'a\\`\\`\\`b', `a${literal('```')}b`],
    ['marks of full width', '＊x＊', `${literal('＊')}x${literal('＊')}`],
    ['a quotation', '> x\n> y', '\u00ad&gt; x\n\u00ad&gt; y'],
    ['a comparison', 'a > b', 'a &gt; b'],
    ['the name of an emoji', 'a :skull: b', `a ${literal(':')}skull: b`],
    ['a time', '12:34:56 at host:25', '12:34:56 at host:25'],
  ])('%s', (_name, words, drawn) => {
    expect(drawMarked(words)).toBe(drawn);
  });

  test('any text that is quoted is seen as it is', () => {
    const characters = fc.constantFrom(...'a1 \n*_~`<>&:;|!@#日。＊', '\u{1f600}');
    fc.assert(
      fc.property(fc.string({ unit: characters, maxLength: 60 }), (raw) => {
        const quoted = raw.replace(/[\\*_[\]<>`]/g, '\\$&');
        expect(toSeen(drawMarked(quoted))).toBe(raw);
        expect(drawMarked(quoted).replace(/<!date\^00000000\^\{_\}\|[^<>]*>/g, '')).not.toMatch(/[<>`]/);
      }),
    );
  });
});

describe('cutting', () => {
  test.each([
    ['short', 10, 'short'],
    ['a &amp; b', 6, 'a …'],
    ['a &amp; b', 8, 'a &amp;…'],
    ['\u{1f600}\u{1f600}', 3, '\u{1f600}…'],
    [`a ${literal('*')} b`, 20, 'a …'],
    ['<https://a.example|b> c', 22, '<https://a.example|b>…'],
  ])('%j to %i is %j', (text, most, cut) => {
    expect(clipEscaped(text, most)).toBe(cut);
  });

  test('plain text is one line, and never empty', () => {
    expect(drawPlain(' a\n b ', 75).text).toBe('a b');
    expect(drawPlain(' ', 75).text).toBe('…');
    expect(drawPlain('\u{1f600}'.repeat(50), 75).text).toBe(`${'\u{1f600}'.repeat(37)}…`);
  });
});

describe('what a press carries', () => {
  test('comes back as it went', () => {
    const place = 'T1:U1:C1:1700000000.000100';
    expect(decodePress(encodePress({ place, index: 12 }))).toEqual({ place });
    const action = { do: 'answer', fact: 'created', value: '2019' } as const;
    expect(decodeAction(encodeAction(action) ?? '')).toEqual(action);
  });

  test('is nothing where it is not ours, or too long', () => {
    expect(decodePress('b1aX=')).toBeUndefined();
    expect(decodePress(encodePress({ place: 'x'.repeat(300), index: 1 }))).toBeUndefined();
    expect(encodePress({ place: 'x'.repeat(300), index: 1 }).length).toBeLessThanOrEqual(255);
    expect(encodeAction({ do: 'read', key: 'x'.repeat(150) }, 150)).toBeNull();
    for (const value of ['', '{', 'null', '{"do":"explode"}']) expect(decodeAction(value)).toBeUndefined();
  });
});
