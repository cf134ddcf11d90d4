/** Cuts a text to `most` UTF-16 units, with a mark where it was cut; never inside a surrogate pair. */
export function clip(text: string, most: number): string {
  if (text.length <= most) return text;
  return `${text.slice(0, most - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}
