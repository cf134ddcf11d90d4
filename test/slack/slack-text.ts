/**
 * What a person types, as Slack passes it on: `&`, `<`, `>` as entities, addresses as links. Bare host names
 * are linked too, which is how they come in a pasted log.
 */
export function toSlackText(typed: string): string {
  return escapeTyped(typed).replace(ADDRESS, (found) => {
    if (found.includes('://')) return `<${found}>`;
    return found.includes('@') ? `<mailto:${found}|${found}>` : `<http://${found}|${found}>`;
  });
}

const ADDRESS =
  /https?:\/\/[^\s<>|&]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|(?<![\w.@/-])(?:[a-z0-9-]+\.)+(?:com|net|org|io|dev|jp|tw|ru)(?![\w.-]*\w)/gi;

/** In a slash command nothing is linked where the app's settings leave escaping off. */
export function escapeTyped(typed: string): string {
  return typed.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** The letters a person typed, of a text as Slack passes it on; mentions stay as they are. */
export function toTyped(raw: string): string {
  return raw
    .replace(/<(?:https?:|mailto:|tel:|#)[^>]*>/g, ' ')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}
