import type { KnowledgeCall } from './knowledge';

export async function runImport(_call: KnowledgeCall): Promise<number> {
  throw new Error('not yet');
}
