import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { patch } from './dark-playground';

const SCRIPTS = join(process.cwd(), 'node_modules/@microsoft/m365agentsplayground/dist/client/static/js');

test('the Playground installed here can be shown in dark: page, chat and cards', () => {
  const name = readdirSync(SCRIPTS).find((each) => /^main\..*\.js$/.test(each)) ?? 'main';
  const script = patch(readFileSync(join(SCRIPTS, name), 'utf8'));
  expect(script.match(/darken(Chat|Cards)\(/g)).toHaveLength(2);
});

test('a Playground that hands over its looks another way is named, with what to do', () => {
  expect(() => patch('render({theme:a})')).toThrow(/fluentV9DarkTheme.*nowhere.*mend .*dark-playground/s);
});
