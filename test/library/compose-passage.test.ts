import { LOCALES } from '../../src/answer/locale';
import type { Block } from '../../src/answer/reply';
import { loadGuides } from '../../src/library/pages/load-guides';
import { keyOf } from '../../src/library/search/unit';
import { KNOWLEDGE } from '../support/policy';
import { shippedCompose } from '../support/talk';

const compose = shippedCompose();
const guides = loadGuides(KNOWLEDGE).map(({ page }) => page);
const keys = guides
  .filter(({ locale }) => locale === 'en')
  .flatMap((page) => page.sections.map(({ id }) => keyOf({ kind: 'guide', page: page.id, section: id })));
/** Signs of markup that no reader is to see. */
const STRAY = /\*\*|<!--|<a |\[!/;

describe.each(LOCALES)('in %s', (locale) => {
  test.each(keys)('%s is shown whole, with its citations and a way on', (key) => {
    const reply = compose({ kind: 'passage', passage: { key, locale }, isAnswer: true }, locale);
    const types = reply.blocks.map(({ type }) => type);
    expect(reply).toMatchObject({ kind: 'passage', locale });
    expect(types[0]).toBe('heading');
    expect(types).toContain('sources');
    expect(reply.text).not.toMatch(STRAY);
    expect(reply.choices.map(({ action }) => action.do)).toEqual([
      'more',
      'not-it',
      'verdict',
      'human',
      'help',
    ]);
  });
});

test('the sources are links where they have an address, the reader’s language first', () => {
  const passage = { key: 'guide pay-as-you-go#history', locale: 'ru' };
  const { blocks } = compose({ kind: 'passage', passage, isAnswer: false }, 'ru');
  const [first] = blocks.flatMap((block: Block) => (block.type === 'sources' ? block.items : []));
  expect(first).toMatchObject({
    clause: 'docs-ru-2018#pay-as-you-go',
    link: { url: expect.stringContaining('/ru-ru/') },
  });
});

test('a passage that is gone is said to be', () => {
  const passage = { key: 'guide no#where', locale: 'en' };
  expect(compose({ kind: 'passage', passage, isAnswer: true }, 'en').text).toMatch(/no longer there/);
});

test('passages to choose from can each be read, and none of them meant', () => {
  const passages = keys.slice(0, 3).map((key) => ({ key, locale: 'en' }));
  const { choices, text } = compose({ kind: 'passages', passages, why: 'not-it' }, 'en');
  expect(choices.flatMap(({ action }) => (action.do === 'read' ? [action.key] : []))).toEqual(
    keys.slice(0, 3),
  );
  expect(choices.map(({ action }) => action.do)).toContain('not-it');
  expect(text).not.toMatch(STRAY);
});
