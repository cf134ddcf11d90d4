import type { KnowledgeCall } from './knowledge';

export async function runLint(_call: KnowledgeCall): Promise<number> {
  throw new Error('not yet');
}
