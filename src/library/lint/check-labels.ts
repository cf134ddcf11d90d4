import { z } from 'zod';
import type { Content } from './content';
import type { Remark } from './finding';
import { lineAt, type Prose } from './prose';

const LABELS = z.strictObject({
  labels: z.record(z.string(), z.array(z.string().min(1)).readonly()),
});

/** Words in bold, in quotes or as code: where labels are. */
const MARKED =
  /\*\*(?<bold>[^*]+)\*\*|`(?<code>[^`]+)`|「(?<ja>[^」]+)」|«(?<ru>[^»]+)»|“(?<en>[^”]+)”|"(?<plain>[^"]+)"|『(?<inner>[^』]+)』|\[(?<link>[^\]]+)\]/g;
const STEP = /\s+(?:>|→)\s+/;

/** A label of Azure is spelt as Azure spells it: not in other case, width, spaces or joining marks. */
export function checkLabels({ labels, prose }: Content): readonly Remark[] {
  if (labels.problems.length > 0) return labels.problems;
  const parsed = LABELS.safeParse(labels.value);
  if (!parsed.success) {
    return parsed.error.issues.map(({ path, message }) => {
      const place = path.map((part) => (typeof part === 'symbol' ? String(part) : part));
      return { file: labels.file, line: labels.lineOf(place), message: `${place.join('.')}: ${message}` };
    });
  }
  const known = groupByFold(Object.values(parsed.data.labels).flat());
  return prose.flatMap((each) => findMisspelt(each, known));
}

/** Labels that look alike, by what they have in common. */
function groupByFold(labels: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const groups = new Map<string, string[]>();
  for (const label of labels) groups.set(foldLabel(label), [...(groups.get(foldLabel(label)) ?? []), label]);
  return groups;
}

function foldLabel(label: string): string {
  return label
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{Pd}/・]+/gu, '')
    .replaceAll('’', "'");
}

function findMisspelt(prose: Prose, known: ReadonlyMap<string, readonly string[]>): readonly Remark[] {
  return [...prose.text.matchAll(MARKED)].flatMap(({ groups, index }) => {
    const marked = Object.values(groups ?? {}).find((each) => each !== undefined) ?? '';
    return marked.split(STEP).flatMap((written) => {
      const label = written.trim().replace(/\s+/g, ' ');
      const meant = known.get(foldLabel(label)) ?? [];
      if (meant.length === 0 || meant.includes(label)) return [];
      const right = meant.map((each) => `"${each}"`).join(' or ');
      return [{ file: prose.file, line: lineAt(prose, index), message: `"${label}" is spelt ${right}` }];
    });
  });
}
