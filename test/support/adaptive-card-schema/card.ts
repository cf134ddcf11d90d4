import { z } from 'zod';
import { EXECUTE, REFRESH, SUBMIT, TOGGLE } from './actions';
import { CHOICES, DATE, TEXT } from './inputs';

const PLACED = {
  id: z.string().min(1).optional(),
  isVisible: z.boolean().optional(),
  separator: z.boolean().optional(),
  spacing: z.enum(['None', 'Small', 'Default', 'Medium', 'Large', 'ExtraLarge', 'Padding']).optional(),
};
const SIZE = z.enum(['Default', 'Small', 'Medium', 'Large', 'ExtraLarge']).optional();
const WEIGHT = z.enum(['Default', 'Lighter', 'Bolder']).optional();

const TEXT_BLOCK = z.strictObject({
  type: z.literal('TextBlock'),
  ...PLACED,
  text: z.string(),
  wrap: z.literal(true),
  style: z.enum(['default', 'heading']).optional(),
  size: SIZE,
  weight: WEIGHT,
  isSubtle: z.boolean().optional(),
});

const RUN = z.strictObject({
  type: z.literal('TextRun'),
  text: z.string(),
  size: SIZE,
  weight: WEIGHT,
  fontType: z.enum(['Default', 'Monospace']).optional(),
  isSubtle: z.boolean().optional(),
});

const RICH_TEXT = z.strictObject({
  type: z.literal('RichTextBlock'),
  ...PLACED,
  inlines: z.array(RUN).min(1),
});

const CONTAINER = z.strictObject({
  type: z.literal('Container'),
  ...PLACED,
  get items() {
    return z.array(ELEMENT).min(1);
  },
  style: z.enum(['default', 'emphasis', 'good', 'attention', 'warning', 'accent']).optional(),
  bleed: z.boolean().optional(),
});

const COLUMNS = z.strictObject({
  type: z.literal('ColumnSet'),
  ...PLACED,
  get columns() {
    return z.array(COLUMN).min(1);
  },
  selectAction: EXECUTE.optional(),
});
const COLUMN = z.strictObject({
  type: z.literal('Column'),
  width: z.enum(['auto', 'stretch']),
  get items() {
    return z.array(ELEMENT);
  },
});

const CELL = z.strictObject({
  type: z.literal('TableCell'),
  get items() {
    return z.array(ELEMENT);
  },
});
const TABLE = z.strictObject({
  type: z.literal('Table'),
  ...PLACED,
  columns: z.array(z.strictObject({ width: z.number().positive() })).min(1),
  firstRowAsHeaders: z.boolean(),
  showGridLines: z.boolean(),
  rows: z.array(z.strictObject({ type: z.literal('TableRow'), cells: z.array(CELL) })).min(1),
});

const SHOW_CARD = z.strictObject({
  type: z.literal('Action.ShowCard'),
  title: z.string().min(1),
  style: z.enum(['default', 'positive', 'destructive']).optional(),
  get card() {
    return z.strictObject({
      type: z.literal('AdaptiveCard'),
      body: z.array(ELEMENT),
      actions: z.array(z.discriminatedUnion('type', [SUBMIT, EXECUTE, TOGGLE])),
    });
  },
});

/** More than six actions in a row are not drawn by Teams; the schema has no limit. */
const ACTIONS = z.strictObject({
  type: z.literal('ActionSet'),
  ...PLACED,
  get actions() {
    return z
      .array(z.discriminatedUnion('type', [SUBMIT, EXECUTE, TOGGLE, SHOW_CARD]))
      .min(1)
      .max(6);
  },
});

const ELEMENT: z.ZodType = z.lazy(() =>
  z.discriminatedUnion('type', [
    TEXT_BLOCK,
    RICH_TEXT,
    CONTAINER,
    COLUMNS,
    TABLE,
    CHOICES,
    DATE,
    TEXT,
    ACTIONS,
  ]),
);

/**
 * A whole card, of those parts of version 1.5 that we use. In two places the published schema falls behind
 * Microsoft's own samples and renderers of the version, which are followed here: it lacks the style `filtered`
 * of choice sets, and calls a table's `firstRowAsHeaders` `firstRowAsHeader`.
 */
export const CARD = z.strictObject({
  type: z.literal('AdaptiveCard'),
  $schema: z.literal('http://adaptivecards.io/schemas/adaptive-card.json'),
  version: z.literal('1.5'),
  lang: z.string().min(2),
  fallbackText: z.string(),
  speak: z.string(),
  body: z.array(ELEMENT),
  refresh: REFRESH.optional(),
});
