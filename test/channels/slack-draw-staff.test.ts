import type { types } from '@slack/bolt';
import { LOCALES } from '../../src/answer/locale';
import { drawReply } from '../../src/channels/slack/draw-reply';
import { drawStaffMessage } from '../../src/channels/slack/draw-staff-message';
import { decodeAction } from '../../src/channels/slack/press-code';
import { STAFF_PLACE } from '../../src/channels/slack/staff-room';
import { HANDOFF_SAMPLES } from '../library/handoff-samples';
import { findFaults } from '../support/block-kit';
import { TRICKY } from '../support/desk-tickets';
import { shippedCompose } from '../support/talk';

const WORDS = { date: 'Date', pick: 'Pick', share: 'Share' };
const compose = shippedCompose();

const listButtons = (blocks: readonly types.KnownBlock[]): readonly types.Button[] =>
  blocks.flatMap((block) =>
    block.type === 'actions' ? block.elements.filter(({ type }) => type === 'button') : [],
  ) as readonly types.Button[];

describe.each(LOCALES)('all about tickets in %s', (locale) => {
  const replies = HANDOFF_SAMPLES.map((answer) => compose(answer, locale));

  test('is drawn as Slack takes it, and pings nobody', () => {
    for (const reply of replies) {
      for (const { text, blocks } of drawReply(reply, { place: STAFF_PLACE, words: WORDS })) {
        expect([reply.kind, findFaults(blocks, 'message')]).toEqual([reply.kind, []]);
        expect(text.trim()).not.toBe('');
        expect(JSON.stringify([text, blocks])).not.toMatch(/<!(?:channel|here|everyone)|<img/);
      }
    }
  });

  test('has every button, each with what it does', () => {
    for (const reply of replies) {
      const drawn = drawReply(reply, { place: STAFF_PLACE, words: WORDS }).flatMap(({ blocks }) =>
        listButtons(blocks),
      );
      const actions = drawn.map(({ value }) => decodeAction(value ?? ''));
      expect([reply.kind, actions]).toEqual([reply.kind, reply.choices.map(({ action }) => action)]);
    }
  });

  test('that the staff say to a person is a plain message, with who says it in bold and links to files', () => {
    const sample = HANDOFF_SAMPLES.find(({ kind }) => kind === 'staff-message');
    if (sample?.kind !== 'staff-message') throw new Error('there is no sample of a message of the staff');
    const answer = {
      ...sample,
      by: 'Bob',
      files: [{ name: 'a|b>.log', url: 'https://files.example/a?b=1&c' }],
    };
    for (const person of [undefined, 'U1']) {
      const messages = drawStaffMessage(compose(answer, locale), person);
      expect(messages).toHaveLength(1);
      for (const { text, blocks } of messages) {
        expect(findFaults(blocks, 'message')).toEqual([]);
        expect(blocks.every(({ type }) => type === 'section')).toBe(true);
        const [first] = blocks as readonly types.SectionBlock[];
        expect(first?.text?.text).toMatch(person === undefined ? /^\*Bob\*/ : /^<@U1> \*Bob\*/);
        expect(text.startsWith('<@U1>')).toBe(person !== undefined);
        const links = [...JSON.stringify(blocks).matchAll(/<https:\/\/files\.example[^>]*>/g)];
        expect(links.map(([link]) => link)).toEqual(['<https://files.example/a?b=1&amp;c|a¦b&gt;.log>']);
        expect(JSON.stringify(blocks)).not.toContain('<img');
      }
    }
  });
});

describe('what the staff write', () => {
  const draw = (text: string) => {
    const reply = compose({ kind: 'staff-message', ticket: 'P25-1001', by: 'Bob', text, files: [] }, 'en');
    return drawStaffMessage(reply);
  };
  const wordsOf = (text: string): string => JSON.stringify(draw(text).map(({ blocks }) => blocks));

  test.each([
    ['see https://aka.ms/x.', '<https://aka.ms/x>.'],
    ['(https://aka.ms/x)', '(<https://aka.ms/x>)'],
    ['https://a.example/?a=1&b=2', '<https://a.example/?a=1&amp;b=2>'],
    ['参照：https://aka.ms/x。', '<https://aka.ms/x>。'],
  ])('%s holds a link', (text, link) => {
    expect(wordsOf(text)).toContain(link);
  });

  test.each(['javascript:alert(1)', 'ftp://a.example', 'portal.azure.com', TRICKY.replace(/https:\S+/, '')])(
    '%s holds none',
    (text) => {
      expect(wordsOf(text)).not.toMatch(/<(?!!date)[a-z]+:/);
    },
  );

  test('may be as long as is passed on: nothing of it is lost', () => {
    const text = Array.from({ length: 900 }, (_, line) => `line-${line}-end`).join('\n');
    const drawn = wordsOf(text);
    for (const [line] of text.matchAll(/line-\d+-end/g)) expect(drawn).toContain(line);
    for (const { blocks } of draw(text)) expect(findFaults(blocks, 'message')).toEqual([]);
  });
});
