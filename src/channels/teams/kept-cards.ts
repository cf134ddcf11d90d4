import { createHash, randomBytes } from 'node:crypto';
import type { Action } from '../../answer/action';
import type { Reply } from '../../answer/reply';
import type { Memory } from '../channel';
import { createInOrder } from './in-order';
import { type ChannelLogger, describeError } from './logger';

/** What a card said, and what became of it. */
export type KeptCard = {
  readonly reply: Reply;
  /** The ids of the steps that were ticked off. */
  readonly ticked: readonly string[];
  /** The first press counts; `at` in milliseconds. */
  readonly chosen?: { readonly label: string; readonly at: number };
};

/** Cards by the conversation of the person they were said to: nobody finds another person's. */
export interface KeptCards {
  /**
   * Resolves to the id the card is found by; undefined where nothing on it can be pressed, or keeping failed.
   *
   * @param key of what is sent unasked: the same one again is the same card, with what was chosen on it
   */
  keep(conversation: string, reply: Reply, key?: string): Promise<string | undefined>;
  find(conversation: string, card: string): Promise<KeptCard | undefined>;
  /** Whether nothing was asked or decided in the conversation after this card. */
  isLatest(conversation: string, card: string): Promise<boolean>;
  /** Resolves to the card as it is then: a choice made before stays. */
  choose(conversation: string, card: string, label: string): Promise<KeptCard | undefined>;
  /** Ticks a step, or takes the tick off it. */
  tick(conversation: string, card: string, step: string): Promise<KeptCard | undefined>;
}

/** A card nobody touched for so long no longer knows what it was about. */
const KEPT_MS = 30 * 24 * 3_600_000;
const ID_BYTES = 6;
/** What only means something as long as nothing else was asked. */
const POSITIONAL: readonly Action['do'][] = ['answer', 'how', 'why', 'back', 'handoff'];

export function isPositional({ do: verb }: Action): boolean {
  return POSITIONAL.includes(verb);
}

/** Whether the reply asks something that later ones may settle. */
export function isAsking({ ask, choices }: Reply): boolean {
  return ask !== undefined || choices.some(({ action }) => isPositional(action));
}

function isDecided({ kind }: Reply): boolean {
  return kind === 'verdict';
}

type Props = { readonly memory: Memory; readonly logger: ChannelLogger; readonly now?: () => number };

export function createKeptCards({ memory, logger, now = Date.now }: Props): KeptCards {
  // Two ticks at once would lose one.
  const inOrder = createInOrder();
  const find = async (conversation: string, card: string) =>
    (await memory.read(toKey(conversation, card))) as KeptCard | undefined;
  const change = (conversation: string, card: string, work: (kept: KeptCard) => KeptCard) =>
    inOrder(toKey(conversation, card), async () => {
      const kept = await find(conversation, card);
      const changed = kept && work(kept);
      if (changed !== kept) await memory.write(toKey(conversation, card), changed, KEPT_MS);
      return changed;
    });
  return {
    keep: async (conversation, reply, key) => {
      if (!isPressable(reply)) return undefined;
      const card = toId(key);
      try {
        if (key !== undefined && (await find(conversation, card)) !== undefined) return card;
        await memory.write(toKey(conversation, card), { reply, ticked: [] } satisfies KeptCard, KEPT_MS);
        if (isAsking(reply) || isDecided(reply)) await memory.write(toLatestKey(conversation), card, KEPT_MS);
        return card;
      } catch (error) {
        logger.error(describeError(error), 'a card could not be kept');
        return undefined;
      }
    },
    find,
    isLatest: async (conversation, card) => (await memory.read(toLatestKey(conversation))) === card,
    choose: (conversation, card, label) =>
      change(conversation, card, (kept) => ({ ...kept, chosen: kept.chosen ?? { label, at: now() } })),
    tick: (conversation, card, step) =>
      change(conversation, card, (kept) => ({ ...kept, ticked: toggle(kept.ticked, step) })),
  };
}

function toId(key: string | undefined): string {
  const bytes = key === undefined ? randomBytes(ID_BYTES) : createHash('sha256').update(key).digest();
  return bytes.subarray(0, ID_BYTES).toString('base64url');
}

function isPressable({ ask, choices, blocks }: Reply): boolean {
  const isOurs = choices.every(({ action }) => action.do !== 'staff');
  const hasSteps = blocks.some((block) => block.type === 'list' && block.ordered);
  return isOurs && (ask !== undefined || choices.length > 0 || hasSteps);
}

function toggle(ticked: readonly string[], step: string): readonly string[] {
  return ticked.includes(step) ? ticked.filter((each) => each !== step) : [...ticked, step];
}

function toKey(conversation: string, card: string): string {
  return `teams-card:${conversation}:${card}`;
}

function toLatestKey(conversation: string): string {
  return `teams-card:${conversation}`;
}
