import fc from 'fast-check';
import type { Locale } from '../../src/answer/locale';
import { type Command, parseCommand, parseLanguage } from '../../src/channels/slack/parse-command';
import {
  parseCardPlace,
  parseConversationKey,
  toCardPlace,
  toConversation,
  toPerson,
} from '../../src/channels/slack/places';
import { mentions, readMention, readText, speaksToOthers } from '../../src/channels/slack/read-text';
import { parseSaid, readExplained, type SaidEvent } from '../../src/channels/slack/said';

describe('/port25', () => {
  const COMMANDS: readonly (readonly [string, Command])[] = [
    ['', { do: 'form' }],
    ['   ', { do: 'form' }],
    ['help', { do: 'help' }],
    ['HELP', { do: 'help' }],
    ['ｈｅｌｐ', { do: 'help' }],
    ['help, my mail bounces', { do: 'say', text: 'help, my mail bounces' }],
    ['help me please', { do: 'say', text: 'help me please' }],
    ['status', { do: 'status' }],
    ['relay', { do: 'relay' }],
    ['relay for WordPress', { do: 'say', text: 'relay for WordPress' }],
    ['support', { do: 'support' }],
    ['check', { do: 'form' }],
    ['check CSP, created 2019', { do: 'check', text: 'CSP, created 2019' }],
    ['ask', { do: 'help' }],
    ['ask is 587 blocked?', { do: 'ask', text: 'is 587 blocked?' }],
    ['check\nline one\nline two', { do: 'check', text: 'line one\nline two' }],
    ['language', { do: 'language', text: '', locale: undefined }],
    ['language ja', { do: 'language', text: 'ja', locale: 'ja' }],
    ['language Klingon', { do: 'language', text: 'Klingon', locale: undefined }],
    ['従量課金、2019年3月', { do: 'say', text: '従量課金、2019年3月' }],
    ['checklist for mail', { do: 'say', text: 'checklist for mail' }],
  ];
  test.each(COMMANDS)('%j is %j', (text, command) => {
    expect(parseCommand(text)).toEqual(command);
  });

  test('no text makes it fail, and none is lost', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const command = parseCommand(text);
        if (command.do === 'say') expect(command.text).toBe(text.trim());
      }),
    );
  });
});

describe('a language', () => {
  const NAMES: readonly (readonly [string, Locale | undefined])[] = [
    ['ja', 'ja'],
    ['ja-JP', 'ja'],
    ['日本語', 'ja'],
    ['Japanese', 'ja'],
    ['en-GB', 'en'],
    ['English', 'en'],
    ['zh', 'zh-TW'],
    ['zh_Hant', 'zh-TW'],
    ['繁體中文', 'zh-TW'],
    ['Traditional Chinese', 'zh-TW'],
    ['русский', 'ru'],
    ['Русский', 'ru'],
    ['ru', 'ru'],
    ['jabberwocky', undefined],
    ['run', undefined],
    ['de', undefined],
    ['', undefined],
  ];
  test.each(NAMES)('%j is %j', (name, locale) => {
    expect(parseLanguage(name)).toBe(locale);
  });
});

describe("Slack's form of a text", () => {
  test.each([
    ['a &lt;b&gt; &amp;amp; c', 'a <b> &amp; c'],
    ['<mailto:a@example.com|a@example.com>', 'a@example.com'],
    ['to=&lt;<mailto:a@example.com|a@example.com>&gt;', 'to=<a@example.com>'],
    ['see <https://example.com/x|the log>', 'see the log'],
    ['see <https://example.com/x>', 'see https://example.com/x'],
    [
      'connect to <http://mx1.example.net|mx1.example.net>[203.0.113.25]:25',
      'connect to mx1.example.net[203.0.113.25]:25',
    ],
    ['in <#C123|mail> too', 'in #mail too'],
    ['<!here> look', '@here look'],
    ['```\n554 5.7.1\n```', '\n554 5.7.1\n'],
  ])('%j reads as %j', (raw, text) => {
    expect(readText(raw)).toBe(text);
  });

  test('a mention of the bot is no word of the message, one of somebody else is', () => {
    expect(readMention('<@UBOT> mail for <@UBOB> fails', 'UBOT')).toBe('mail for @UBOB fails');
    expect(readMention('hey <@UBOT|port25> help', 'UBOT')).toBe('hey   help');
    expect(readMention('<@UANYONE> help', undefined)).toBe('help');
  });

  test('whom a message speaks to', () => {
    expect(speaksToOthers('<@UBOB> what do you think?', 'UBOT')).toBe(true);
    expect(speaksToOthers('<@UBOT> what do you think?', 'UBOT')).toBe(false);
    expect(speaksToOthers('ask <@UBOB> too', 'UBOT')).toBe(false);
    expect(mentions('hey <@UBOT>', 'UBOT')).toBe(true);
    expect(mentions('hey <@UBOT>', undefined)).toBe(false);
  });
});

describe('what counts as said', () => {
  const EVENT: SaidEvent = { type: 'message', user: 'U1', channel: 'C1', ts: '1.1', text: 'hi' };
  test.each([
    ['a message', EVENT, 'hi'],
    [
      'a message with a snippet beside it',
      { ...EVENT, subtype: 'file_share', files: [{ preview: '554 no' }] },
      'hi\n554 no',
    ],
    ['a reply shown in the channel as well', { ...EVENT, subtype: 'thread_broadcast' }, 'hi'],
    ['an edit', { ...EVENT, subtype: 'message_changed' }, undefined],
    ['a deletion', { ...EVENT, subtype: 'message_deleted' }, undefined],
    ['somebody joining', { ...EVENT, subtype: 'channel_join' }, undefined],
    ['a bot', { ...EVENT, bot_id: 'B1' }, undefined],
  ] as const)('%s', (_name, event, raw) => {
    expect(parseSaid(event)?.raw).toBe(raw);
  });

  test('a message explained is all its words, those of attachments too', () => {
    const attachments = [{ text: '550 5.7.1 &lt;a@b.c&gt;' }, { fallback: 'bounced' }];
    expect(readExplained({ text: 'Alert', attachments })).toBe('Alert\n550 5.7.1 <a@b.c>\nbounced');
    expect(readExplained({})).toBe('');
  });
});

describe('a place', () => {
  test.each([
    ['own', 'alone'],
    ['explain:C1:1700000000.000100', 'alone'],
    ['D1:1700000000.000100', 'alone'],
    ['C1:1700000000.000100', undefined],
    ['G1:1700000000.000100', undefined],
  ])('%s tells who else reads there', (topic, privacy) => {
    const place = { team: 'T1', person: 'U1', topic };
    expect(toPerson(place)).toEqual({ person: 'T1:U1', ...(privacy && { privacy }) });
  });

  test.each(['own', 'C1:1700000000.000100', 'explain:C1:1700000000.000100'])(
    '%s comes back as it went',
    (topic) => {
      const place = { team: 'T1', person: 'U1', topic };
      expect(parseCardPlace(toCardPlace(place))).toEqual(place);
      expect(parseConversationKey(toConversation(place))).toEqual(place);
    },
  );

  test.each(['', 'T1', 'T1:U1', 'teams:T1:U1:own'])('%j is none', (text) => {
    expect(parseConversationKey(text)).toBeUndefined();
  });
});
