import type { AssistantThread, ThreadPlace } from './assistant-threads';
import type { Call, Calls } from './calls';
import { dmOf } from './channels';
import type { Ephemeral, SlackMessage } from './messages';
import type { Fault } from './misbehaviour';
import { CLIENT_ID, CLIENT_SECRET } from './oauth';
import type { NewUser, User } from './people';
import { startServer } from './server';
import { createSocketHub, type SocketHub } from './socket-hub';
import type { SlackView } from './views';
import { APP_ID, APP_TOKEN, type NewWorkspace, type Workspace } from './workspaces';
import { createWorld, type World } from './world';

/** Plays Slack, for an app that is told to find Slack at `apiUrl`. */
export type SlackSimulator = {
  /** `http://127.0.0.1:PORT/`. */
  readonly url: string;
  /** The base of the Web API, `http://127.0.0.1:PORT/api/`. */
  readonly apiUrl: string;
  readonly appId: string;
  readonly appToken: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Where the app is installed from the start; the token and the bot user are its. */
  readonly workspace: Workspace;
  readonly botToken: string;
  readonly botUser: string;
  /** Every call in the order they came in, those that failed too. */
  readonly calls: readonly Call[];
  callsOf(method: string): readonly Call[];
  /** What the bot said in a channel as it stands now, in order; only one thread of it, where one is named. */
  messages(channel: string, thread?: string): readonly SlackMessage[];
  /** The same with what people said. */
  transcript(channel: string, thread?: string): readonly SlackMessage[];
  /** What only one person sees in a channel, as it stands now. */
  ephemerals(channel: string, user: string): readonly Ephemeral[];
  /** The Home tab a person was shown last. */
  home(user: string): SlackView | undefined;
  /** The modals that are open, for everybody; of one person, the one on top comes last. */
  readonly modals: readonly SlackView[];
  assistantThread(place: ThreadPlace): AssistantThread | undefined;
  /** The direct message between a person and the bot. */
  dmOf(user: string): string;
  /** What Slack let pass, but a test should not: best expected to equal `[]` after each test. */
  readonly complaints: readonly string[];
  /** Channels the bot is not a member of. */
  readonly notIn: Set<string>;
  /**
   * Resolves to what the predicate finds, as soon as it finds something that counts as true.
   * @param options.timeoutMs 4,000
   * @throws Error with all calls so far where it finds nothing in time
   */
  waitFor: Calls['waitFor'];
  /** Makes the next calls of a method fail; `response_url` for the addresses given with commands and presses. */
  misbehave(method: string, fault: Fault): void;
  /** Takes back what is still to fail. */
  behave(): void;
  addUser(user: NewUser): User;
  addWorkspace(workspace: NewWorkspace): Workspace;
  /** Lets time pass for triggers and response URLs. */
  elapse(ms: number): void;
  /** Slack's end of Socket Mode. */
  readonly socket: SocketHub;
  /** All that Slack knows: for those who play people. */
  readonly world: World;
  close(): Promise<void>;
};

export async function startSlackSimulator(): Promise<SlackSimulator> {
  const world = createWorld();
  const hub = createSocketHub({ clock: world.clock, changed: world.calls.changed });
  const { host, close } = await startServer({ world, hub });
  const workspace = world.workspaces.home;
  return {
    url: `http://${host}/`,
    apiUrl: `http://${host}/api/`,
    appId: APP_ID,
    appToken: APP_TOKEN,
    clientId: CLIENT_ID,
    clientSecret: CLIENT_SECRET,
    workspace,
    botToken: workspace.botToken,
    botUser: workspace.botUser,
    calls: world.calls.all,
    callsOf: (method) => world.calls.all.filter((call) => call.method === method),
    complaints: world.complaints.all,
    notIn: world.channels.notIn,
    ...lookInto(world),
    get modals() {
      return world.views.listOpen();
    },
    waitFor: world.calls.waitFor,
    misbehave: world.misbehaviour.add,
    behave: world.misbehaviour.clear,
    addUser: world.people.add,
    addWorkspace: (given) => {
      const added = world.workspaces.add(given);
      world.people.add({ id: added.botUser, isBot: true });
      return added;
    },
    elapse: world.clock.elapse,
    socket: hub,
    world,
    close,
  };
}

type Looks = Pick<
  SlackSimulator,
  'messages' | 'transcript' | 'ephemerals' | 'home' | 'assistantThread' | 'dmOf'
>;

function lookInto(world: World): Looks {
  const transcript = (channel: string, thread?: string) =>
    world.messages.list(channel).filter((message) => thread === undefined || isIn(thread, message));
  return {
    transcript,
    messages: (channel, thread) => transcript(channel, thread).filter(({ app_id }) => app_id !== undefined),
    ephemerals: (channel, user) => world.ephemerals.list(channel).filter(({ to }) => to === user),
    home: world.views.home,
    assistantThread: world.assistant.find,
    dmOf,
  };
}

function isIn(thread: string, { ts, thread_ts }: SlackMessage): boolean {
  return ts === thread || thread_ts === thread;
}
