import { createScope, LabelError } from '../../../src/library/evaluate/scope';
import { sampleUnit } from './sample-units';

const GUIDE = sampleUnit({});
const OTHER_GUIDE = sampleUnit({ page: 'sendgrid' });
const DOCUMENT = sampleUnit({ kind: 'document', page: 'blog-2016', section: '_top' });
const OTHER_DOCUMENT = sampleUnit({ kind: 'document', page: 'docs-2018', section: '_top' });
const UNITS = [GUIDE, OTHER_GUIDE, DOCUMENT, OTHER_DOCUMENT];

test('labels of guides search all guides and nothing else', () => {
  const scope = createScope({ A: ['csp', 'today'] }, UNITS);
  expect(scope.searched).toBe('guides');
  expect(UNITS.filter(scope.isSearched)).toEqual([GUIDE, OTHER_GUIDE]);
  expect(scope.keys.get('A')).toEqual(['guide csp#today']);
});

test('labels of documents search the documents they name', () => {
  const scope = createScope({ A: ['blog-2016', '_top'] }, UNITS);
  expect(scope.searched).toBe('documents');
  expect(UNITS.filter(scope.isSearched)).toEqual([DOCUMENT]);
});

test('labels of both search everything, and so do no labels', () => {
  const mixed = createScope({ A: ['blog-2016', '_top'], B: ['csp', 'today'] }, UNITS);
  expect(UNITS.filter(mixed.isSearched)).toEqual(UNITS);
  expect(createScope({}, UNITS).searched).toBe('all');
});

test('an id that a guide and a document share stands for both', () => {
  const twin = sampleUnit({ kind: 'document' });
  const { keys } = createScope({ A: ['csp', 'today'] }, [GUIDE, twin]);
  expect(keys.get('A')).toEqual(['guide csp#today', 'document csp#today']);
});

test('a label whose section is not there is named, with what to do', () => {
  const create = () => createScope({ A: ['csp', 'gone'], B: ['csp', 'today'] }, UNITS);
  expect(create).toThrow(LabelError);
  expect(create).toThrow('A: csp#gone');
  expect(create).toThrow('port25 knowledge import DIR');
  expect(create).not.toThrow('B: ');
});
