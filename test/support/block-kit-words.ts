/** What a reader sees of text in mrkdwn: no entities, no invisible characters, links by their words. */
export function toSeen(mrkdwn: string): string {
  return mrkdwn
    .replace(/<!date\^[^|<>]*\|([^<>]*)>/g, '$1')
    .replace(/<(https?:[^|<>]*)\|([^<>]*)>/g, '$2 $1')
    .replace(/[\u200b\u00ad]/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}

/** All words in blocks, in order: texts of every kind, those of buttons and options, too. */
export function textsIn(blocks: readonly unknown[]): readonly string[] {
  const texts: string[] = [];
  JSON.stringify(blocks, (key, value) => {
    if (key === 'text' && typeof value === 'string') texts.push(value);
    return value;
  });
  return texts;
}

/** Every element that can be pressed or picked from. */
export function elementsIn(blocks: readonly unknown[]): readonly Readonly<Record<string, unknown>>[] {
  const all = blocks as readonly { readonly type: string; readonly elements?: readonly never[] }[];
  return all.filter(({ type }) => type === 'actions').flatMap(({ elements }) => elements ?? []);
}
