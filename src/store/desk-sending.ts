import type { Updateable } from 'kysely';
import type { DeskStore, DeskWrite, PostOutcome } from './desk-store';
import { takeDue, takeLost } from './desk-taking';
import { toPlainText } from './desk-text';
import { runStatement } from './desk-transaction';
import type { Database, Tables } from './tables';

/** Taking posts from the outbox, and what became of them. */
type Sending = Pick<DeskStore, 'takeDue' | 'takeLost' | 'finish' | 'sendAgain' | 'settle'>;

export function createSending(database: Database): Sending {
  return {
    takeDue: (now, leaseMs, most) => takeDue(database, { now, until: toLease(now, leaseMs), most }),
    takeLost: (now, leaseMs, most) => takeLost(database, { now, until: toLease(now, leaseMs), most }),
    finish: (post, outcome, now) =>
      runStatement(database, async (each) => {
        const { numUpdatedRows } = await each
          .updateTable('outbox')
          .set({ leased_until: null, ...toColumns(outcome, now) })
          .where('key', '=', toPlainText(post.key))
          .where('state', '=', 'sending')
          .where('attempts', '=', post.attempts)
          .executeTakeFirst();
        return numUpdatedRows === 1n;
      }),
    sendAgain: (key, now) => endOne(database, { keys: [key], as: 'waiting', now }),
    settle: (key, now) => endOne(database, { keys: [key], as: 'sent', now }),
  };
}

type Ending = NonNullable<DeskWrite['ends']> & { readonly now: string };

function endOne(database: Database, ending: Ending): Promise<boolean> {
  return runStatement(database, async (each) => (await endDoubtAbout(each, ending)) > 0);
}

/** Ends the doubt about posts that were given up or are unsure. @returns how many were either */
export async function endDoubtAbout(database: Database, { keys, as, now }: Ending): Promise<number> {
  if (keys.length === 0) return 0;
  const columns = as === 'waiting' ? { state: as, due_at: now } : { state: as, problem: null, sent_at: now };
  const { numUpdatedRows } = await database
    .updateTable('outbox')
    .set(columns)
    .where('key', 'in', keys.map(toPlainText))
    .where('state', 'in', ['dead', 'unsure'])
    .executeTakeFirst();
  return Number(numUpdatedRows);
}

function toLease(now: string, leaseMs: number): string {
  return new Date(Date.parse(now) + leaseMs).toISOString();
}

function toColumns(outcome: PostOutcome, now: string): Updateable<Tables['outbox']> {
  switch (outcome.state) {
    case 'sent': {
      const { place, thread } = outcome;
      return {
        state: outcome.state,
        place: JSON.stringify(place ?? null),
        thread: thread === null ? null : toPlainText(thread),
        problem: null,
        sent_at: now,
      };
    }
    case 'waiting':
      return { state: outcome.state, problem: toPlainText(outcome.problem), due_at: outcome.dueAt };
    case 'dead':
    case 'unsure':
      return { state: outcome.state, problem: toPlainText(outcome.problem) };
    default:
      return outcome satisfies never;
  }
}
