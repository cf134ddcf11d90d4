import {
  type Block,
  type Element,
  listElements,
  listOptions,
  type Option,
  type Placed,
  shownText,
} from './block';

/** Which element somebody uses: by its action id, or by what is written on it. */
export type Target = {
  readonly actionId?: string;
  readonly label?: string | RegExp;
};

/** @throws Error with what there is, where there is no such button */
export function findButton(blocks: readonly Block[], target: Target): Placed {
  const buttons = listElements(blocks).filter(({ element }) => element.type === 'button');
  const found = buttons.find(
    ({ element }) =>
      (target.actionId === undefined || element.action_id === target.actionId) &&
      (target.label === undefined || matches(shownText(element.text), target.label)),
  );
  return (
    found ??
    fail(
      'button',
      target,
      buttons.map(({ element }) => `"${shownText(element.text)}" (${element.action_id})`),
    )
  );
}

export type Pick = { readonly placed: Placed; readonly option: Option };

/** @throws Error with what there is, where no list has such an option */
export function findOption(blocks: readonly Block[], target: Target): Pick {
  const options = listElements(blocks).flatMap((placed) =>
    listOptions(placed.element).map((option) => ({ placed, option })),
  );
  const found = options.find(
    ({ placed, option }) =>
      (target.actionId === undefined || placed.element.action_id === target.actionId) &&
      (target.label === undefined || isOption(option, target.label)),
  );
  return (
    found ??
    fail(
      'option',
      target,
      options.map(({ option }) => `"${shownText(option.text)}"`),
    )
  );
}

/** @throws Error with what there is, where there is no date to pick */
export function findDatepicker(blocks: readonly Block[], target: Target): Placed {
  const elements = listElements(blocks);
  const found = elements.find(
    ({ element: { type, action_id } }) =>
      type === 'datepicker' && (target.actionId === undefined || action_id === target.actionId),
  );
  return (
    found ??
    fail(
      'datepicker',
      target,
      elements.map(({ element }) => element.type),
    )
  );
}

/** An option is known by what is written on it, or by its value. */
export function isOption({ text, value }: Option, label: string | RegExp): boolean {
  return matches(shownText(text), label) || value === label;
}

function matches(text: string, label: string | RegExp): boolean {
  return typeof label === 'string' ? text === label : label.test(text);
}

function fail(what: string, { actionId, label }: Target, there: readonly string[]): never {
  const wanted = [actionId, label].filter((each) => each !== undefined).join(' ');
  throw new Error(`no ${what} ${wanted} here; there is: ${there.join(', ') || 'nothing'}`);
}

/** What Slack tells of an element that was used, of what the element itself says. */
export function describeElement({ element, block }: Placed): object {
  const { type, action_id, text, value, style, placeholder, initial_option, initial_date }: Element = element;
  const told = { type, action_id, text, value, style, placeholder, initial_option, initial_date };
  const present = Object.entries(told).filter(([, each]) => each !== undefined);
  return { ...Object.fromEntries(present), block_id: block.block_id };
}
