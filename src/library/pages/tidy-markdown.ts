/**
 * What Microsoft Docs, Hexo and Jekyll add to Markdown, as plain Markdown. The number of lines stays the
 * same, so that positions hold.
 */
const RULES: readonly (readonly [RegExp, string | ((...groups: string[]) => string)])[] = [
  // Comments, over several lines too; the citations of our guides are read before.
  [/<!--[\s\S]*?-->/g, (comment) => keepLines(comment)],
  [/:::image\b[^\n]*?alt-text="([^"\n]*)"[^\n]*?:::/g, (_all, alt) => alt],
  [/^[ \t]*:::.*$/gm, ''],
  [/\[!(?:INCLUDE|include)\s*\[[^\]\n]*\]\([^)\n]*\)\s*\]/g, ''],
  [/\[!(?:UICONTROL|uicontrol)\s+([^\]\n]*)\]/g, (_all, label) => `**${label}**`],
  [/^(?:>\s*)?\[!(?:VIDEO|div)\b[^\n]*$/gim, ''],
  [/\{%\s*post_link\s+\S+\s*([^%\n]*?)\s*%\}/g, (_all, label) => label.replace(/^['"]|['"]$/g, '')],
  [/\{%[^%\n]*%\}/g, ''],
  [/\{\{[^}\n]*\}\}/g, ''],
  [/^\s*\[\[?toc\]?\]\s*$/gim, ''],
  // A tab of the docs: `# [Portal](#tab/portal)`.
  [/^(#+\s*)\[([^\]\n]*)\]\(#tab\/[^)\n]*\)/gm, (_all, marks, label) => `${marks}${label}`],
];

export function tidyMarkdown(body: string): string {
  return RULES.reduce((text, [pattern, replacement]) => {
    return typeof replacement === 'string'
      ? text.replace(pattern, replacement)
      : text.replace(pattern, replacement);
  }, body);
}

function keepLines(text: string): string {
  return '\n'.repeat(text.split('\n').length - 1);
}
