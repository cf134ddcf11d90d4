import type { App, webApi } from '@slack/bolt';
import type { FilledForm } from '../../answer/form';
import { publishHome } from './on-home';
import type { Received } from './on-press';
import { openForm, parseMetadata } from './open-form';
import { teamOf } from './origin';
import { createDirectOutlet, createEphemeralOutlet, type Outlet } from './outlet';
import { OWN, parseCardPlace, toConversation } from './places';
import { readSubmission, toErrors } from './read-form';
import { readText } from './read-text';
import { createResponseUrl } from './response-url';
import { CASE_FORM, type SlackDesk } from './slack-desk';

/** The form sent: what cannot be read is said beside its field, the rest is one turn. */
export function listenToForms(app: App, desk: SlackDesk): void {
  app.view({ callback_id: CASE_FORM, type: 'view_submission' }, async ({ view, body, client, ack }) => {
    const metadata = parseMetadata(view.private_metadata);
    const place = metadata === undefined ? undefined : parseCardPlace(metadata.place);
    if (metadata === undefined || place === undefined || place.person !== body.user.id) return ack();
    const { filled, story } = readSubmission(view);
    const read = desk.overview.readForm(filled, metadata.locale);
    if (read.errors !== undefined) return ack({ response_action: 'errors', errors: toErrors(read.errors) });
    await ack();
    const { facts } = read;
    desk.order.addNow(toConversation(place), async () => {
      await desk.speaker.answer({
        client,
        place,
        outlet: toOutlet(client, body.user.id, metadata),
        input: {
          text: story,
          action: { do: 'fill', facts },
          pressed: describe(view, filled),
          delivery: `form:${view.id}:${view.hash}`,
        },
      });
      // Sent from Home, which still shows what was before.
      if (metadata.channel === undefined) publishHome(client, place, desk);
    });
  });
}

/** Back to where the form was opened from. */
function toOutlet(
  client: webApi.WebClient,
  person: string,
  {
    channel,
    responseUrl,
  }: { readonly channel?: string | undefined; readonly responseUrl?: string | undefined },
): Outlet {
  if (channel === undefined) return createDirectOutlet(client, person);
  const response = responseUrl === undefined ? undefined : createResponseUrl({ url: responseUrl });
  return createEphemeralOutlet(client, { channel, person, ...(response !== undefined && { response }) });
}

type View = {
  readonly blocks?: readonly unknown[];
  readonly state: { readonly values: Readonly<Record<string, Readonly<Record<string, unknown>> | null>> };
};

/** What was picked and typed, in the words of the form: for the transcript. */
function describe(view: View, filled: FilledForm): string {
  const labels = labelsOf(view.blocks ?? []);
  return Object.entries(filled)
    .filter(([, value]) => value !== null)
    .map(([fact, value]) => readText(`${labels.get(fact) ?? fact}: ${wordsOf(view, fact) ?? value}`))
    .join('; ');
}

function labelsOf(blocks: readonly unknown[]): ReadonlyMap<string, string> {
  const fields = blocks as readonly {
    readonly element?: { readonly action_id?: string };
    readonly label?: { readonly text?: string };
  }[];
  return new Map(fields.map(({ element, label }) => [element?.action_id ?? '', label?.text ?? '']));
}

function wordsOf({ state }: View, fact: string): string | undefined {
  const fields = Object.values(state.values).map((block) => block?.[fact]);
  const picked = fields.find((field) => field !== undefined) as
    | { readonly selected_option?: { readonly text?: { readonly text?: string } } | null }
    | undefined;
  return picked?.selected_option?.text?.text;
}

/** A button that opens the form. One that did not open in time is asked as a card, in the direct message. */
export async function hearFormButton({ body, client, context }: Received, desk: SlackDesk): Promise<void> {
  const place = { team: teamOf(body, context), person: body.user.id, topic: OWN };
  if (await openForm({ client, trigger: body.trigger_id, place }, desk)) return;
  const outlet = createDirectOutlet(client, place.person);
  const input = { text: '', action: { do: 'verdict' }, delivery: `form:${body.trigger_id}` } as const;
  desk.order.addNow(toConversation(place), () => desk.speaker.answer({ client, place, outlet, input }));
}
