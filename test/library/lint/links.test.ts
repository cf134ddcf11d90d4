import { checkLinks } from '../../../src/library/lint/check-links';
import { add, type Defect, listRemarks } from './small-knowledge';

const OTHER = '## <a name="part"></a>Part\n\nWords.\n\n## Plain heading\n';

describe('links', () => {
  test.each([
    '[x](other.md)',
    '[x](other.md#part)',
    '[x](./other.md#plain-heading)',
    '[x](#history)',
    '[x](https://example.com/a.md#b)',
    '[x](mailto:a@example.com)',
    '`[x](none.md)`',
    '[x][ref]\n\n[ref]: other.md#part',
  ])('%s leads somewhere', (link) => {
    const changes = { 'en/guides/other.md': OTHER, 'en/guides/mail.md': add(`\n${link}\n`) };
    expect(listRemarks(checkLinks, changes)).toEqual([]);
  });

  test.each<Defect>([
    [
      'no such guide',
      { 'en/guides/mail.md': add('\nOne\n[x](none.md)\n') },
      ['en/guides/mail.md:31: the link leads nowhere: there is no en/guides/none.md'],
    ],
    [
      'no such section',
      { 'en/guides/other.md': OTHER, 'en/guides/mail.md': add('\n- [x](other.md#none)\n- [y](#none)\n') },
      [
        'en/guides/mail.md:30: the link leads nowhere: en/guides/other.md has no section "none"',
        'en/guides/mail.md:31: the link leads nowhere: en/guides/mail.md has no section "none"',
      ],
    ],
    [
      'a guide of another language',
      { 'en/guides/other.md': OTHER, 'ja/guides/mail.md': add('\n[x](other.md)\n') },
      ['ja/guides/mail.md:30: the link leads nowhere: there is no ja/guides/other.md'],
    ],
    [
      'a reference, and an escape that is none',
      { 'en/guides/mail.md': add('\n[x][ref] [y](%E0%A4.md)\n\n[ref]: none.md\n') },
      [
        'en/guides/mail.md:30: the link leads nowhere: there is no en/guides/none.md',
        'en/guides/mail.md:30: the link leads nowhere: there is no en/guides/%E0%A4.md',
      ],
    ],
  ])('%s', (_title, changes, remarks) => expect(listRemarks(checkLinks, changes)).toEqual(remarks));
});
