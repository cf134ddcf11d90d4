/** What stands before the first heading below the title. */
export const TOP = '_top';

/** The heading in lower case, every run of characters that are neither letters nor digits as one `-`. */
export function toSectionId(heading: string): string {
  return heading
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');
}

/** A heading of signs only has no letters to make an id from. */
const NAMELESS = 'section';

/** Ids in one page differ: a repeated one gets a number, as on Microsoft Docs. */
export function createSectionIds(): (id: string) => string {
  const used = new Set<string>();
  const next = new Map<string, number>();
  return (wanted) => {
    const base = wanted === '' ? NAMELESS : wanted;
    let count = next.get(base) ?? 0;
    let id = count === 0 ? base : `${base}-${count}`;
    while (used.has(id)) {
      count += 1;
      id = `${base}-${count}`;
    }
    next.set(base, count + 1);
    used.add(id);
    return id;
  };
}
