import { checkBlock } from './block-kit-blocks';
import { check, type Fault, findTwice, type Part, text } from './block-kit-check';
import { checkTextObject, PLAIN } from './block-kit-text';

export type Surface = 'message' | 'modal' | 'home';

/**
 * What Slack documents of Block Kit, as a checker: docs.slack.dev/reference/block-kit. It knows nothing of
 * our drawing, so that a mistake is not made twice. Lengths are counted in UTF-16 units, the strictest reading.
 */
const MOST_BLOCKS: Readonly<Record<Surface, number>> = { message: 50, modal: 100, home: 100 };
/** Undocumented, told by Slack's engineers: `msg_blocks_too_long` from about 12,000 characters of text. */
const MOST_MESSAGE_TEXT = 12_000;
const MOST_VIEW_BYTES = 250 * 1024;

/** Everything Slack would refuse, each with where it stands; empty where it would take them. */
export function findFaults(blocks: readonly unknown[], surface: Surface): readonly string[] {
  const faults: Fault[] = [];
  const fail = (fault: Fault) => faults.push(fault);
  if (!Array.isArray(blocks)) return ['blocks: not a list'];
  if (blocks.length > MOST_BLOCKS[surface])
    fail(`blocks: ${blocks.length} of at most ${MOST_BLOCKS[surface]}`);
  for (const [index, block] of blocks.entries()) faults.push(...checkBlock(block, `blocks/${index}`));
  faults.push(...checkBlockIds(blocks));
  const length = countText(blocks);
  if (surface === 'message' && length > MOST_MESSAGE_TEXT)
    fail(`blocks: ${length} characters of text in all`);
  return faults;
}

/** The same for a whole view as it is handed to `views.open` or `views.publish`. */
export function findViewFaults(view: unknown): readonly string[] {
  if (typeof view !== 'object' || view === null) return ['view: not an object'];
  const part = view as Part;
  const { type } = part;
  if (type !== 'modal' && type !== 'home') return [`view: the type ${String(type)}`];
  return [
    ...(Array.isArray(part.blocks) ? findFaults(part.blocks, type) : ['view/blocks: missing']),
    ...(type === 'modal' ? checkModal(part) : checkKeys(part, ['title', 'submit', 'close'], 'home view')),
    ...text(part.private_metadata, 'view/private_metadata', { most: 3_000, isOptional: true, least: 0 }),
    ...text(part.callback_id, 'view/callback_id', { most: 255, isOptional: true }),
    ...text(part.external_id, 'view/external_id', { most: 255, isOptional: true }),
    ...check(
      Buffer.byteLength(JSON.stringify(view)) <= MOST_VIEW_BYTES,
      `view: more than ${MOST_VIEW_BYTES} bytes`,
    ),
  ];
}

function checkModal(view: Part): readonly Fault[] {
  const blocks = Array.isArray(view.blocks) ? (view.blocks as readonly Part[]) : [];
  const hasInput = blocks.some((block) => block?.type === 'input');
  const look = { kinds: PLAIN, most: 24 };
  return [
    ...checkTextObject(view.title, 'view/title', look),
    ...checkTextObject(view.submit, 'view/submit', { ...look, isOptional: !hasInput }),
    ...checkTextObject(view.close, 'view/close', { ...look, isOptional: true }),
  ];
}

function checkKeys(view: Part, keys: readonly string[], where: string): readonly Fault[] {
  return keys.filter((key) => view[key] !== undefined).map((key) => `view/${key}: not allowed in a ${where}`);
}

function checkBlockIds(blocks: readonly unknown[]): readonly Fault[] {
  return findTwice(blocks.map((block) => (block as Part | null)?.block_id)).map(
    (id) => `blocks: the block_id ${id} stands there twice`,
  );
}

/** All text shown, as Slack counts it against the limit of a message. */
function countText(blocks: readonly unknown[]): number {
  let length = 0;
  JSON.stringify(blocks, (key, value) => {
    if (key === 'text' && typeof value === 'string') length += value.length;
    return value;
  });
  return length;
}
