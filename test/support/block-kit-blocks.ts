import { check, type Fault, findTwice, list, type Part, text } from './block-kit-check';
import { checkElement } from './block-kit-elements';
import { checkTextObject, MRKDWN_OR_PLAIN, PLAIN } from './block-kit-text';

/** What is wrong with one block: what it needs, what it may hold, and how much. */
export function checkBlock(raw: unknown, at: string): readonly Fault[] {
  if (typeof raw !== 'object' || raw === null) return [`${at}: not an object`];
  const block = raw as Part;
  const rule = RULES[String(block.type)];
  if (rule === undefined) return [`${at}: unknown block type ${String(block.type)}`];
  return [
    ...text(block.block_id, `${at}/block_id`, { most: 255, isOptional: true }),
    ...rule(block, at),
    ...rejectUnknown(block, at),
  ];
}

type Rule = (block: Part, at: string) => readonly Fault[];

const RULES: Readonly<Record<string, Rule>> = {
  divider: () => [],
  header: ({ text: words }, at) => checkTextObject(words, `${at}/text`, { kinds: PLAIN, most: 150 }),
  section: checkSection,
  context: ({ elements }, at) => list(elements, `${at}/elements`, { most: 10, each: checkContextElement }),
  actions: ({ elements }, at) => [
    ...list(elements, `${at}/elements`, {
      most: 25,
      each: (element, where) => checkElement(element, where, 'actions'),
    }),
    ...checkActionIds(elements, at),
  ],
  input: checkInput,
  image: ({ image_url: url, alt_text: alt, title }, at) => [
    ...text(url, `${at}/image_url`, { most: 3_000 }),
    ...text(alt, `${at}/alt_text`, { most: 2_000 }),
    ...checkTextObject(title, `${at}/title`, { kinds: PLAIN, most: 2_000, isOptional: true }),
  ],
};

function checkSection({ text: words, fields, accessory }: Part, at: string): readonly Fault[] {
  return [
    ...check(words !== undefined || fields !== undefined, `${at}: neither text nor fields`),
    ...checkTextObject(words, `${at}/text`, { kinds: MRKDWN_OR_PLAIN, most: 3_000, isOptional: true }),
    ...(fields === undefined ? [] : list(fields, `${at}/fields`, { most: 10, each: checkField })),
    ...(accessory === undefined ? [] : checkElement(accessory, `${at}/accessory`, 'section')),
  ];
}

function checkField(field: unknown, at: string): readonly Fault[] {
  return checkTextObject(field, at, { kinds: MRKDWN_OR_PLAIN, most: 2_000 });
}

function checkContextElement(element: unknown, at: string): readonly Fault[] {
  if ((element as Part | null)?.type === 'image') return checkElement(element, at, 'context');
  return checkTextObject(element, at, { kinds: MRKDWN_OR_PLAIN, most: 3_000 });
}

function checkInput({ label, hint, element, optional }: Part, at: string): readonly Fault[] {
  return [
    ...checkTextObject(label, `${at}/label`, { kinds: PLAIN, most: 2_000 }),
    ...checkTextObject(hint, `${at}/hint`, { kinds: PLAIN, most: 2_000, isOptional: true }),
    ...checkElement(element, `${at}/element`, 'input'),
    ...check(optional === undefined || typeof optional === 'boolean', `${at}/optional: not a boolean`),
  ];
}

const KEYS: Readonly<Record<string, readonly string[]>> = {
  divider: [],
  header: ['text'],
  section: ['text', 'fields', 'accessory', 'expand'],
  context: ['elements'],
  actions: ['elements'],
  input: ['label', 'hint', 'element', 'optional', 'dispatch_action'],
  image: ['image_url', 'alt_text', 'title', 'slack_file'],
};

/** Slack answers an unknown key with `invalid_blocks`. */
function rejectUnknown(block: Part, at: string): readonly Fault[] {
  const known = ['type', 'block_id', ...(KEYS[String(block.type)] ?? [])];
  return Object.keys(block)
    .filter((key) => !known.includes(key))
    .map((key) => `${at}: unknown key ${key}`);
}

function checkActionIds(elements: unknown, at: string): readonly Fault[] {
  if (!Array.isArray(elements)) return [];
  return findTwice(elements.map((element) => (element as Part | null)?.action_id)).map(
    (id) => `${at}/elements: the action_id ${id} stands there twice`,
  );
}
