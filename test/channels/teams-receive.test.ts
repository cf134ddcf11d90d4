import type { Activity } from 'botbuilder';
import fc from 'fast-check';
import { readText } from '../../src/channels/teams/mentions';
import { createOnce } from '../../src/channels/teams/once';
import { parsePressed } from '../../src/channels/teams/pressed';
import { readLocale, receiveMessage, toConversationKey } from '../../src/channels/teams/receive';

const BOT = { id: '28:bot', name: 'Port 25 Desk' };
const mention = (id: string, text: string) => ({ type: 'mention', mentioned: { id }, text });

function toActivity(parts: object): Activity {
  const base = {
    type: 'message',
    channelId: 'msteams',
    from: { id: '29:ann' },
    recipient: BOT,
    conversation: { id: 'c' },
  };
  return { ...base, ...parts } as unknown as Activity;
}

describe('who asks, and who reads along', () => {
  const targeted = { ...BOT, isTargeted: true };
  test.each([
    ['alone with the bot', { conversation: { id: 'c', conversationType: 'personal' } }, 'alone'],
    ['in a channel', { conversation: { id: 'c', conversationType: 'channel', isGroup: true } }, undefined],
    [
      'in private in a channel',
      { conversation: { id: 'c', conversationType: 'channel', isGroup: true }, recipient: targeted },
      'among-others',
    ],
  ])('is told of somebody %s', (_, parts, privacy) => {
    const { person, privacy: told } = receiveMessage(toActivity({ text: 'x', ...parts }));
    expect([person, told]).toEqual(['29:ann', privacy]);
  });
});

describe('the words of a message', () => {
  test.each([
    [
      'the mention of the bot',
      '<at>Port 25 Desk</at> is it blocked?',
      ['<at>Port 25 Desk</at>'],
      'is it blocked?',
    ],
    [
      'a mention in the middle',
      'hey <at>Port 25 Desk</at>, blocked?',
      ['<at>Port 25 Desk</at>'],
      'hey  , blocked?',
    ],
    [
      'a mention with attributes',
      '<at id="0">Port 25 Desk</at>&nbsp;blocked?',
      ['<at>Port 25 Desk</at>'],
      'blocked?',
    ],
    ['an entity without tags', '<at>Port 25 Desk</at> blocked?', ['Port 25 Desk'], 'blocked?'],
    ['two mentions of the bot', '<at>Bot</at> <at>Bot</at> x', ['<at>Bot</at>', '<at>Bot</at>'], 'x'],
    ['a name with signs of a pattern', '<at>Bot (25) [x]+</at> x', ['<at>Bot (25) [x]+</at>'], 'x'],
    ['a Japanese name', '<at>ポート25デスク</at> 送れません', ['<at>ポート25デスク</at>'], '送れません'],
    ['no mention', 'plain', [], 'plain'],
    ['an empty mention', '<at></at> x', ['<at></at>'], 'x'],
    ['the mention alone', '<at>Bot</at>', ['<at>Bot</at>'], ''],
  ])('are left over without %s', (_name, text, mentions, expected) => {
    const entities = mentions.map((each) => mention(BOT.id, each));
    expect(readText({ text, entities, recipient: BOT })).toBe(expected);
  });

  test.each([
    ['/Port 25 Desk is it blocked?', 'is it blocked?'],
    ['/port25 help', 'help'],
    ['/port25', ''],
    ['/PORT 25 DESK', ''],
    ['/port25x is a file', '/port25x is a file'],
    ['/var/log/mail.log: timed out', '/var/log/mail.log: timed out'],
    ['/port25/log', '/port25/log'],
    ['see /port25 help', 'see /port25 help'],
  ])('are left over without the name behind a slash: %s', (text, expected) => {
    expect(readText({ text, recipient: BOT as Activity['recipient'] })).toBe(expected);
  });

  test('keep other people as names', () => {
    const entities = [mention(BOT.id, '<at>Bot</at>'), mention('29:bo', '<at>Bo</at>')];
    expect(readText({ text: '<at>Bot</at> ask <at>Bo</at>', entities, recipient: BOT })).toBe('ask Bo');
  });

  test.each([
    [
      '&lt;ann@example.com&gt;&nbsp;&amp;amp; &quot;x&quot; &#39;y&#x27;',
      '<ann@example.com> &amp; "x" \'y\'',
    ],
    ['one<br>two<br/>three\r\nfour', 'one\ntwo\nthree\nfour'],
    ['<ann@example.com>: <b>550</b> a<c', '<ann@example.com>: <b>550</b> a<c'],
    ['&unknown; &#0; &#xD800; &#1114112;', '&unknown; &#0; &#xD800; &#1114112;'],
    ['\u200bhi\u00a0there\ufeff', 'hi there'],
  ])('%j reads %j', (text, expected) => {
    expect(readText({ text })).toBe(expected);
  });

  test('are never lost on a 20,000 character paste, and quickly read', () => {
    const text = '<at>'.repeat(2_500) + '&nbsp'.repeat(2_000);
    const start = performance.now();
    expect(readText({ text, entities: [mention(BOT.id, '<at>Bot</at>')], recipient: BOT })).toBe(text);
    expect(performance.now() - start).toBeLessThan(500);
  });
});

describe('what is beside the words', () => {
  const picture = {
    contentType: 'image/*',
    contentUrl: 'https://smba.example/v3/attachments/1/views/original',
  };
  const html = { contentType: 'text/html', content: '<div><img src="https://smba.example/1"></div>' };
  const file = { contentType: 'application/vnd.microsoft.teams.file.download.info', name: 'mail.log' };
  const url = 'https://contoso.sharepoint.com/mail.log';
  test.each([
    ['a pasted picture', [picture, html], { hasMedia: true }],
    ['a file', [{ ...file, contentUrl: url }], { files: [{ name: 'mail.log', url }] }],
    ['the words themselves, formatted', [{ contentType: 'text/html', content: '<b>hi</b>' }], {}],
  ])('%s', (_what, attachments, expected) => {
    const { files, hasMedia } = receiveMessage(toActivity({ text: '', attachments }));
    expect({ ...(files && { files }), ...(hasMedia && { hasMedia }) }).toEqual(expected);
  });
});

