import type { KnowledgeCall } from './knowledge';

export async function runEval(_call: KnowledgeCall): Promise<number> {
  throw new Error('not yet');
}
