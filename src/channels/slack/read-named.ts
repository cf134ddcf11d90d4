import type { MessageOrigin } from './origin';
import type { People } from './people';
import { readMention } from './read-text';

/** More are left as ids: each is a question to Slack. */
const MOST_NAMES = 10;

/** What somebody of the staff wrote, without a mention of the bot; who else is mentioned is named. */
export async function readNamed(
  raw: string,
  { client, team, bot }: MessageOrigin,
  people: Pick<People, 'nameOf'>,
): Promise<string> {
  const ids = new Set([...raw.matchAll(/<@([UW]\w+)>/g)].map(([, id = '']) => id));
  let named = raw;
  for (const id of [...ids].filter((each) => each !== bot).slice(0, MOST_NAMES)) {
    const name = await people.nameOf(client, { team, person: id });
    if (name !== undefined) named = named.replaceAll(`<@${id}>`, `<@${id}|@${name.replace(/[<>|]/g, '')}>`);
  }
  return readMention(named, bot ?? 'nobody');
}
