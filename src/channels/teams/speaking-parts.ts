import type { Memory } from '../channel';
import { type Afterwards, createAfterwards } from './afterwards';
import { createBackground } from './background';
import type { ChannelLogger } from './logger';
import { createSpeaker, type Speaker } from './speaker';
import type { TeamsAdapter } from './teams-adapter';
import type { OnUndelivered } from './undelivered';
import { createUnsaid } from './unsaid';

export type SpeakingProps = {
  readonly adapter: TeamsAdapter;
  readonly memory: Memory;
  readonly logger: ChannelLogger;
  readonly onUndelivered: OnUndelivered;
  readonly signal?: AbortSignal | undefined;
};

/** What people are answered with, during a call and after it. */
export type SpeakingParts = {
  readonly speaker: Speaker;
  readonly afterwards: Afterwards;
  /** Resolves once all that is under way is said or kept. */
  settle(): Promise<void>;
};

export function createSpeakingParts(props: SpeakingProps): SpeakingParts {
  const { adapter, memory, logger, onUndelivered, signal } = props;
  const background = createBackground();
  const unsaid = createUnsaid({ memory, logger });
  return {
    speaker: createSpeaker({ unsaid, adapter, background, logger, signal }),
    afterwards: createAfterwards({ adapter, background, onFailed: onUndelivered }),
    settle: background.settle,
  };
}
