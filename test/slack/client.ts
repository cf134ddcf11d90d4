import { type Courier, createCourier } from './deliver';
import { createHttpTransport, type HttpTransport, type RawRequest } from './http-transport';
import { createLiving, type Living } from './living';
import type { Stage } from './person';
import { createPressing, type Pressing } from './pressing';
import { sign } from './sign';
import type { SlackSimulator } from './simulator';
import { createSocketTransport } from './socket-transport';
import { createTalking, type Talking } from './talking';
import type { Answer, Delivery } from './transport';
import { VERIFICATION_TOKEN } from './workspaces';

/** The people of a workspace, whatever way Slack tells the app of what they do. Who is not named is U_ANN. */
export type SlackPeople = Talking &
  Pressing &
  Living &
  Pick<Courier, 'redeliver'> & {
    /** What was delivered last. */
    lastEvent(): Delivery | undefined;
  };

/** The same over HTTP, and requests that Slack would not send. */
export type SlackClient = SlackPeople & {
  /** A body as it is, signed well unless something else is asked for. */
  send(body: string, request?: RawRequest): Promise<Answer>;
  /** The signature of a body sent at a time in seconds. */
  sign(body: string, timestamp: number | string): string;
  /** The last request again, to the letter. */
  replay: HttpTransport['replay'];
  /** Slack's question whether the address is the app's; it is answered with the challenge. */
  verifyUrl(challenge: string): Promise<Answer>;
};

export type PeopleProps = {
  readonly simulator: SlackSimulator;
  /** The id of a workspace; the one the app is installed in from the start. */
  readonly team?: string;
};

export type ClientProps = PeopleProps & {
  /** Where the app listens, such as `http://127.0.0.1:3978`. */
  readonly target: string;
  readonly signingSecret: string;
};

export function createSlackClient({ target, signingSecret, ...props }: ClientProps): SlackClient {
  const base = target.replace(/\/$/, '');
  const transport = createHttpTransport({ target: base, signingSecret });
  const stage = toStage(props);
  return {
    ...createPeopleOf(stage, createCourier(stage, transport), base),
    send: transport.send,
    replay: transport.replay,
    sign: (body, timestamp) => sign(signingSecret, body, timestamp),
    verifyUrl: (challenge) =>
      transport.send(JSON.stringify({ type: 'url_verification', token: VERIFICATION_TOKEN, challenge })),
  };
}

/** The app has to be connected first: `simulator.waitFor(() => simulator.socket.connections > 0)`. */
export function createSocketClient(props: PeopleProps): SlackPeople {
  const stage = toStage(props);
  const transport = createSocketTransport(props.simulator.socket);
  return createPeopleOf(stage, createCourier(stage, transport), undefined);
}

function createPeopleOf(stage: Stage, courier: Courier, target: string | undefined): SlackPeople {
  return {
    ...createTalking(stage, courier),
    ...createPressing(stage, courier),
    ...createLiving(stage, { courier, target }),
    redeliver: courier.redeliver,
    lastEvent: courier.last,
  };
}

function toStage({ simulator: { world, url, workspace }, team }: PeopleProps): Stage {
  return { world, url, workspace: world.workspaces.find(team ?? workspace.team) };
}
