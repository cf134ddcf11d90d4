import type { Actor, HandoffDraft, Participant, Ticket, TicketState } from '../../src/answer/ticket';
import { type Change, change, type DeskRules, openTicket, type Refusal } from '../../src/desk/change';
import type { Said, TicketCommand } from '../../src/desk/command';
import { createDeskRules, DEFAULT_SETTINGS } from '../../src/desk/desk-rules';
import type { PostContent } from '../../src/desk/post-content';
import type { Post } from '../../src/store/desk-store';

/** A Monday morning. */
export const OPENED = '2026-11-23T09:00:00.000Z';
export const ID = 'P25-1042';

export const AIKO: Actor = { id: 'U1', name: 'Aiko', via: 'slack' };
export const BORIS: Actor = { id: '29:boris', name: 'Boris', via: 'teams' };
export const ANNA: Participant = {
  conversation: 'teams:19:anna:own',
  channel: 'teams',
  locale: 'ja',
  name: 'Anna',
};
export const OTTO: Participant = {
  conversation: 'slack:T1:C1:otto',
  channel: 'slack',
  locale: 'ru',
  name: null,
};

export const RULES: DeskRules = createDeskRules({
  ...DEFAULT_SETTINGS,
  sides: ['slack', 'teams'],
  hasHub: true,
});

export const DRAFT: HandoffDraft = {
  reason: 'asked',
  priority: 'normal',
  note: null,
  facts: [],
  verdict: null,
  evidence: [],
};

export function said(text: string, more: Partial<Said> = {}): Said {
  return { from: 'person', text, files: [], ref: null, at: OPENED, ...more };
}

export function minutesLater(minutes: number, at: string = OPENED): string {
  return new Date(Date.parse(at) + minutes * 60_000).toISOString();
}

export function opened(more: { readonly id?: string; readonly by?: Participant } = {}): Ticket {
  const { id = ID, by = ANNA } = more;
  return openTicket({ id, by, draft: DRAFT, said: [said('no mail', { ref: 'm1' })], at: OPENED }, RULES)
    .ticket;
}

export function replyOf(by: Actor, text = 'try now', more: Partial<TicketCommand> = {}): TicketCommand {
  return { do: 'reply', by, text, files: [], ref: null, undoSeconds: 6, ...more } as TicketCommand;
}

export function spokenBy(by: Participant, ...words: readonly Said[]): TicketCommand {
  return { do: 'person-said', by, said: words, facts: [], verdict: null };
}

/** What came of a command that must be obeyed. */
export function done(ticket: Ticket, command: TicketCommand, at: string = ticket.updatedAt): Change {
  const changed = change(ticket, command, at, RULES);
  if (changed === undefined || 'refused' in changed)
    throw new Error(`${command.do} on ${ticket.state}: ${JSON.stringify(changed)}`);
  return changed;
}

/** The ticket after commands that must all be obeyed, a minute apart. */
export function goOn(ticket: Ticket, ...commands: readonly TicketCommand[]): Ticket {
  return commands.reduce((now, command) => done(now, command, minutesLater(1, now.updatedAt)).ticket, ticket);
}

/** The shortest way from the opening to each state; where somebody has it, Aiko does. */
export function ticketIn(state: TicketState): Ticket {
  return goOn(opened(), ...WAYS[state]);
}

const CLAIM: TicketCommand = { do: 'claim', by: AIKO };
const RESOLVE: TicketCommand = { do: 'resolve', by: AIKO, text: null };
const WAYS: Readonly<Record<TicketState, readonly TicketCommand[]>> = {
  open: [],
  claimed: [CLAIM],
  waiting: [CLAIM, replyOf(AIKO)],
  resolved: [CLAIM, RESOLVE],
  reopened: [CLAIM, RESOLVE, { do: 'reopen', by: AIKO }],
  merged: [{ do: 'merge', by: AIKO, into: 'P25-2000' }],
};

export function contentOf({ content }: Post): PostContent {
  return content as PostContent;
}

/** What a change says to people and in threads: `kind of answer > where`. */
export function toldBy({ posts }: Pick<Change, 'posts'>): readonly string[] {
  return posts.flatMap((post) => {
    const content = contentOf(post);
    return content.kind === 'say' ? [`${content.answer.kind} > ${whereTo(post)}`] : [];
  });
}

export function whereTo({ target }: Post): string {
  if (target.kind === 'person') return target.conversation;
  return target.kind === 'staff' ? target.side : target.kind;
}

/** The state it led to, `!` and why it was refused, or `nothing` where nothing changes. */
export function outcomeOf(changed: Change | Refusal | undefined): string {
  if (changed === undefined) return 'nothing';
  return 'refused' in changed ? `!${changed.refused}` : changed.ticket.state;
}
