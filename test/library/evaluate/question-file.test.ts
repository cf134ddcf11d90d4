import { parseQuestionFile, QuestionFileError } from '../../../src/library/evaluate/question-file';

const GOOD = `{
  "note": "any",
  "sections": { "A": ["csp", "today"] },
  "queries": [
    { "id": "1", "lang": "en", "type": "kw", "q": "csp", "rel": ["A"] }
  ]
}`;

test('a file is read as it stands', () => {
  expect(parseQuestionFile(`\uFEFF${GOOD}`, 'good.json')).toMatchObject({
    sections: { A: ['csp', 'today'] },
    queries: [{ id: '1', lang: 'en', type: 'kw', q: 'csp', rel: ['A'] }],
  });
});

test.each([
  ['a language that is not ours', GOOD.replace('"en"', '"de"'), 'bad.json:5: queries.0.lang: '],
  ['a field that is missing', GOOD.replace('"q": "csp", ', ''), 'bad.json:5: queries.0.q: '],
  ['a field that is not known', GOOD.replace('"note"', '"notes"'), 'notes'],
  [
    'a label that is not in sections',
    GOOD.replace('["A"]', '["B"]'),
    'bad.json:5: queries.0.rel.0: there is no "B"',
  ],
  ['a section that is no pair', GOOD.replace('"csp", "today"', '"csp"'), 'bad.json:3: sections.A'],
  ['text that is no JSON', GOOD.replace('"rel"', 'rel'), 'bad.json:5: no JSON: '],
  ['half a file', GOOD.slice(0, 60), 'bad.json:4: no JSON: '],
  ['an empty file', '', 'bad.json:1: no JSON: '],
  ['another value', '[]', 'bad.json:1: the whole file: '],
])('%s is said with its line', (_what, text, message) => {
  expect(() => parseQuestionFile(text, 'bad.json')).toThrow(QuestionFileError);
  expect(() => parseQuestionFile(text, 'bad.json')).toThrow(message);
});
