import type { Reply } from '../../src/answer/reply';
import type { AdaptiveCard } from '../../src/channels/teams/card';
import { type CardLook, drawCard } from '../../src/channels/teams/draw-card';
import { toDone } from '../../src/channels/teams/draw-done';
import { sayInTeams } from '../e2e/service';

const steps = { ticked: ['part-3-1'], title: (step: string) => `Mark as done: ${step}` };
/** As a program gets it, in a personal chat with all there is, in a group, and in a group for one alone. */
const LOOKS: readonly CardLook[] = [
  { isEchoed: false },
  { isEchoed: true, card: 'k07CzR31', steps, refreshFor: ['29:ann'] },
  { isEchoed: true, card: 'k07CzR31', owner: '29:ann', steps, refreshFor: ['29:ann'] },
  { isEchoed: true, card: 'k07CzR31', isPrivate: true, steps },
];

/** The card as it is said, and as it stays once somebody answered it or the talk went on. */
export function drawEvery(reply: Reply): readonly AdaptiveCard[] {
  const chosen = { label: 'CSP *_[x]', at: 0 };
  const over = [
    toDone({ reply, ticked: [], chosen }, { say: sayInTeams, isOld: false }),
    toDone({ reply, ticked: [] }, { say: sayInTeams, isOld: true, standing: 'Blocked <b>' }),
  ];
  return LOOKS.flatMap((look) => [reply, ...over].map((each) => drawCard(each, look)));
}
