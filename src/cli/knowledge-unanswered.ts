import type { KnowledgeCall } from './knowledge';

export async function runUnanswered(_call: KnowledgeCall): Promise<number> {
  throw new Error('not yet');
}
