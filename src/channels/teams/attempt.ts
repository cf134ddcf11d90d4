import { randomBytes } from 'node:crypto';
import type { Locale } from '../../answer/locale';
import { type ChannelLogger, describeError } from './logger';
import type { TeamsWords } from './teams-words';

/** Runs work; where it fails, resolves to one plain sentence with the number of the log entry. */
export type Attempt = <T>(locale: Locale | undefined, work: () => Promise<T>) => Promise<T | string>;

export function createAttempt(props: {
  readonly words: TeamsWords;
  readonly logger: ChannelLogger;
}): Attempt {
  return async (locale, work) => {
    try {
      return await work();
    } catch (error) {
      const id = randomBytes(4).toString('hex');
      props.logger.error({ id, ...describeError(error) }, 'a turn failed');
      return props.words.trouble[locale ?? 'en'](id);
    }
  };
}
