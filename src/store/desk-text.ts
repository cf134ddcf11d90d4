/** For a column that is text and no JSON: PostgreSQL takes any character there but NUL. */
export function toPlainText(text: string): string {
  return text.replaceAll('\0', '\ufffd');
}
