import { createRequire } from 'node:module';
import type { AdaptiveCard } from '../../../src/channels/teams/card';
import { CARD } from './card';

/** Microsoft's own reader of cards, the one that Teams for the web is built on; its CommonJS build. */
const cards: typeof import('adaptivecards') = createRequire(__filename)(
  'adaptivecards/dist/adaptivecards.js',
);

/** What is wrong with a card: by the schema of version 1.5, by Microsoft's own reader, and with its ids. */
export function listMistakes(card: AdaptiveCard): readonly string[] {
  return [...listByShape(card), ...listByReader(card), ...listDoubles(card)];
}

function listByShape(card: AdaptiveCard): readonly string[] {
  const { error } = CARD.safeParse(card);
  return (error?.issues ?? []).map(({ path, message }) => `${path.join('.')}: ${message}`);
}

/** But for the language: there the reader takes every second card for wrong. */
function listByReader({ lang: _, ...card }: AdaptiveCard): readonly string[] {
  const context = new cards.SerializationContext(cards.Versions.v1_5);
  const read = new cards.AdaptiveCard();
  read.parse(card, context);
  const found = Array.from({ length: context.eventCount }, (_, index) => context.getEventAt(index).message);
  return [...found, ...read.validateProperties().validationEvents.map(({ message }) => message)];
}

/** Two elements of one id fold together, and one input swallows the other. */
function listDoubles(card: AdaptiveCard): readonly string[] {
  const ids: string[] = [];
  JSON.stringify(card.body, (_key, part) => {
    if (typeof part?.type === 'string' && typeof part.id === 'string') ids.push(part.id);
    return part;
  });
  return ids.filter((id, index) => ids.indexOf(id) !== index).map((id) => `${id} is there twice`);
}
