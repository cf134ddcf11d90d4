import type { Block } from './block';

type Value = unknown;

/**
 * Blocks as Slack keeps them and sends them back: everything has an id, defaults are filled in, and `&`, `<`,
 * `>` of plain text are entities even where the app sent them bare.
 */
export function keepBlocks(blocks: readonly Block[], id: () => string): readonly Block[] {
  return blocks.map((block) => {
    const kept = keep(withActionIds(block, id)) as Block;
    return { ...kept, block_id: block.block_id ?? id() };
  });
}

const INTERACTIVE =
  /^(button|static_select|multi_static_select|datepicker|radio_buttons|checkboxes|overflow|plain_text_input)$/;

function withActionIds(value: Value, id: () => string): Value {
  if (Array.isArray(value)) return value.map((each) => withActionIds(each, id));
  if (!isObject(value)) return value;
  const entries = Object.entries(value).map(([key, each]) => [key, withActionIds(each, id)]);
  const isLoose = INTERACTIVE.test(String(value.type)) && value.action_id === undefined;
  return { ...Object.fromEntries(entries), ...(isLoose && { action_id: id() }) };
}

function keep(value: Value): Value {
  if (Array.isArray(value)) return value.map(keep);
  if (!isObject(value)) return value;
  if (value.type === 'plain_text') return { emoji: true, ...value, text: toEntities(String(value.text)) };
  if (value.type === 'mrkdwn') return { verbatim: false, ...value };
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, keep(each)]));
}

/** Entities stay as they are, so that keeping twice changes nothing. */
function toEntities(text: string): string {
  return text
    .replace(/&(?!amp;|lt;|gt;)/g, '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}

function isObject(value: Value): value is Readonly<Record<string, Value>> {
  return typeof value === 'object' && value !== null;
}
