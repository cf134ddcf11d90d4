import { type Block, type Element, listElements, listOptions, type Placed, shownText } from './block';
import { isOption } from './find-element';
import type { Values } from './views';

/** What a person fills in, by label, block id or action id; null empties a field. */
export type Filling = Readonly<Record<string, string | readonly string[] | null>>;

/** Fields as they are before anybody touches them. */
export function initialValues(blocks: readonly Block[]): Values {
  return toValues(
    listElements(blocks).filter(({ element }) => element.type !== 'button'),
    toInitial,
  );
}

/** @throws Error for a field there is not, an option there is not, or what Slack itself would not take */
export function fillIn(blocks: readonly Block[], before: Values, filling: Filling): Values {
  const fields = listFields(blocks);
  const missing = Object.keys(filling).find((name) => !fields.some((field) => isNamed(field, name)));
  if (missing !== undefined)
    throw new Error(`no field "${missing}"; there is: ${fields.map(describe).join(', ')}`);
  const after = toValues(fields, (element, field) => {
    const name = Object.keys(filling).find((each) => isNamed(field, each));
    const filled = name === undefined ? undefined : filling[name];
    if (filled !== undefined) return toState(element, filled);
    return before[field.block.block_id ?? '']?.[element.action_id ?? ''] ?? toInitial(element);
  });
  for (const field of fields) checkField(field, after);
  return after;
}

/** Buttons and menus of three dots keep nothing. */
function listFields(blocks: readonly Block[]): readonly Placed[] {
  return listElements(blocks).filter(({ element: { type } }) => type !== 'button' && type !== 'overflow');
}

type ToState = (element: Element, field: Placed) => object;

function toValues(fields: readonly Placed[], toEach: ToState): Values {
  const values: Record<string, Record<string, object>> = {};
  for (const field of fields) {
    const { block, element } = field;
    const inBlock = { ...values[block.block_id ?? ''], [element.action_id ?? '']: toEach(element, field) };
    values[block.block_id ?? ''] = inBlock;
  }
  return values;
}

function isNamed({ block, element }: Placed, name: string): boolean {
  return [shownText(block.label), block.block_id, element.action_id].includes(name);
}

function describe({ block, element }: Placed): string {
  return `"${shownText(block.label)}" (${block.block_id}/${element.action_id})`;
}

function toInitial(element: Element): object {
  const { type, initial_value, initial_date, initial_option, initial_options } = element;
  if (type === 'datepicker') return { type, selected_date: initial_date ?? null };
  if (isMany(type)) return { type, selected_options: initial_options ?? [] };
  if (isChoice(type)) return { type, selected_option: initial_option ?? null };
  return { type, value: initial_value ?? null };
}

function toState(element: Element, filled: string | readonly string[] | null): object {
  const { type } = element;
  if (type === 'datepicker') return { type, selected_date: filled };
  const picked = [filled ?? []].flat();
  if (isMany(type)) return { type, selected_options: picked.map((each) => pick(element, each)) };
  if (isChoice(type))
    return { type, selected_option: picked[0] === undefined ? null : pick(element, picked[0]) };
  return { type, value: filled === '' ? null : filled };
}

function pick(element: Element, label: string): object {
  const options = listOptions(element);
  const found = options.find((option) => isOption(option, label));
  if (found === undefined)
    throw new Error(
      `no option "${label}"; there is: ${options.map(({ text }) => shownText(text)).join(', ')}`,
    );
  return found;
}

function isMany(type: string): boolean {
  return type === 'checkboxes' || type.startsWith('multi_');
}

function isChoice(type: string): boolean {
  return type === 'radio_buttons' || type.endsWith('_select');
}

/** Slack's own client lets nobody send an empty field that has to be filled, or one that is too long. */
function checkField(field: Placed, values: Values): void {
  const { block, element } = field;
  const state = values[block.block_id ?? '']?.[element.action_id ?? ''] ?? {};
  const [, value] = Object.entries(state).find(([name]) => name !== 'type') ?? [];
  const isEmpty = value === null || (Array.isArray(value) && value.length === 0);
  if (block.type === 'input' && block.optional !== true && isEmpty)
    throw new Error(`Slack would not send the form: ${describe(field)} has to be filled`);
  if (typeof value === 'string' && value.length > (element.max_length ?? 3_000))
    throw new Error(`Slack would not send the form: ${describe(field)} is too long`);
}
