import type { Origin } from './draw-button';
import { type Pressed, parsePressed, toObject } from './pressed';

/** What somebody did on a card: pressed a button or sent a form, ticked a step, or only opened it again. */
export type Press = Origin &
  (
    | { readonly kind: 'pressed'; readonly pressed: Pressed }
    | { readonly kind: 'ticked'; readonly step: string }
    | { readonly kind: 'shown' }
  );

/** Reads what a card sent back; undefined where it is nothing of ours. */
export function parsePress(raw: unknown): Press | undefined {
  const sent = toObject(raw);
  const own =
    sent !== undefined && ('card' in sent || 'owner' in sent)
      ? sent
      : toObject(toObject(sent?.msteams)?.value);
  const origin = toOriginOf(own);
  if (typeof sent?.tick === 'string') return { ...origin, kind: 'ticked', step: sent.tick };
  if (sent?.refresh === true) return { ...origin, kind: 'shown' };
  const pressed = parsePressed(raw);
  return pressed && { ...origin, kind: 'pressed', pressed };
}

function toOriginOf(sent: Readonly<Record<string, unknown>> | undefined): Origin {
  const { card, owner } = sent ?? {};
  return { ...(typeof card === 'string' && { card }), ...(typeof owner === 'string' && { owner }) };
}
