import { isLive, type Participant, type Satisfaction, type Ticket, type TicketEntry } from '../answer/ticket';
import type { Change, Refusal } from './change';
import { amend, toEntries, withEntry } from './change-entries';
import { whyNotPassedOn } from './change-holder';
import { actorOf, conclude, type Detail, refuse, type Scene, SYSTEM } from './change-scene';
import type { TicketCommand } from './command';
import { listOthers } from './hearers';
import { postNotice } from './posts';
import { hubPosts } from './posts-lanes';
import { postAmended, postSaid } from './posts-staff';

type Spoken = Extract<TicketCommand, { readonly do: 'person-said' }>;
type Amended = Extract<TicketCommand, { readonly do: 'person-amended' }>;
type ByPerson = { readonly by: Participant };

/** Words of the person, and of the bot while it answers; with what is known of the case now. */
export function addWords(scene: Scene, command: Spoken): Change | Refusal | undefined {
  const { ticket } = scene;
  if (ticket.state === 'resolved') return refuse('resolved');
  const { by } = command;
  const entries = toEntries(command.said, { after: ticket.transcript, name: by.name });
  const known = { ...ticket, participants: withParticipant(ticket, by), ...caseAfter(ticket, command) };
  if (entries.length === 0 && JSON.stringify(known) === JSON.stringify(ticket)) return undefined;
  const heard = entries.filter(({ from }) => from === 'person');
  const isAnswered = ticket.state === 'waiting' && heard.length > 0;
  const transcript = [...ticket.transcript, ...entries];
  return conclude(scene, {
    ticket: { ...known, transcript, ...(isAnswered && { state: 'claimed' }) },
    by: actorOf(by),
    audit: linesOf(heard, entries).map((detail) => ['said', detail]),
    posts: heard.flatMap((entry) => postSaid(scene, entry)),
  });
}

/** One line for each thing the person said; one even where only the bot spoke, or the case changed. */
function linesOf(heard: readonly TicketEntry[], all: readonly TicketEntry[]): readonly Detail[] {
  if (heard.length > 0) return heard.map(({ id }) => ({ entry: id }));
  return [{ entry: all.at(-1)?.id ?? null }];
}

/** The case is that of the person who opened it; a duplicate that was merged into it had its own. */
function caseAfter(
  { participants }: Ticket,
  { by, facts, verdict }: Spoken,
): Partial<Pick<Ticket, 'facts' | 'verdict'>> {
  return participants[0]?.conversation === by.conversation ? { facts, verdict } : {};
}

/** Their name and language may have changed since; not every turn brings the name. */
function withParticipant({ participants }: Ticket, by: Participant): readonly Participant[] {
  const isKnown = participants.some(({ conversation }) => conversation === by.conversation);
  if (!isKnown) return [...participants, by];
  return participants.map((each) =>
    each.conversation === by.conversation ? { ...by, name: by.name ?? each.name } : each,
  );
}

/** The person changed or deleted what they had said; undefined where it is not in the ticket. */
export function amendWords(scene: Scene, command: Amended): Change | undefined {
  const { ticket } = scene;
  const { conversation, ref, text } = command;
  const said = ticket.transcript.find((each) => each.from === 'person' && each.ref === ref);
  const entry = said === undefined ? undefined : amend(said, text);
  if (entry === undefined) return undefined;
  const by = ticket.participants.find((each) => each.conversation === conversation);
  return conclude(scene, {
    ticket: withEntry(ticket, entry),
    by: by === undefined ? SYSTEM : actorOf(by),
    audit: [['amended', { entry: entry.id, deleted: entry.isDeleted }]],
    posts: postAmended(scene, entry),
  });
}

/** The person needs nobody any more. */
export function closeAsPerson(scene: Scene, { by }: ByPerson): Change | Refusal {
  const { ticket, at } = scene;
  if (!isLive(ticket)) return refuse('resolved');
  return conclude(scene, {
    ticket: { ...ticket, state: 'resolved', assignee: null, resolvedAt: at },
    by: actorOf(by),
    audit: [['closed', { from: ticket.state }]],
    posts: postNotice(scene, { change: 'closed', by: nameFor(by), audience: listOthers(by, ticket) }),
  });
}

export function reopenAsPerson(scene: Scene, { by }: ByPerson): Change | Refusal {
  const { ticket } = scene;
  if (isLive(ticket)) return refuse('not-resolved');
  return conclude(scene, {
    ticket: { ...ticket, state: 'reopened' },
    by: actorOf(by),
    audit: [['reopened', {}]],
    posts: postNotice(scene, { change: 'reopened', by: nameFor(by), audience: listOthers(by, ticket) }),
  });
}

/** To the others who take part: none of whoever asks in private, as nobody else knows that they do. */
function nameFor({ name, privacy }: Participant): string {
  return privacy === undefined ? (name ?? '') : '';
}

export function rate(
  scene: Scene,
  { by, score }: ByPerson & Pick<Satisfaction, 'score'>,
): Change | Refusal | undefined {
  const { ticket, at } = scene;
  if (isLive(ticket)) return refuse('not-resolved');
  if (ticket.satisfaction?.score === score) return undefined;
  const comment = ticket.satisfaction?.comment ?? null;
  return conclude(scene, {
    ticket: { ...ticket, satisfaction: { score, comment, at } },
    by: actorOf(by),
    audit: [['rated', { score }]],
    posts: hubPosts(scene, `rated:${at}`, { kind: 'state', state: 'rated' }),
  });
}

/** What the person says about their rating; undefined where they gave none. */
export function comment(
  scene: Scene,
  { by, text }: ByPerson & { readonly text: string },
): Change | Refusal | undefined {
  const { ticket, at } = scene;
  const { satisfaction } = ticket;
  if (satisfaction === null || satisfaction.comment === text) return undefined;
  const wrong = whyNotPassedOn(text);
  if (wrong !== undefined) return wrong;
  return conclude(scene, {
    ticket: { ...ticket, satisfaction: { ...satisfaction, comment: text, at } },
    by: actorOf(by),
    audit: [['commented', {}]],
  });
}
