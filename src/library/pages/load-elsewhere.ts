import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { LOCALES, type Locale } from '../../answer/locale';
import { readKnowledge } from '../knowledge-file';

export const ELSEWHERE_FILE = 'elsewhere.yaml';

/** A subject that is asked here and answered elsewhere, as people ask it. */
export type Elsewhere = Readonly<Record<Locale, readonly string[]>> & { readonly id: string };

const asked = z.array(z.string().min(1)).min(1).readonly();
const shape = { id: z.string().min(1), ...Object.fromEntries(LOCALES.map((locale) => [locale, asked])) };
const ELSEWHERE = z.strictObject({ topics: z.array(z.strictObject(shape)).readonly() });

/** The subjects this knowledge base does not answer. @throws naming what is wrong in the file */
export function loadElsewhere(directory: string): readonly Elsewhere[] {
  const path = join(directory, ELSEWHERE_FILE);
  if (!existsSync(path)) return [];
  const { size, mtimeMs } = statSync(path);
  const stamp = `${path} ${size} ${mtimeMs}`;
  if (lastRead?.stamp !== stamp) lastRead = { stamp, topics: readTopics(directory) };
  return lastRead.topics;
}

/** The subjects as they were last read: parsing them takes longer than asking whether they changed. */
let lastRead: { readonly stamp: string; readonly topics: readonly Elsewhere[] } | undefined;

function readTopics(directory: string): readonly Elsewhere[] {
  const parsed = ELSEWHERE.safeParse(readKnowledge(directory, ELSEWHERE_FILE));
  if (parsed.success) return parsed.data.topics as unknown as readonly Elsewhere[];
  throw new Error(`${ELSEWHERE_FILE} cannot be used: ${z.prettifyError(parsed.error)}`);
}
