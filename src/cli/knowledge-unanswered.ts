import { openDatabase } from '../store/database';
import { type KeptQuestion, listUnanswered } from '../store/unanswered-store';
import type { KnowledgeCall } from './knowledge';
import { UsageError } from './usage';

/** Lists the questions nothing answered, oldest first: what the guides lack. */
export async function runUnanswered({ words, isJson, database: place }: KnowledgeCall): Promise<number> {
  if (words.length > 0) throw new UsageError(`knowledge unanswered takes no argument, not "${words[0]}"`);
  const database = await openDatabase(place);
  try {
    for (const question of await listUnanswered(database))
      process.stdout.write(`${print(question, isJson)}\n`);
    return 0;
  } finally {
    await database.destroy();
  }
}

function print(question: KeptQuestion, isJson: boolean): string {
  if (isJson) return JSON.stringify(question);
  const { at, locale, text, reason, nearest } = question;
  const near = nearest === null ? '' : ` (nearest: ${nearest})`;
  return `${at} ${locale} ${reason}: ${text.replace(/\s+/g, ' ')}${near}`;
}
