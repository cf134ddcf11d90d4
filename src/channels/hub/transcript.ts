import type { Participant, Ticket, TicketEntry } from '../../answer/ticket';

/** Whoever an activity is from. `agent` is somebody of the staff. */
export type Account = {
  readonly id: string;
  readonly name: string;
  readonly role: 'user' | 'bot' | 'agent';
};

/** What an activity can carry beside words; `contentUrl` for files, `content` for a transcript. */
export type Attachment = {
  readonly contentType: string;
  readonly name: string;
  readonly contentUrl?: string;
  readonly content?: unknown;
};

/** The part of a Bot Framework activity that is used here. */
export type HubActivity = {
  readonly type: 'event' | 'message' | 'messageUpdate' | 'messageDelete';
  readonly id: string;
  /** ISO 8601, UTC. */
  readonly timestamp: string;
  readonly channelId: string;
  readonly from: Account;
  /** The id is that of the ticket. */
  readonly conversation: { readonly id: string };
  readonly locale?: string;
  readonly name?: string;
  readonly text?: string;
  readonly textFormat?: 'plain';
  readonly value?: unknown;
  readonly attachments?: readonly Attachment[];
};

export const BOT: Account = { id: 'port25', name: 'Port 25 Desk', role: 'bot' };

/** What the Bot Framework calls our channels. */
const CHANNEL_IDS: Readonly<Record<Participant['channel'], string>> = {
  teams: 'msteams',
  slack: 'slack',
  web: 'webchat',
  terminal: 'console',
};

/** Nobody looks into a file to say of what kind it is: only its address is known. */
const FILE = 'application/octet-stream';

/** What all activities about a ticket have in common. */
export function toEnvelope({
  id,
  participants,
}: Ticket): Pick<HubActivity, 'channelId' | 'conversation' | 'locale'> {
  const [first] = participants;
  const envelope = { channelId: CHANNEL_IDS[first?.channel ?? 'web'], conversation: { id } };
  return first === undefined ? envelope : { ...envelope, locale: first.locale };
}

/** The person who asked: the one of that name where several did, else the first. */
export function toPerson({ participants }: Ticket, name: string | null = null): Account {
  const person = participants.find((each) => name !== null && each.name === name) ?? participants[0];
  return { id: person?.conversation ?? 'unknown', name: name ?? person?.name ?? 'unknown', role: 'user' };
}

/** The same for the same entry, so that a later edit names what it changes. */
export function toActivityId(ticket: string, entry: string): string {
  return `${ticket}-${entry}`;
}

/** One entry as a message. What was chosen stands in the text as well: not every reader shows values. */
export function toMessage(ticket: Ticket, entry: TicketEntry): HubActivity {
  const { choice, files } = entry;
  return {
    type: 'message',
    id: toActivityId(ticket.id, entry.id),
    timestamp: entry.at,
    ...toEnvelope(ticket),
    from: toSpeaker(ticket, entry),
    text: toText(entry),
    textFormat: 'plain',
    ...(choice !== undefined && { value: { choice } }),
    ...(files.length > 0 && {
      attachments: files.map(({ name, url }) => ({ contentType: FILE, name, contentUrl: url })),
    }),
  };
}

/** All that was said and not taken away again, as a `Transcript` attachment. */
export function toTranscript(ticket: Ticket): Attachment {
  const said = ticket.transcript.filter(({ isDeleted }) => !isDeleted);
  const activities = said.map((entry) => toMessage(ticket, entry));
  return { contentType: 'application/json', name: 'Transcript', content: { activities } };
}

function toText({ text, choice }: TicketEntry): string {
  const parts = [choice ?? '', text].filter((part) => part !== '');
  return [...new Set(parts)].join('\n');
}

function toSpeaker(ticket: Ticket, { from, by }: TicketEntry): Account {
  switch (from) {
    case 'person':
      return toPerson(ticket, by);
    case 'bot':
      return BOT;
    case 'staff':
      return { id: 'staff', name: by ?? 'staff', role: 'agent' };
    default:
      return from satisfies never;
  }
}
