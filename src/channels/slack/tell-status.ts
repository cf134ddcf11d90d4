import type { webApi } from '@slack/bolt';
import type { CaseView } from '../../answer/case-view';
import { quoteText } from '../../answer/marked-text';
import type { Outlet } from './outlet';
import { type Place, toPersonPrefix } from './places';
import type { SlackDesk } from './slack-desk';
import { titleOf } from './title-of';

type Props = { readonly client: webApi.WebClient; readonly place: Place; readonly outlet: Outlet };

/** The person's cases, a line each: the open ones, then those decided. */
export async function tellStatus({ client, place, outlet }: Props, desk: SlackDesk): Promise<void> {
  const locale = await desk.speaker.localeOf(client, place);
  const cases = await desk.overview.cases(toPersonPrefix(place), locale);
  const open = cases.filter(({ isOpen }) => isOpen);
  const told = cases.filter(({ isOpen }) => !isOpen);
  const line = (word: 'status.open' | 'status.told') => (view: CaseView) =>
    desk.say(locale, word, { title: quoteText(titleOf(view.standing)) });
  const lines = [...open.map(line('status.open')), ...told.map(line('status.told'))];
  const words = lines.length === 0 ? desk.say(locale, 'status.none') : lines.join('\n');
  await desk.speaker.tell({ outlet }, words);
}
