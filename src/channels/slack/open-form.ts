import type { webApi } from '@slack/bolt';
import { z } from 'zod';
import { LOCALES } from '../../answer/locale';
import { atMost } from './at-most';
import { drawForm } from './draw-form';
import { describeError } from './logger';
import { type Place, toCardPlace, toConversation } from './places';
import type { SlackDesk } from './slack-desk';

/** A trigger is void after three seconds (docs.slack.dev, modals). */
const TRIGGER_MS = 3_000;

/** What a form carries along, to answer where it was opened from. */
const METADATA = z
  .object({
    place: z.string(),
    locale: z.enum(LOCALES),
    channel: z.string().optional(),
    responseUrl: z.string().optional(),
  })
  .readonly();
type FormMetadata = z.infer<typeof METADATA>;

type Opening = {
  readonly client: webApi.WebClient;
  readonly trigger: string;
  readonly place: Place;
  /** Absent: the answer goes into the direct message. */
  readonly channel?: string;
  readonly responseUrl?: string;
};

/** Opens the form with what is known filled in. Resolves to false where Slack did not open it in time. */
export async function openForm(
  { client, trigger, place, channel, responseUrl }: Opening,
  desk: SlackDesk,
): Promise<boolean> {
  const locale = await desk.speaker.localeOf(client, place);
  const form = await desk.overview.form(toConversation(place), locale);
  const metadata: FormMetadata = {
    place: toCardPlace(place),
    locale,
    ...(channel !== undefined && { channel }),
    ...(responseUrl !== undefined && { responseUrl }),
  };
  const view = drawForm(form, { place: toCardPlace(place), metadata: JSON.stringify(metadata) });
  try {
    const opened = client.views.open({ trigger_id: trigger, view });
    opened.catch(() => undefined);
    return (await atMost(opened, TRIGGER_MS)) !== undefined;
  } catch (error) {
    desk.logger.warn(describeError(error), 'a form was not opened');
    return false;
  }
}

/** Reads what a form carried; undefined where it is none of ours. */
export function parseMetadata(text: string): FormMetadata | undefined {
  try {
    return METADATA.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
