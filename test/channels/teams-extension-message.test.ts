import fc from 'fast-check';
import { readExplained } from '../../src/channels/teams/extension-message';

const toHtml = (content: string) => ({ id: '1', body: { contentType: 'html', content } });
const toCard = (content: unknown, contentType = 'application/vnd.microsoft.card.adaptive') => ({
  body: { contentType: 'html', content: '<attachment id="1"></attachment>' },
  attachments: [{ id: '1', contentType, content }],
});

describe('the words of a message are read', () => {
  test.each([
    ['paragraphs', toHtml('<div><p>Hello</p><p>there</p></div>'), 'Hello\nthere'],
    ['line breaks', toHtml('one<br>two<br/>three'), 'one\ntwo\nthree'],
    [
      'a log in a code block',
      toHtml('<codeblock class="Bash"><code>connect to mx[203.0.113.9]:25:<br>timed out</code></codeblock>'),
      'connect to mx[203.0.113.9]:25:\ntimed out',
    ],
    [
      'entities, after the tags',
      toHtml('from &lt;a@b.example&gt; &amp;&nbsp;more'),
      'from <a@b.example> & more',
    ],
    ['mentions as names', toHtml('<at id="0">Ann Lee</at> see this'), 'Ann Lee see this'],
    ['a table', toHtml('<table><tr><td>port</td><td> 25</td></tr></table>'), 'port 25'],
    ['a link by its words', toHtml('<a href="https://evil.example">this page</a>'), 'this page'],
    [
      'plain text as it is',
      { body: { contentType: 'text', content: 'a <b@c.example> d' } },
      'a <b@c.example> d',
    ],
    ['a subject', { subject: 'Mail is stuck', ...toHtml('since Monday') }, 'Mail is stuck\nsince Monday'],
    [
      'the card of another bot',
      toCard({
        type: 'AdaptiveCard',
        body: [
          { type: 'TextBlock', text: 'Delivery failed' },
          { type: 'FactSet', facts: [{ title: 'Code', value: '550 5.7.606' }] },
          {
            type: 'ColumnSet',
            columns: [{ items: [{ type: 'RichTextBlock', inlines: ['timed', { text: 'out' }] }] }],
          },
        ],
      }),
      'Delivery failed\nCode\n550 5.7.606\ntimed\nout',
    ],
    [
      'a card as its JSON',
      toCard(JSON.stringify({ title: 'Stuck', text: 'port 25' }), 'application/vnd.microsoft.card.hero'),
      'Stuck\nport 25',
    ],
    [
      'an alert of a connector',
      toCard(
        { summary: 'Alert', sections: [{ activityTitle: 'SMTP', facts: [{ name: 'x', value: 'timeout' }] }] },
        'application/vnd.microsoft.teams.card.o365connector',
      ),
      'Alert\nSMTP\ntimeout',
    ],
    ['the same words once', { subject: 'Stuck', ...toHtml('<p>Stuck</p>') }, 'Stuck'],
  ])('%s', (_name, payload, expected) => {
    expect(readExplained(payload)).toBe(expected);
  });
});

describe('no words are read from', () => {
  test.each([
    ['nothing', undefined],
    ['null', null],
    ['a text', 'words'],
    ['a list', [{ body: {} }]],
    ['a picture', toHtml('<img src="https://x.example/a.png" alt="shot">')],
    ['a body that is no object', { body: 'words' }],
    ['a content that is no text', { body: { contentType: 'html', content: { a: 1 } } }],
    ['attachments that are no list', { attachments: 'card' }],
    ['a file', toCard('secret file', 'reference')],
    ['a card that is no JSON', toCard('{"text": ')],
    ['an attachment of null', { attachments: [null] }],
  ])('%s', (_name, payload) => {
    expect(readExplained(payload)).toBe('');
  });
});

test('whatever is sent, words come back or none, never more than a turn reads', () => {
  fc.assert(
    fc.property(fc.anything(), fc.string(), (raw, words) => {
      expect(typeof readExplained(raw)).toBe('string');
      expect(typeof readExplained({ ...toCard(raw), subject: words })).toBe('string');
      expect(typeof readExplained(toHtml(words))).toBe('string');
    }),
  );
  expect(readExplained(toHtml('words '.repeat(100_000))).length).toBeLessThanOrEqual(40_000);
});

test('plain words survive the way through HTML', () => {
  const toEntities = (text: string) =>
    text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  fc.assert(
    fc.property(fc.array(fc.stringMatching(/^[a-z0-9<>&@.:[\]]{1,12}$/), { minLength: 1 }), (words) => {
      const said = words.join(' ');
      expect(readExplained(toHtml(`<p>${toEntities(said)}</p>`))).toBe(said);
    }),
  );
});

test.each([
  ['brackets that never close', '<'.repeat(200_000)],
  ['tags that never close', '<p '.repeat(100_000)],
  ['a mention that never ends', '<at id="'.repeat(50_000)],
  ['line breaks and blanks', '\n '.repeat(100_000)],
])('%s are read in a moment', (_name, content) => {
  const started = Date.now();
  readExplained(toHtml(content));
  expect(Date.now() - started).toBeLessThan(1_000);
});

test('a card nested without end is read as deep as cards go', () => {
  let card: object = { text: 'deepest' };
  for (let depth = 0; depth < 10_000; depth += 1)
    card = { items: [card], ...(depth === 9_990 && { text: 'near' }) };
  expect(readExplained(toCard(card))).toBe('near');
});
