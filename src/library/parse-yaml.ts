import { LineCounter, parseDocument } from 'yaml';
import type { KnowledgeFile, KnowledgePath } from './knowledge-file';

/** Parses YAML. What is wrong with it is told, not thrown; it then has no value. */
export function parseYaml(text: string): KnowledgeFile {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  return {
    errors: document.errors,
    value: document.errors.length > 0 ? undefined : document.toJS(),
    lineOf: (path: KnowledgePath) => {
      const node = document.getIn(path, true) as { readonly range?: readonly number[] } | undefined;
      return node?.range?.[0] === undefined ? 0 : lines.linePos(node.range[0]).line;
    },
  };
}
