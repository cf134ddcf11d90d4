import type { Locale } from '../../answer/locale';
import type { Overview } from '../channel';

type Asked = { readonly conversation: string; readonly locale?: Locale | undefined };

/**
 * The language a conversation was answered in last, else that of the person's client: who chose Russian in
 * an English client reads Russian. Never rejects, for it is asked where something broke already.
 */
export async function findLocale(
  overview: Pick<Overview, 'localeOf'> | undefined,
  { conversation, locale }: Asked,
): Promise<Locale | undefined> {
  const known = await overview?.localeOf(conversation).catch(() => undefined);
  return known ?? locale;
}
