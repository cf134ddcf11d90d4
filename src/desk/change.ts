import type { Expected, RefusalCode } from '../answer/answer';
import type { HandoffDraft, Participant, Priority, Targets, Ticket } from '../answer/ticket';
import type { AuditLine, Post } from '../store/desk-store';
import { sendAgain, settle, takeBack, tellDelivery } from './change-delivery';
import { merge } from './change-merge';
import { amendNote, note } from './change-note';
import { nudge } from './change-nudge';
import { addWords, amendWords, closeAsPerson, comment, rate, reopenAsPerson } from './change-person';
import { edit, reply } from './change-reply';
import { momentAfter, refuse, type Scene } from './change-scene';
import { assign, claim, prioritize, release, reopen, resolve, see } from './change-staff';
import type { Said, TicketCommand } from './command';

/** What the desk is set to. */
export type DeskRules = {
  /** Staff channels that show tickets. */
  readonly sides: readonly ('teams' | 'slack')[];
  /** Another help desk is told. */
  readonly hasHub: boolean;
  /** When targets fall due for what begins at this moment. */
  targetsFrom(at: string, priority: Priority): Targets;
  /** When the staff is to be reminded of a target that falls due then, and whose clock runs since `at`. */
  nudgeBefore(dueAt: string, at: string): string;
  /** A target moved on by the office time between two moments, in which its clock stood still. */
  moveOn(dueAt: string, from: string, to: string): string;
  /** What a person can expect now. */
  expectedAt(at: string, priority: Priority): Expected;
};

/** A ticket after something happened to it, and all that goes with it. */
export type Change = {
  readonly ticket: Ticket;
  readonly audit: readonly AuditLine[];
  readonly posts: readonly Post[];
  /** Keys of posts to take back. */
  readonly cancels: readonly string[];
};

export type Refusal = {
  readonly refused: RefusalCode;
  /** Who has it, where that is why; the ticket it goes on as. */
  readonly who: string | null;
};

export type Opening = {
  readonly id: string;
  readonly by: Participant;
  readonly draft: HandoffDraft;
  readonly said: readonly Said[];
  /** The ticket of the same conversation before it, where the staff's own words stand. */
  readonly follows?: string;
  /** ISO 8601, UTC. */
  readonly at: string;
};

export { absorb } from './change-merge';
export { openTicket } from './open-ticket';
export type { TicketCommand };

/**
 * What a command makes of a ticket: the ticket changed, with its lines of the log and what is to be sent; why it
 * is refused; or undefined where nothing changes, as when somebody claims what they have. Pure.
 *
 * @param at ISO 8601, UTC. A change that does not come after the last one is dated a millisecond after it.
 */
export function change(
  ticket: Ticket,
  command: TicketCommand,
  at: string,
  rules: DeskRules,
): Change | Refusal | undefined {
  const scene = { ticket, at: momentAfter(ticket.updatedAt, at), rules };
  if (ticket.state === 'merged' && command.do !== 'delivery') return refuseMerged(ticket, command);
  return obey(scene, command);
}

/** What is on its way still tells what became of it; all else is for the ticket it goes on as. */
function refuseMerged({ mergedInto }: Ticket, command: TicketCommand): Refusal | undefined {
  return command.do === 'nudge' || command.do === 'see' ? undefined : refuse('merged', mergedInto);
}

function obey(scene: Scene, command: TicketCommand): Change | Refusal | undefined {
  switch (command.do) {
    case 'person-said':
      return addWords(scene, command);
    case 'person-amended':
      return amendWords(scene, command);
    case 'person-closed':
      return closeAsPerson(scene, command);
    case 'person-reopened':
      return reopenAsPerson(scene, command);
    case 'rated':
      return rate(scene, command);
    case 'commented':
      return comment(scene, command);
    case 'claim':
      return claim(scene, command);
    case 'release':
      return release(scene, command);
    case 'see':
      return see(scene, command);
    case 'reopen':
      return reopen(scene, command);
    case 'assign':
      return assign(scene, command);
    case 'reply':
      return reply(scene, command);
    case 'edit':
      return edit(scene, command);
    case 'take-back':
      return takeBack(scene, command);
    case 'send-again':
      return sendAgain(scene, command);
    case 'settle':
      return settle(scene, command);
    case 'note':
      return note(scene, command);
    case 'amend-note':
      return amendNote(scene, command);
    case 'resolve':
      return resolve(scene, command);
    case 'prioritize':
      return prioritize(scene, command);
    case 'merge':
      return merge(scene, command);
    case 'nudge':
      return nudge(scene);
    case 'delivery':
      return tellDelivery(scene, command);
    default:
      return command satisfies never;
  }
}
