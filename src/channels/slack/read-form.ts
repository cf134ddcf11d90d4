import type { FactValue } from '../../answer/answer';
import { clip } from '../../answer/clip';
import type { FilledForm } from '../../answer/form';

/** What a person sent with the form: the facts by name, and the story as they wrote it. */
export type Submission = { readonly filled: FilledForm; readonly story: string };

/** A view as Slack sends it back, of which nothing is taken for granted. */
type SubmittedView = {
  readonly state?: { readonly values?: unknown } | null;
  /** The form as it was drawn. */
  readonly blocks?: readonly unknown[];
};

/** The block and the action of the box for the story. */
export const STORY = 'story';
const FIELD = 'field-';
/** What cannot be read is repeated in the error, and it may be as long as a person likes. */
const MOST_ERROR = 300;

/** The block that asks for a fact; the action in it is named after the fact itself. */
export function toFieldBlock(fact: string): string {
  return `${FIELD}${fact}`;
}

/**
 * Reads a form sent back. A list nothing is picked from and an empty line are null; what is no field of the
 * form, or holds what no form of ours sends, is left out. So is what stands as it was drawn: more may have
 * been learned of it while the form was open.
 */
export function readSubmission(view: SubmittedView): Submission {
  const blocks = toRecord(view.state?.values);
  const drawn = readDrawn(view.blocks ?? []);
  const filled = Object.keys(blocks)
    .filter((block) => block.startsWith(FIELD))
    .flatMap((block) => readField(block.slice(FIELD.length), toRecord(blocks[block])))
    .filter(([fact, value]) => !drawn.has(fact) || value !== drawn.get(fact));
  const story = toRecord(toRecord(blocks[STORY])[STORY]).value;
  return { filled: Object.fromEntries(filled), story: typeof story === 'string' ? story.trim() : '' };
}

/** What each field held when the form was drawn, read as it is when it comes back. */
function readDrawn(blocks: readonly unknown[]): ReadonlyMap<string, FactValue | null> {
  const elements = blocks.map((block) => toRecord(toRecord(block).element));
  const entries = elements.flatMap(({ type, action_id: id, initial_option, initial_value }) => {
    const fact = String(id);
    return readField(fact, { [fact]: { type, selected_option: initial_option, value: initial_value } });
  });
  return new Map(entries);
}

/** Errors by the block they are shown below, as `response_action: errors` wants them. */
export function toErrors(errors: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(errors).map(([fact, error]) => [toFieldBlock(fact), clip(error, MOST_ERROR)]),
  );
}

type Entry = readonly [fact: string, value: FactValue | null];

function readField(fact: string, actions: Readonly<Record<string, unknown>>): readonly Entry[] {
  const element = toRecord(actions[fact]);
  const value = element.type === 'static_select' ? readPick(element) : readLine(element);
  return value === undefined ? [] : [[fact, value]];
}

function readPick({
  selected_option: option,
}: Readonly<Record<string, unknown>>): FactValue | null | undefined {
  if (option === null || option === undefined) return null;
  const { value } = toRecord(option);
  return typeof value === 'string' ? parseValue(value) : undefined;
}

function readLine({ type, value }: Readonly<Record<string, unknown>>): FactValue | null | undefined {
  if (type !== 'plain_text_input') return undefined;
  if (value === null || value === undefined) return null;
  if (typeof value !== 'string') return undefined;
  return value.trim() === '' ? null : value.trim();
}

/** The value of an option, which is JSON; undefined where it is none of ours. */
function parseValue(json: string): FactValue | undefined {
  try {
    const value: unknown = JSON.parse(json);
    return isFactValue(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isFactValue(value: unknown): value is FactValue {
  return ['string', 'number', 'boolean'].includes(typeof value);
}

function toRecord(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}
