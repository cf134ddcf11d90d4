import { LOCALES } from '../../src/answer/locale';
import type { TurnInput } from '../../src/answer/turn-input';
import { createShippedTurn, kinds, shippedBook, wholeText } from '../support/talk';

const base = { conversation: 'files', text: '' } as const;
const FILES: Partial<TurnInput> = { files: [{ name: 'mail.log', url: 'https://x.example/mail.log' }] };
const PICTURE: Partial<TurnInput> = { hasMedia: true };

describe.each(LOCALES)('in %s', (locale) => {
  const asked = shippedBook().say(locale, 'not-understood.files');

  test.each([
    ['a file', FILES],
    ['a picture', PICTURE],
  ])('%s alone is answered by asking for the text of the log', async (_what, files) => {
    const replies = await createShippedTurn().take({ ...base, locale, ...files });
    expect(wholeText(replies)).toContain(asked);
  });
});

test('the question that was open is asked again below it', async () => {
  const turn = createShippedTurn();
  await turn.take({ ...base, text: 'CSP' });
  expect(kinds(await turn.take({ ...base, ...PICTURE }))).toEqual(['not-understood', 'question']);
});

test('words beside a file are read as ever', async () => {
  const replies = await createShippedTurn().take({ ...base, ...FILES, text: 'CSP, created 2019' });
  expect(kinds(replies)).toEqual(['verdict']);
});

test('a file that was not for the bot is not answered', async () => {
  expect(await createShippedTurn().take({ ...base, ...FILES, isUnasked: true })).toEqual([]);
});
