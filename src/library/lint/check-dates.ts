import type { Locale } from '../../answer/locale';
import type { Content } from './content';
import type { Remark } from './finding';
import { blankCode, lineAt, type Prose } from './prose';

const ENGLISH =
  '(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)';
const RUSSIAN = '(?:января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря)';
const DIGIT = '[0-9０-９]';

/** A day, however it is written. */
const DAY = new RegExp(
  [
    String.raw`(?<![\w.-])\d{4}-\d{1,2}-\d{1,2}(?![\w-])`,
    String.raw`(?<![\w./])\d{4}[/.]\d{1,2}[/.]\d{1,2}(?![\w/])`,
    String.raw`(?<![\w./])\d{1,2}[/.]\d{1,2}[/.]\d{4}(?![\w/])`,
    String.raw`\b${ENGLISH}\.?\s+\d{1,2}(?:st|nd|rd|th)?,?\s+\d{4}\b`,
    String.raw`\b\d{1,2}(?:st|nd|rd|th)?\s+(?:of\s+)?${ENGLISH}\.?,?\s+\d{4}\b`,
    String.raw`(?<!\d)\d{1,2}(?:-е|-го)?\s+${RUSSIAN}\s+\d{4}(?:\s+(?:года|г\.|г(?!\p{L})))?`,
    String.raw`${DIGIT}{4}\s*年\s*${DIGIT}{1,2}\s*月\s*${DIGIT}{1,2}(?:\s*[日號号])?`,
  ].join('|'),
  'gu',
);

const CJK = /^\d{4} ?年 ?\d{1,2} ?月 ?\d{1,2} ?日$/;

/** A day as each language writes it, and an example. */
const OWN: Readonly<Record<Locale, readonly [RegExp, string]>> = {
  en: [
    /^\d{1,2} (?:January|February|March|April|May|June|July|August|September|October|November|December) \d{4}$/,
    '15 November 2017',
  ],
  ja: [CJK, '2017 年 11 月 15 日'],
  'zh-TW': [CJK, '2017 年 11 月 15 日'],
  ru: [new RegExp(String.raw`^\d{1,2} ${RUSSIAN} \d{4} (?:года|г\.)$`), '15 ноября 2017 года'],
};

/** In running text days are written as the language writes them. */
export function checkDates({ prose }: Content): readonly Remark[] {
  return prose.flatMap(findForeignDays);
}

function findForeignDays(prose: Prose): readonly Remark[] {
  const [own, example] = OWN[prose.locale];
  return [...blankCode(prose.text).matchAll(DAY)]
    .filter(([day]) => !own.test(day.replace(/\s+/g, ' ')))
    .map(({ 0: day, index }) => {
      return { file: prose.file, line: lineAt(prose, index), message: `"${day}" is written as ${example}` };
    });
}
