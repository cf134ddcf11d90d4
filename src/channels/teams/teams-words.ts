import type { Locale } from '../../answer/locale';

/** The few sentences the channel itself says, when there is no reply to draw. */
export type TeamsWords = {
  /** A turn failed. `id` is what the operator finds in the log. */
  readonly trouble: Readonly<Record<Locale, (id: string) => string>>;
};
