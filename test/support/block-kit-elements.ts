import { check, type Fault, list, type Part, text } from './block-kit-check';
import { checkTextObject, MRKDWN_OR_PLAIN, PLAIN } from './block-kit-text';

/** Where an element stands. */
export type Holder = 'actions' | 'section' | 'input' | 'context';

/** What may stand where; of the types that are in use here. */
const HOLDERS: Readonly<Record<string, readonly Holder[]>> = {
  button: ['actions', 'section'],
  static_select: ['actions', 'section', 'input'],
  datepicker: ['actions', 'section', 'input'],
  radio_buttons: ['actions', 'section', 'input'],
  checkboxes: ['actions', 'section', 'input'],
  overflow: ['actions', 'section'],
  plain_text_input: ['input'],
  image: ['context', 'section'],
};

type Rule = (element: Part, at: string) => readonly Fault[];

export function checkElement(raw: unknown, at: string, holder: Holder): readonly Fault[] {
  if (typeof raw !== 'object' || raw === null) return [`${at}: no element`];
  const element = raw as Part;
  const type = String(element.type);
  const rule = RULES[type];
  if (rule === undefined) return [`${at}: unknown element type ${type}`];
  return [
    ...check(HOLDERS[type]?.includes(holder) === true, `${at}: no ${type} in ${holder}`),
    ...text(element.action_id, `${at}/action_id`, { most: 255, isOptional: true }),
    ...rule(element, at),
    ...rejectUnknown(element, at, type),
  ];
}

const RULES: Readonly<Record<string, Rule>> = {
  button: checkButton,
  static_select: checkSelect,
  datepicker: checkDatepicker,
  radio_buttons: (element, at) => checkOptions(element, at, { most: 10, kinds: MRKDWN_OR_PLAIN }),
  checkboxes: (element, at) => checkOptions(element, at, { most: 10, kinds: MRKDWN_OR_PLAIN }),
  overflow: (element, at) => checkOptions(element, at, { most: 5, kinds: PLAIN }),
  plain_text_input: checkTextInput,
  image: ({ image_url: url, alt_text: alt }, at) => [
    ...text(url, `${at}/image_url`, { most: 3_000 }),
    ...text(alt, `${at}/alt_text`, { most: 2_000 }),
  ],
};

const COMMON = ['type', 'action_id', 'confirm', 'focus_on_load'];
const KEYS: Readonly<Record<string, readonly string[]>> = {
  button: ['text', 'value', 'url', 'style', 'accessibility_label'],
  static_select: ['options', 'option_groups', 'initial_option', 'placeholder'],
  datepicker: ['initial_date', 'placeholder'],
  radio_buttons: ['options', 'initial_option'],
  checkboxes: ['options', 'initial_options'],
  overflow: ['options'],
  plain_text_input: [
    'initial_value',
    'multiline',
    'min_length',
    'max_length',
    'placeholder',
    'dispatch_action_config',
  ],
  image: ['image_url', 'alt_text', 'slack_file'],
};

function rejectUnknown(element: Part, at: string, type: string): readonly Fault[] {
  const known = [...COMMON, ...(KEYS[type] ?? [])];
  return Object.keys(element)
    .filter((key) => !known.includes(key))
    .map((key) => `${at}: unknown key ${key} in ${type}`);
}

function checkButton({ text: words, value, url, style, accessibility_label: label }: Part, at: string) {
  return [
    ...checkTextObject(words, `${at}/text`, { kinds: PLAIN, most: 75 }),
    ...text(value, `${at}/value`, { most: 2_000, isOptional: true }),
    ...text(url, `${at}/url`, { most: 3_000, isOptional: true }),
    ...text(label, `${at}/accessibility_label`, { most: 75, isOptional: true }),
    ...check([undefined, 'primary', 'danger'].includes(style as undefined), `${at}/style: ${String(style)}`),
  ];
}

function checkSelect(element: Part, at: string): readonly Fault[] {
  const { option_groups: groups } = element;
  if (groups === undefined)
    return [...checkPlaceholder(element, at), ...checkOptions(element, at, { most: 100, kinds: PLAIN })];
  const each = (group: unknown, where: string) => [
    ...checkTextObject((group as Part).label, `${where}/label`, { kinds: PLAIN, most: 75 }),
    ...checkOptions(group as Part, where, { most: 100, kinds: PLAIN }),
  ];
  return [...checkPlaceholder(element, at), ...list(groups, `${at}/option_groups`, { most: 100, each })];
}

function checkDatepicker(element: Part, at: string): readonly Fault[] {
  const { initial_date: date } = element;
  const isDate =
    typeof date === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(date) && !Number.isNaN(Date.parse(date));
  return [
    ...checkPlaceholder(element, at),
    ...check(date === undefined || isDate, `${at}/initial_date: ${String(date)} is no date`),
  ];
}

function checkTextInput(element: Part, at: string): readonly Fault[] {
  const { initial_value: initial, min_length: least, max_length: most, multiline } = element;
  const longest = typeof most === 'number' ? most : 3_000;
  return [
    ...checkPlaceholder(element, at),
    ...text(initial, `${at}/initial_value`, { most: longest, least: 0, isOptional: true }),
    ...check(isCount(least, 0), `${at}/min_length: ${String(least)} is not from 0 to 3000`),
    ...check(isCount(most, 1), `${at}/max_length: ${String(most)} is not from 1 to 3000`),
    ...check(multiline === undefined || typeof multiline === 'boolean', `${at}/multiline: not a boolean`),
  ];
}

function isCount(value: unknown, least: number): boolean {
  return value === undefined || (Number.isInteger(value) && Number(value) >= least && Number(value) <= 3_000);
}

function checkPlaceholder({ placeholder }: Part, at: string): readonly Fault[] {
  return checkTextObject(placeholder, `${at}/placeholder`, { kinds: PLAIN, most: 150, isOptional: true });
}

type OptionsRule = { readonly most: number; readonly kinds: readonly ('mrkdwn' | 'plain_text')[] };

function checkOptions(element: Part, at: string, { most, kinds }: OptionsRule): readonly Fault[] {
  const { options, initial_option: initial, initial_options: initials } = element;
  const given = Array.isArray(options) ? (options as readonly Part[]) : [];
  const values = given.map((option) => option?.value);
  const preset = [initial, ...(Array.isArray(initials) ? initials : [])].filter((each) => each !== undefined);
  const same = new Set(given.map((option) => JSON.stringify(option)));
  return [
    ...list(options, `${at}/options`, { most, each: (option, where) => checkOption(option, where, kinds) }),
    ...check(new Set(values).size === values.length, `${at}/options: a value stands there twice`),
    ...preset
      .filter((each) => !same.has(JSON.stringify(each)))
      .map(() => `${at}: what is chosen at first is none of the options`),
  ];
}

function checkOption(option: unknown, at: string, kinds: OptionsRule['kinds']): readonly Fault[] {
  if (typeof option !== 'object' || option === null) return [`${at}: no option`];
  const { text: words, value, description, url } = option as Part;
  const look = { kinds, most: 75 };
  return [
    ...checkTextObject(words, `${at}/text`, look),
    ...text(value, `${at}/value`, { most: 150 }),
    ...checkTextObject(description, `${at}/description`, { ...look, isOptional: true }),
    ...text(url, `${at}/url`, { most: 3_000, isOptional: true }),
    ...Object.keys(option)
      .filter((key) => !['text', 'value', 'description', 'url'].includes(key))
      .map((key) => `${at}: unknown key ${key}`),
  ];
}
