import { createHash } from 'node:crypto';
import type { App, SlashCommand, webApi } from '@slack/bolt';
import { quoteText } from '../../answer/marked-text';
import type { Incoming } from '../channel';
import { atMost } from './at-most';
import { drawLanguages } from './draw-home';
import { openForm } from './open-form';
import { teamOf } from './origin';
import { createEphemeralOutlet, createThreadOutlet, type Outlet } from './outlet';
import { type Command, parseCommand } from './parse-command';
import { CHECK, OWN, type Place, toConversation } from './places';
import { readText } from './read-text';
import { createResponseUrl } from './response-url';
import { COMMAND, type SlackDesk } from './slack-desk';
import { tellStatus } from './tell-status';

type Called = {
  readonly client: webApi.WebClient;
  readonly place: Place;
  readonly outlet: Outlet;
  readonly command: SlashCommand;
  readonly delivery: string;
};

/** `/port25`: acknowledged at once, answered for the person alone. */
export function listenToCommands(app: App, desk: SlackDesk): void {
  app.command(COMMAND, async ({ command, client, ack, context }) => {
    await ack();
    const team = teamOf(command, context);
    const place = { team, person: command.user_id, topic: OWN };
    const response = createResponseUrl({ url: command.response_url });
    const { channel_id: channel, user_id: person } = command;
    const delivery = toDelivery(command, context.signature);
    desk.order.addNow(toConversation(place), async () => {
      const outlet = (await isOwnDirect(client, command))
        ? createThreadOutlet(client, { channel, person })
        : createEphemeralOutlet(client, { channel, person, response });
      await obey(
        parseCommand(readText(command.text ?? '')),
        { client, place, outlet, command, delivery },
        desk,
      );
    });
  });
}

/** Whether the command was typed to the bot itself: then there is nobody to hide the answer from. */
async function isOwnDirect(
  client: webApi.WebClient,
  { channel_id: channel, user_id: users }: SlashCommand,
): Promise<boolean> {
  if (!channel?.startsWith('D')) return false;
  const opened = client.conversations.open({ users }).catch(() => undefined);
  return (await atMost(opened, DIRECT_TIMEOUT_MS))?.channel?.id === channel;
}

const DIRECT_TIMEOUT_MS = 1_000;

/** A request sent again is signed the same; a second command never is. Socket Mode has its trigger instead. */
function toDelivery({ trigger_id, text }: SlashCommand, signature: unknown): string {
  const id = typeof signature === 'string' ? signature : `${trigger_id} ${text}`;
  return `command:${createHash('sha256').update(id).digest('base64url').slice(0, 22)}`;
}

async function obey(command: Command, called: Called, desk: SlackDesk): Promise<void> {
  switch (command.do) {
    case 'form':
      return showForm(called, desk);
    case 'status':
      return tellStatus(called, desk);
    case 'help':
      await tellUsage(called, desk);
      return take(called, { text: '', action: { do: 'help' } }, desk);
    case 'support':
      return take(called, { text: '', action: { do: 'human' } }, desk);
    case 'relay':
      return take(called, { text: '', action: { do: 'relay' } }, desk);
    case 'language':
      return changeLanguage(command, called, desk);
    case 'check':
      return take(aside(called), { text: command.text, wish: 'check' }, desk);
    case 'ask':
      return take(called, { text: command.text, wish: 'ask' }, desk);
    case 'say':
      return take(called, { text: command.text }, desk);
    default:
      return command satisfies never;
  }
}

/** A check is a case of its own: the one the person is in stays as it is. */
function aside(called: Called): Called {
  return { ...called, place: { ...called.place, topic: CHECK } };
}

type Input = Pick<Incoming, 'text' | 'action' | 'wish'>;

function take({ client, place, outlet, delivery }: Called, input: Input, desk: SlackDesk): Promise<void> {
  return desk.speaker.answer({ client, place, outlet, input: { ...input, delivery } });
}

/** A form that did not open in time is no dead end: the next question is asked as a card. */
async function showForm(called: Called, desk: SlackDesk): Promise<void> {
  const { client, place, command } = called;
  const isOpen = await openForm(
    {
      client,
      trigger: command.trigger_id,
      place,
      channel: command.channel_id,
      responseUrl: command.response_url,
    },
    desk,
  );
  if (!isOpen) await take(called, { text: '', action: { do: 'verdict' } }, desk);
}

async function tellUsage({ client, place, outlet }: Called, desk: SlackDesk): Promise<void> {
  const locale = await desk.speaker.localeOf(client, place);
  const lines = [desk.say(locale, 'usage.title'), desk.say(locale, 'usage.lines').trim()];
  if (desk.hasStaff) lines.push(desk.say(locale, 'usage.ticket-lines'));
  await desk.speaker.tell({ outlet }, lines.join('\n'));
}

/** A language that is none of ours, or none at all: said so, with those there are to pick from. */
async function changeLanguage(
  { text, locale: wanted }: Extract<Command, { do: 'language' }>,
  called: Called,
  desk: SlackDesk,
): Promise<void> {
  if (wanted !== undefined)
    return take(called, { text: '', action: { do: 'language', locale: wanted } }, desk);
  const { client, place, outlet } = called;
  const locale = await desk.speaker.localeOf(client, place);
  if (text !== '')
    await desk.speaker.tell({ outlet }, desk.say(locale, 'language.unknown', { text: quoteText(text) }));
  await outlet.whisper(drawLanguages({ say: desk.say, locale }));
}
