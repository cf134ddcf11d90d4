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

/** Ids in one page differ: a repeated one gets a number, as on Microsoft Docs. */
export function createSectionIds(): (id: string) => string {
  const seen = new Map<string, number>();
  return (id) => {
    const count = seen.get(id) ?? 0;
    seen.set(id, count + 1);
    return count === 0 ? id : `${id}-${count}`;
  };
}
