import { LOCALES } from '../../../src/answer/locale';
import { checkSite } from '../../../src/library/lint/check-site';
import { add, type Defect, listRemarks, swap } from './small-knowledge';

const FILE = 'ja/site/terms.md';
const MORE = '\n## <a name="more"></a>X\n';

describe('the pages about the service', () => {
  test('whole ones break no rule', () => expect(listRemarks(checkSite)).toEqual([]));

  test.each<Defect>([
    [
      'a language that is missing',
      { [FILE]: null },
      [`${FILE}:1: the page is missing; en, zh-TW, ru has it`],
    ],
    [
      'a page that no language has',
      Object.fromEntries(LOCALES.map((locale) => [`${locale}/site/front.md`, null])),
      LOCALES.map((locale) => `${locale}/site/front.md:1: the page is missing; no language has it`),
    ],
    [
      'a page without a title',
      { [FILE]: swap('# ', '') },
      [`${FILE}:1: has no title; begin it with "# " and the title`],
    ],
    [
      'a heading without an anchor',
      { [FILE]: add('\n## X\n') },
      [`${FILE}:8: the heading has no anchor; begin it with <a name="…"></a>`],
    ],
    [
      'a section too many',
      { [FILE]: add(MORE) },
      [`${FILE}:8: section 2 is "more" where en has nothing more`],
    ],
    [
      'an anchor spelt otherwise',
      { [FILE]: swap('name="who"', 'name="whom"') },
      [`${FILE}:3: section 1 is "whom" where en has "who"`],
    ],
    [
      'a section that is missing',
      { 'en/site/terms.md': add(MORE) },
      LOCALES.slice(1).map(
        (locale) => `${locale}/site/terms.md:1: section 2 is nothing more where en has "more"`,
      ),
    ],
    [
      'a blank that one language lacks, and one that nothing fills',
      { [FILE]: swap('{operator}', '{who}') },
      [
        `${FILE}:1: does not have {operator}; en does`,
        `${FILE}:5: nothing fills {who}; blanks are {operator} and {contact}`,
      ],
    ],
    ['braces in code', { [FILE]: add('\n`{who}`\n') }, []],
    [
      'links to nowhere',
      {
        [FILE]: add('\n[a](privacy.md) [b](/privacy) [c](https://example.com/)\n[d](http://example.com/)\n'),
      },
      ['privacy.md', 'http://example.com/'].map(
        (href, index) =>
          `${FILE}:${8 + index}: the link to ${href} leads nowhere; write /, /privacy, /terms, or an https address`,
      ),
    ],
  ])('%s', (_title, changes, remarks) => expect(listRemarks(checkSite, changes)).toEqual(remarks));
});
