import { parseChange } from '../../src/channels/slack/parse-change';

const WRITTEN = { type: 'message', user: 'U1', ts: '1.1', text: 'no' };
const EDITED = { ...WRITTEN, text: 'yes', edited: { user: 'U1', ts: '2.1' } };
const changed = (message: object, previous_message?: object) => ({
  type: 'message',
  subtype: 'message_changed',
  channel: 'C1',
  ts: '2.1',
  message,
  previous_message,
});

describe('a change of a message', () => {
  test('an edit tells what it said and what it says', () => {
    expect(parseChange(changed(EDITED, WRITTEN))).toMatchObject({
      said: { person: 'U1', channel: 'C1', ts: '1.1' },
      before: { raw: 'no' },
      after: { raw: 'yes' },
      at: '2.1',
    });
  });

  test('a deletion tells who had said it', () => {
    const event = { subtype: 'message_deleted', channel: 'D1', event_ts: '2.1', previous_message: WRITTEN };
    expect(parseChange(event)).toMatchObject({ said: { person: 'U1', isDirect: true }, after: null });
  });

  test('so does a tombstone, which stands where answers are below', () => {
    const tombstone = { ...WRITTEN, user: 'USLACKBOT', subtype: 'tombstone', text: 'deleted' };
    expect(parseChange(changed(tombstone, WRITTEN))).toMatchObject({ said: { person: 'U1' }, after: null });
  });

  test('where Slack does not tell what it said before, an edit is one all the same', () => {
    expect(parseChange(changed(EDITED))).toMatchObject({ before: undefined, after: { raw: 'yes' } });
  });

  test.each([
    ['a link was unfolded', changed({ ...WRITTEN, attachments: [{}] }, WRITTEN)],
    ['a link was unfolded in what was edited before', changed(EDITED, EDITED)],
    ['the bot changed its own', changed({ ...EDITED, bot_id: 'B1' }, { ...WRITTEN, bot_id: 'B1' })],
    ['the language of a message was found', changed({ ...WRITTEN, locale: 'en' }, WRITTEN)],
    [
      'the bot’s message was deleted',
      { subtype: 'message_deleted', channel: 'C1', previous_message: { ...WRITTEN, bot_id: 'B1' } },
    ],
    ['nobody knows what was deleted', { subtype: 'message_deleted', channel: 'C1' }],
    ['somebody said something', { ...WRITTEN, channel: 'C1' }],
    ['somebody joined', { ...WRITTEN, channel: 'C1', subtype: 'channel_join' }],
  ])('%s: nobody changed what they said', (_name, event) => {
    expect(parseChange(event)).toBeUndefined();
  });
});
