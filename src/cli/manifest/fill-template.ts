import type { Json } from './json';
import type { Problem } from './problem';

/** A name in double braces stands for a word: `{{domain}}`. */
const PLACEHOLDER = /\{\{(\w+)\}\}/g;

/** A template with its words filled in. They go into the values, never into the text of the file, so that every sign is allowed in them. */
export function fillTemplate(template: Json, words: Readonly<Record<string, string>>): Json {
  if (typeof template === 'string') {
    return template.replace(PLACEHOLDER, (whole, name: string) =>
      Object.hasOwn(words, name) ? (words[name] ?? whole) : whole,
    );
  }
  if (Array.isArray(template)) return template.map((each: Json) => fillTemplate(each, words));
  if (typeof template !== 'object' || template === null) return template;
  return Object.fromEntries(Object.entries(template).map(([key, each]) => [key, fillTemplate(each, words)]));
}

/** The placeholders that have no word: a slip of whoever edited the template. */
export function checkFilled(
  where: string,
  template: Json,
  words: Readonly<Record<string, string>>,
): readonly Problem[] {
  const named = [...JSON.stringify(template).matchAll(PLACEHOLDER)].map(([, name = '']) => name);
  const unknown = [...new Set(named)].filter((name) => !Object.hasOwn(words, name));
  return unknown.map((name) => ({
    where,
    value: `{{${name}}}`,
    says: `stands for nothing; there is ${Object.keys(words).join(', ')}`,
  }));
}
