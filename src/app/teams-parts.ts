import { join } from 'node:path';
import { LOCALES, type Locale } from '../answer/locale';
import type { ChannelLogger } from '../channels/teams/logger';
import { toActivity } from '../channels/teams/reply-activity';
import { createTeamsChannel, type TeamsChannel } from '../channels/teams/teams-channel';
import { createMailbox, createMailboxRoute, type Mailbox } from '../channels/web/mailbox';
import { createPageRoutes } from '../channels/web/page-routes';
import { type Config, packageRoot } from '../config';
import type { Route, RouteHandler } from '../server';
import type { Parts } from './conversation-parts';
import { withHead } from './with-head';

type Props = {
  readonly config: Pick<Config, 'teams' | 'desk'>;
  readonly parts: Pick<Parts, 'turn' | 'memory' | 'failure' | 'desk' | 'book' | 'overview' | 'extension'>;
  readonly logger: ChannelLogger;
  /** Aborted when the process is asked to stop. */
  readonly signal: AbortSignal;
};

/** Teams, and everything else that speaks the Bot Framework protocol. */
export function createTeamsParts({ config, parts, logger, signal }: Props): TeamsChannel {
  const { turn, memory, failure, desk, book, overview, extension } = parts;
  const { teamsChannel } = config.desk;
  return createTeamsChannel({
    turn,
    memory,
    logger,
    signal,
    words: {
      trouble: sayFailure(failure),
      say: (locale, word, values) => book.say(locale, `teams.${word}`, values),
    },
    overview,
    extension,
    ...(config.teams !== undefined && { credentials: config.teams }),
    ...(desk !== undefined && {
      staff: desk.staff,
      onSeen: (conversation: string) => desk.desk.see(conversation),
    }),
    ...(teamsChannel !== undefined && { deskChannel: teamsChannel }),
  });
}

/** Where Teams calls. */
export function listTeamsRoutes(
  teams: TeamsChannel,
  { teams: credentials }: Pick<Config, 'teams'>,
): readonly Route[] {
  return [
    {
      method: 'POST',
      path: '/api/messages',
      isLocal: credentials === undefined,
      handle: (request, response) => teams.process(request, response),
    },
  ];
}

/** What comes to the local page unasked; it draws what Teams would. */
export function createPageMailbox(memory: Parts['memory']): Mailbox {
  const client = { text: 'headline' as const, buttons: { isEchoed: true } };
  return createMailbox({ memory, draw: (reply) => toActivity(reply, client) });
}

type PageProps = {
  readonly mailbox: Mailbox;
  /** Ends its streams. */
  readonly signal: AbortSignal;
  /** What stands at `/` for all but this machine, where others are served. */
  readonly front: RouteHandler;
};

/** The local page. It talks to /api/messages unsigned, so that it is there only where nobody signs. */
export function listPageRoutes({ mailbox, signal, front }: PageProps): readonly Route[] {
  const page = createPageRoutes({ directory: join(packageRoot(), 'src/channels/web/assets') });
  const files = page.map((route) => {
    return { ...route, isLocal: true, ...(route.path === '/' && { elsewhere: front }) };
  });
  return [...withHead(files), createMailboxRoute(mailbox, signal)];
}

type SayFailure = (id: string) => string;

function sayFailure(failure: Parts['failure']): Readonly<Record<Locale, SayFailure>> {
  const words = LOCALES.map((locale) => [locale, (id: string) => failure(locale, id)] as const);
  return Object.fromEntries(words) as Record<Locale, SayFailure>;
}
