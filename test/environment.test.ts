import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import vm from 'node:vm';

/** Compiles as jest does, in the environment the tests run in. */
function compile(source: string, globals: object = {}): (...values: readonly unknown[]) => unknown {
  const parsingContext = vm.createContext(globals);
  return vm.compileFunction(source, ['module', 'exports'], {
    filename: 'somewhere.js',
    parsingContext,
  }) as never;
}

test('code that is shared runs in the globals of each', () => {
  const [one, other] = [{ who: 'one' }, { who: 'other' }].map((globals) => compile('return who;', globals));
  expect([one?.(), other?.()]).toEqual(['one', 'other']);
});

test('code that changed is compiled again, under the same name', () => {
  expect([compile('return 1;')(), compile('return 2;')()]).toEqual([1, 2]);
});

test('what is given to a module is there, and a comment may end it', () => {
  expect(compile('return [module, exports]; // done')('its module', 'its exports')).toEqual([
    'its module',
    'its exports',
  ]);
});

test.each(['#!/usr/bin/env node\nreturn 1;', '"use strict";\nreturn 1;'])('%j is taken', (source) => {
  expect(compile(source)()).toBe(1);
});

test('an error names its place in the file', () => {
  const thrown = new Error('THE PLACE');
  const lines = readFileSync(join(process.cwd(), 'test/environment.test.ts'), 'utf8').split('\n');
  const line = lines.findIndex((each) => each.includes('THE PLACE')) + 1;
  expect(thrown.stack).toMatch(new RegExp(`environment\\.test\\.ts:${line}:`));
  expect(String((compile('return new Error().stack')() as string).split('\n')[1])).toContain(
    'somewhere.js:1:8',
  );
});

test('a place behind the first line is told as it is', () => {
  const stack = compile('\n\n  return new Error().stack;')() as string;
  expect(stack.split('\n')[1]).toContain('somewhere.js:3:10');
});