describe('the key of a conversation', () => {
  const key = (channelId: string, id: string, person: string) =>
    toConversationKey(toActivity({ channelId, conversation: { id } }), person);

  test('keeps channels, threads and people apart', () => {
    const thread = '19:general@thread.tacv2;messageid=';
    const keys = [
      key('msteams', 'a:personal', '29:ann'),
      key('webchat', 'a:personal', '29:ann'),
      key('msteams', `${thread}1`, '29:ann'),
      key('msteams', `${thread}1`, '29:bo'),
      key('msteams', `${thread}2`, '29:ann'),
    ];
    expect(new Set(keys).size).toBe(keys.length);
  });

  test('is the same for the same three only, whatever signs they hold', () => {
    const part = fc.string({ unit: fc.constantFrom('a', '/', '%', '|', ':', '2', 'F') });
    const three = fc.tuple(part, part, part);
    fc.assert(
      fc.property(
        three,
        three,
        (a, b) => (key(...a) === key(...b)) === a.every((each, at) => each === b[at]),
      ),
    );
  });
});

test.each([
  [{ locale: 'ja-JP' }, 'ja'],
  [{ locale: 'zh-Hant-TW' }, 'zh-TW'],
  [{ entities: [{ type: 'clientInfo', locale: 'ru-RU' }] }, 'ru'],
  [{ locale: 'fr-FR', entities: [{ type: 'clientInfo', locale: 'ru-RU' }] }, 'ru'],
  [{ locale: 'en-GB', entities: [{ type: 'clientInfo', locale: 'ru-RU' }] }, 'en'],
  [{ locale: 'fr-FR' }, undefined],
  [{}, undefined],
])('the language of %j is %s', (parts, expected) => {
  expect(readLocale(toActivity(parts))).toBe(expected);
});

describe('what a card sent back', () => {
  const answer = { do: 'answer', fact: 'subscription', value: 'csp' };
  const pick = JSON.stringify({ action: answer, label: 'CSP' });
  test.each([
    ['a button', { action: answer, label: 'CSP' }, { action: answer, label: 'CSP' }],
    ['a button as JSON', JSON.stringify({ action: answer, label: 'CSP' }), { action: answer, label: 'CSP' }],
    [
      'a messageBack as it is',
      { msteams: { type: 'messageBack', value: { action: answer, label: 'CSP' } } },
      { action: answer, label: 'CSP' },
    ],
    ['a bare action', answer, { action: answer }],
    ['a picked option', { fact: 'subscription', pick }, { action: answer, label: 'CSP' }],
    ['a picked bare action', { fact: 'subscription', pick: JSON.stringify(answer) }, { action: answer }],
    [
      'a date',
      { fact: 'created', date: '2019-03-05' },
      { action: { do: 'answer', fact: 'created', value: '2019-03-05' }, label: '2019-03-05' },
    ],
    [
      'a date besides a picked option',
      { fact: 'created', date: '2019-03-05', pick },
      { action: { do: 'answer', fact: 'created', value: '2019-03-05' }, label: '2019-03-05' },
    ],
    ['an empty form', { fact: 'created' }, { action: { do: 'how', fact: 'created' } }],
    [
      'a form with a spoilt date',
      { fact: 'created', date: '5.3.2019' },
      { action: { do: 'how', fact: 'created' } },
    ],
    ['an action nobody knows', { action: { do: 'format-disk' }, label: 'x' }, undefined],
    ['a language nobody speaks', { action: { do: 'language', locale: 'fr' } }, undefined],
    ['something else', { foo: 1 }, undefined],
    ['text', 'hello', undefined],
    ['nothing', null, undefined],
    ['a list', [answer], undefined],
  ])('%s', (_name, value, expected) => {
    expect(parsePressed(value)).toEqual(expected);
  });

  test('never breaks and never makes up an action', () => {
    const verbs = [
      'answer',
      'correct',
      'how',
      'why',
      'what-if',
      'as-of',
      'language',
      'verdict',
      'back',
      'restart',
      'cancel',
      'help',
    ];
    fc.assert(
      fc.property(fc.anything(), (value) => {
        const pressed = parsePressed(value);
        return pressed === undefined || verbs.includes(pressed.action.do);
      }),
    );
  });

  test('a label longer than any button is cut', () => {
    expect(parsePressed({ action: answer, label: 'x'.repeat(5_000) })?.label).toHaveLength(200);
  });

  test('without an action of ours the words count', () => {
    expect(receiveMessage(toActivity({ text: 'hi', value: { foo: 1 } }))).toMatchObject({ text: 'hi' });
  });
});

describe('once', () => {
  test('is true again only after the time has passed', () => {
    let now = 0;
    const isFirst = createOnce(100, () => now);
    const at = (time: number, key: string) => {
      now = time;
      return isFirst(key);
    };
    expect([at(0, 'a'), at(99, 'a'), at(99, 'b'), at(100, 'a')]).toEqual([true, false, true, true]);
  });

  test('forgets the oldest of very many', () => {
    const isFirst = createOnce(1_000_000);
    for (let each = 0; each <= 1_000; each += 1) isFirst(`key-${each}`);
    expect([isFirst('key-1000'), isFirst('key-0')]).toEqual([false, true]);
  });
});
