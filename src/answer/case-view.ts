import type { Reply } from './reply';

/** Where one conversation of a person stands. */
export type CaseView = {
  readonly conversation: string;
  /** ISO 8601, UTC. */
  readonly updatedAt: string;
  /** A question is still open. */
  readonly isOpen: boolean;
  /** The verdict, or the open question. */
  readonly standing: Reply;
};
