const FENCE = /^(?:[\s>]|[-*+]\s|\d+[.)]\s)*(`{3,}|~{3,})(.*)$/;

/** Says of each line, in order, whether it is text: neither in a fence of code nor in a comment. */
export function createLineScanner(): (line: string) => boolean {
  let fence: string | undefined;
  let isComment = false;
  return (line) => {
    if (isComment) {
      isComment = !line.includes('-->');
      return false;
    }
    const [, marks, rest = ''] = FENCE.exec(line) ?? [];
    if (fence !== undefined) {
      if (marks?.startsWith(fence) && rest.trim() === '') fence = undefined;
      return false;
    }
    if (marks !== undefined && !(marks.startsWith('`') && rest.includes('`'))) {
      fence = marks;
      return false;
    }
    const open = line.lastIndexOf('<!--');
    isComment = open !== -1 && !line.includes('-->', open);
    return !/^\s*<!--/.test(line);
  };
}
