import { createTestReader } from './reading-lab';
import { type Sentence, TODAY } from './sentence';
import { ENGLISH } from './sentences-en';
import { FIELD } from './sentences-field';
import { GENERAL } from './sentences-general';
import { JAPANESE } from './sentences-ja';
import { MORE } from './sentences-more';
import { RUSSIAN } from './sentences-ru';
import { SUPPOSED } from './sentences-supposed';
import { CHINESE } from './sentences-zh';

const reader = createTestReader();

describe.each<[string, readonly Sentence[]]>([
  ['English', ENGLISH],
  ['Japanese', JAPANESE],
  ['Chinese', CHINESE],
  ['Russian', RUSSIAN],
  ['A longer message', FIELD],
  ['Another message', MORE],
  ['A supposition', SUPPOSED],
  ['A sentence of a kind once misread', GENERAL],
])('%s says what it says and no more', (_language, sentences) => {
  test.each(sentences.map((each) => [each[0], each] as const))('%s', (_title, [text, expected, asking]) => {
    const reading = reader.read({ text, today: TODAY, ...(asking !== undefined && { asking }) });
    const { supposed, intent, denied, maybe, trouble, language, ...facts } = expected;
    expect(reading.facts).toEqual(facts);
    expect(reading.supposed).toEqual(supposed ?? {});
    expect(reading.trouble.map(({ code }) => code)).toEqual(trouble ?? []);
    expect(reading.maybe).toEqual(maybe ?? []);
    if (intent !== undefined) expect(reading.intent).toBe(intent);
    if (denied !== undefined) expect(reading.denied).toEqual(denied);
    if (language !== undefined) expect(reading.language).toBe(language);
  });
});
