import { z } from 'zod';

/** What version 1.5 of Adaptive Cards takes as inputs, in those parts we use. */
const INPUT = {
  id: z.string().min(1),
  label: z.string().min(1),
  isRequired: z.boolean().optional(),
  errorMessage: z.string().min(1).optional(),
  separator: z.boolean().optional(),
  spacing: z.enum(['None', 'Small', 'Default', 'Medium', 'Large', 'ExtraLarge', 'Padding']).optional(),
};

export const CHOICES = z.strictObject({
  type: z.literal('Input.ChoiceSet'),
  ...INPUT,
  placeholder: z.string().optional(),
  style: z.enum(['compact', 'expanded', 'filtered']),
  choices: z.array(z.strictObject({ title: z.string(), value: z.string() })).min(1),
});

export const DATE = z.strictObject({ type: z.literal('Input.Date'), ...INPUT });

export const TEXT = z.strictObject({
  type: z.literal('Input.Text'),
  ...INPUT,
  isMultiline: z.boolean(),
  maxLength: z.number().int().positive(),
});
