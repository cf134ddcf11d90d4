import type { Change } from './change';
import { conclude, type Scene, SYSTEM } from './change-scene';
import { postNudge } from './posts-staff';
import { nextNudge, targetsToNudge } from './targets';

/** Reminds the staff of what falls due; undefined where nothing does yet. */
export function nudge(scene: Scene): Change | undefined {
  const { ticket, at } = scene;
  const due = targetsToNudge(scene).map((each) => ({ ...each, isMissed: each.dueAt <= at }));
  if (due.length === 0) return undefined;
  const assignee = ticket.assignee?.name ?? null;
  return conclude(scene, {
    ticket: { ...ticket, nudgeAt: nextNudge(scene) },
    by: SYSTEM,
    audit: due.map(({ target, isMissed }) => ['nudged', { target, isMissed }]),
    posts: due.flatMap((each) =>
      postNudge(scene, { kind: 'ticket-nudge', ticket: ticket.id, assignee, ...each }),
    ),
  });
}
