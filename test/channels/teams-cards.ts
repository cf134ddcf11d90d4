import type { Activity } from 'botbuilder';
import { stand } from '../../dialogs/standing';
import type { TurnTaker } from '../../src/channels/channel';
import { createOverview } from '../../src/overview';
import { createMemoryStore } from '../../src/store/conversation-store';
import { type Answer, post, readReplies, toMessage } from '../e2e/bot-framework';
import { type Service, startService } from '../e2e/service';
import { shippedPolicy, TODAY } from '../support/policy';
import { createShippedTurn, shippedCompose } from '../support/talk';

type Part = Readonly<Record<string, unknown>>;

/** What came of a press: what takes the place of the card, or is told beside it, and what is said below. */
export type Pressed = {
  readonly card: Part | undefined;
  readonly told: string | undefined;
  readonly said: readonly Activity[];
};

/** The shipped desk in Teams, with what each person did before it took the turn. */
export type Desk = Service & {
  readonly taken: Parameters<TurnTaker['take']>[0][];
  say(text: string, parts?: object): Promise<readonly Activity[]>;
  /** Presses what the data is of, as Action.Execute does it. */
  press(data: object, parts?: object): Promise<Pressed>;
  /** Presses it as a client does that cannot execute. */
  submit(data: object, parts?: object): Promise<readonly Activity[]>;
};

export async function startDesk(): Promise<Desk> {
  const store = createMemoryStore();
  const turn = createShippedTurn(store);
  const taken: Desk['taken'] = [];
  const service = await startService({
    turn: {
      ...turn,
      take: (incoming) => {
        taken.push(incoming);
        return turn.take(incoming);
      },
    },
    overview: createOverview({
      store,
      compose: shippedCompose(),
      stand: ({ known }) => stand(known, { policy: shippedPolicy(), today: TODAY }),
    }),
  });
  const send = (parts: object) => post(service.url, toMessage(parts));
  return {
    ...service,
    taken,
    say: async (text, parts) => readReplies(await send({ text, ...parts })),
    press: async (data, parts) => readPressed(await send(toInvoke(data, parts))),
    submit: async (data, parts) => readReplies(await send({ text: '', value: data, ...parts })),
  };
}

/** The activity of Action.Execute. */
export function toInvoke(data: object, parts: object = {}): object {
  const action = { type: 'Action.Execute', verb: 'x', data };
  return {
    type: 'invoke',
    name: 'adaptiveCard/action',
    text: undefined,
    replyToId: 'card-1',
    value: { action, trigger: 'manual' },
    ...parts,
  };
}

function readPressed(answer: Answer): Pressed {
  const all = readReplies(answer);
  const { type, value } = all.find((each) => each.type === 'invokeResponse')?.value.body ?? {};
  const isCard = type === 'application/vnd.microsoft.card.adaptive';
  return {
    card: isCard ? value : undefined,
    told: isCard ? undefined : value,
    said: all.filter((each) => each.type === 'message'),
  };
}

/** The data of what is executed by that title, anywhere in a card or in the messages around it. */
export function findData(where: unknown, title: string | RegExp): Record<string, unknown> {
  const found: Record<string, unknown>[] = [];
  JSON.stringify(where, (_key, part) => {
    const isIt = part?.type === 'Action.Execute' && String(part.title).search(title) >= 0;
    if (isIt) found.push(part.data);
    return part;
  });
  const [first] = found;
  if (first === undefined) throw new Error(`nothing is called ${title}`);
  return first;
}

/** All the words of a card, in order. */
export function readCard(card: unknown): string {
  const words: string[] = [];
  JSON.stringify(card, (key, part) => {
    if (key === 'text' && typeof part === 'string') words.push(part);
    return part;
  });
  return words.join('\n');
}

/** How much of a card can be pressed. */
export function countButtons(card: unknown): number {
  return JSON.stringify(card)?.match(/"type":"ActionSet"/g)?.length ?? 0;
}
