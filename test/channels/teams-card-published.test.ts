import { LOCALES } from '../../src/answer/locale';
import type { Reply } from '../../src/answer/reply';
import { createMark, toDialog } from '../../src/channels/teams/extension-card';
import { drawEvery } from '../support/every-card';
import { sayEverything } from '../support/every-reply';
import { listTypeMistakes, toSkeletons } from '../support/published-card-types';

const drawDialog = (reply: Reply): unknown => {
  const { task } = toDialog('x', reply, createMark('m'));
  return (task as { readonly value: { readonly card: { readonly content: unknown } } }).value.card.content;
};

test('a card of every kind, in every language and place, is one by the types Microsoft publishes', async () => {
  const replies = (await Promise.all(LOCALES.map(sayEverything))).flat();
  const cards = toSkeletons(replies.flatMap((reply) => [...drawEvery(reply), drawDialog(reply)]));
  expect(cards.length).toBeGreaterThan(500);
  expect(listTypeMistakes(cards)).toEqual([]);
});

const card = (element: object): string =>
  JSON.stringify({ type: 'AdaptiveCard', version: '1.5', body: [{ type: 'Container', items: [element] }] });

test.each([
  ['a name that is not known', { type: 'TextBlock', text: 'x', colour: 'Good' }, 'colour'],
  ['an element that is not known', { type: 'TextBlok', text: 'x' }, 'TextBlok'],
  ['an element without what it needs', { type: 'TextBlock' }, 'TextBlock'],
  [
    'a way to look that is not known',
    { type: 'Input.ChoiceSet', id: 'x', style: 'list', choices: [] },
    'list',
  ],
  ['a name of another version', { type: 'Table', columns: [], firstRowAsHeader: true }, 'firstRowAsHeader'],
])('%s would be found', (_name, element, named) => {
  const mistakes = listTypeMistakes([card({ type: 'TextBlock', text: 'x' }), card(element)]);
  expect(mistakes).toHaveLength(1);
  expect(mistakes[0]).toContain(named);
});
