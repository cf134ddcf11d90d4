import { checkQuestions } from '../../../src/library/lint/check-questions';
import { type Defect, listRemarks, swap } from './small-knowledge';

function guide(title: string, questions: readonly string[]): string {
  const list = questions.map((each) => `    - "${each}"\n`).join('');
  return `---\ntitle: "${title}"\nquestions:\n  part:\n${list}---\n\n## <a name="part"></a>${title}\n\n${title}.\n`;
}

describe('questions', () => {
  test('those that find their own guide break no rule', () => {
    const changes = { 'en/guides/relay.md': guide('Relays', ['which relay', 'relay services']) };
    expect(listRemarks(checkQuestions, changes)).toEqual([]);
  });

  test.each<Defect>([
    [
      'a question that finds another guide first',
      {
        'en/guides/relay.md': guide('Relays', ['which relay', 'smtp greeting banner']),
        'en/guides/banner.md': guide('The SMTP greeting banner', [
          'smtp greeting',
          'greeting banner of smtp',
        ]),
      },
      ['en/guides/relay.md:6: "smtp greeting banner" finds banner#part first'],
    ],
    [
      'a question that finds nothing',
      { 'en/guides/relay.md': guide('Relays', ['which relay', 'is it the?']) },
      ['en/guides/relay.md:6: "is it the?" finds nothing first'],
    ],
    [
      'a question of two guides',
      {
        'en/guides/relay.md': guide('Relays', ['which relay', 'PORT  25 is open?']),
      },
      [
        'en/guides/relay.md:6: "PORT  25 is open?" is a question of en/guides/mail.md:9 too',
        'en/guides/mail.md:9: "port 25 is open" finds relay#part first',
      ],
    ],
    [
      'a question in two sections of one guide, or in two languages',
      {
        'en/guides/mail.md': swap('port 25 history', 'port 25 today'),
        'ja/guides/mail.md': swap('ポート 25 today', 'port 25 today'),
      },
      [],
    ],
    ["a glossary that cannot be used is another rule's", { 'glossary.yaml': 'x: [' }, []],
  ])('%s', (_title, changes, remarks) => expect(listRemarks(checkQuestions, changes)).toEqual(remarks));
});
