import type { Token } from 'markdown-it';

/** A block and what stands in it. */
export type Block = { readonly token: Token; readonly inside: readonly Token[] };

/** The blocks that follow one another in a stretch of tokens. */
export function listBlocks(tokens: readonly Token[]): readonly Block[] {
  const blocks: Block[] = [];
  for (let at = 0; at < tokens.length; ) {
    const end = closeOf(tokens, at);
    const token = tokens[at];
    if (token !== undefined) blocks.push({ token, inside: tokens.slice(at + 1, end) });
    at = end + 1;
  }
  return blocks;
}

/** Where the block that opens at `at` closes; `at` itself where it holds nothing. */
function closeOf(tokens: readonly Token[], at: number): number {
  const open = tokens[at];
  if (open?.nesting !== 1) return at;
  for (let end = at + 1; end < tokens.length; end += 1) {
    const token = tokens[end];
    if (token?.level === open.level && token.nesting === -1) return end;
  }
  return tokens.length;
}

export function lineOf(token: Token): number {
  return token.map?.[0] ?? 0;
}
