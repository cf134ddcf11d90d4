import { randomBytes } from 'node:crypto';
import type { Locale } from '../../answer/locale';
import { type ChannelLogger, describeError } from './logger';
import type { TeamsWords } from './teams-words';

/** A language, or a way to look it up that is gone only where it is needed. It never rejects. */
export type Tongue = Locale | undefined | (() => Promise<Locale | undefined>);

/** Runs work; where it fails, resolves to one plain sentence with the number of the log entry. */
export type Attempt = <T>(tongue: Tongue, work: () => Promise<T>) => Promise<T | string>;

export function createAttempt(props: {
  readonly words: TeamsWords;
  readonly logger: ChannelLogger;
}): Attempt {
  return async (tongue, work) => {
    try {
      return await work();
    } catch (error) {
      const id = randomBytes(4).toString('hex');
      props.logger.error({ id, ...describeError(error) }, 'a turn failed');
      const locale = typeof tongue === 'function' ? await tongue() : tongue;
      return props.words.trouble[locale ?? 'en'](id);
    }
  };
}
