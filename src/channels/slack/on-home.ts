import type { App, BlockAction, webApi } from '@slack/bolt';
import { isLocale, type Locale } from '../../answer/locale';
import { drawHome } from './draw-home';
import { describeError } from './logger';
import type { Received } from './on-press';
import { teamOf } from './origin';
import { createDirectOutlet, createEphemeralOutlet } from './outlet';
import { OWN, type Place, parseConversationKey, toConversation, toPersonPrefix } from './places';
import { createResponseUrl } from './response-url';
import type { SlackDesk } from './slack-desk';
import { suggestPrompts } from './suggest-prompts';

/** The Home tab: drawn anew each time it is opened, and when what it shows was changed from there. */
export function listenToHome(app: App, desk: SlackDesk): void {
  app.event('app_home_opened', async ({ event, client, context, body }) => {
    const team = teamOf(body, context);
    const place = { team, person: event.user, topic: OWN };
    if (event.tab === 'messages') return greet(client, place, event.channel, desk);
    publishHome(client, place, desk);
  });
}

/** A language picked on Home, or from the list below `/port25 language`. */
export async function hearLanguage(received: Received, desk: SlackDesk): Promise<void> {
  const { body, client, context, element } = received;
  const place = { team: teamOf(body, context), person: body.user.id, topic: OWN };
  const locale = element.selected_option?.value;
  if (!isLocale(locale)) return;
  await desk.people.choose(place, locale);
  if (body.view?.type === 'home') publishHome(client, place, desk);
  else confirmLanguage({ client, place, locale, body }, desk);
}

/** "Go on" beside a case: only the person's own are theirs to open. */
export function hearOpenCase({ body, client, context, element }: Received, desk: SlackDesk): void {
  const place = parseConversationKey(element.value ?? '');
  const isTheirs = place?.person === body.user.id && place.team === teamOf(body, context);
  // A second click on the same Home is the same press.
  const delivery = `open:${body.view?.id}:${body.view?.hash}:${element.value}`;
  if (place !== undefined && isTheirs) openCase({ client, place, delivery }, desk);
}

type Picked = {
  readonly client: webApi.WebClient;
  readonly place: Place;
  readonly locale: Locale;
  readonly body: BlockAction;
};

/** A language picked from a list below a command: said in that language, in the list's place. */
function confirmLanguage({ client, place, locale, body }: Picked, desk: SlackDesk): void {
  const { response_url: url, channel } = body;
  const response = url === undefined ? {} : { response: createResponseUrl({ url }) };
  const { person } = place;
  const outlet = createEphemeralOutlet(client, {
    channel: channel?.id ?? '',
    person,
    replaces: true,
    ...response,
  });
  desk.order.addNow(toConversation(place), () =>
    desk.speaker.answer({
      client,
      place,
      outlet,
      input: {
        text: '',
        action: { do: 'language', locale },
        delivery: `language:${body.container?.message_ts}:${locale}`,
      },
    }),
  );
}

/** Draws Home for a person, one drawing after another. A Home that could not be drawn is drawn the next time it is opened. */
export function publishHome(client: webApi.WebClient, place: Place, desk: SlackDesk): void {
  desk.order.addNow(`home:${toPersonPrefix(place)}`, () => publish(client, place, desk));
}

async function publish(client: webApi.WebClient, place: Place, desk: SlackDesk): Promise<void> {
  try {
    const { isLocaleChosen } = await desk.people.spokenBy(client, place);
    const locale = await desk.speaker.localeOf(client, place);
    const cases = await desk.overview.cases(toPersonPrefix(place), locale);
    const chosen = isLocaleChosen === true ? locale : undefined;
    const view = drawHome({ say: desk.say, locale, cases, chosen });
    await client.views.publish({ user_id: place.person, view });
  } catch (error) {
    desk.logger.warn(describeError(error), 'a Home tab was not drawn');
  }
}

/** Who opens the messages for the first time is told what can be asked; once, whatever is opened later. */
function greet(client: webApi.WebClient, place: Place, channel: string | undefined, desk: SlackDesk): void {
  if (channel === undefined) return;
  const outlet = createDirectOutlet(client, place.person);
  desk.order.addNow(toConversation(place), async () => {
    await desk.speaker.answer({ client, place, outlet, input: { text: '', joined: true } });
    await suggestPrompts({ client, place, channel }, desk);
  });
}

type Opened = { readonly client: webApi.WebClient; readonly place: Place; readonly delivery: string };

/** Shows where a case stands, in the direct message, with its buttons: they go on with that case. */
function openCase({ client, place, delivery }: Opened, desk: SlackDesk): void {
  desk.order.addNow(toConversation(place), async () => {
    const locale = await desk.speaker.localeOf(client, place);
    const outlet = createDirectOutlet(client, place.person);
    const heading = desk.say(locale, 'dm.opened');
    const input = { text: '', action: { do: 'verdict' }, delivery } as const;
    await desk.speaker.answer({ client, place, outlet, input, heading });
  });
}
