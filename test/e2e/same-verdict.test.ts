import { LOCALES, type Locale } from '../../src/answer/locale';
import { toPlainText } from '../../src/answer/marked-text';
import type { Block, SourceItem } from '../../src/answer/reply';
import { type SlackDesk, startSlackDesk } from '../slack/desk';
import { CHANNEL } from '../slack/person';
import { createShippedTurn } from '../support/talk';

jest.setTimeout(30_000);

/** Cases of every kind of outcome, in the words of no language in particular. */
const CASES = [
  'Pay-As-You-Go 2019-03',
  'CSP 2016',
  'EA 2020',
  'MCA-E 2023',
  'EA Dev/Test 2021',
  'Pay-As-You-Go 2016, port 587',
  'App Service, Pay-As-You-Go 2019',
  'MS-AZR-0003P 2017-11-15',
];

let desk: SlackDesk;
beforeAll(async () => {
  desk = await startSlackDesk();
});
afterAll(() => desk.close());

/** The same words over the Bot Framework protocol, as Teams sends them. */
async function askTeams(text: string, locale: string, person: string): Promise<string> {
  const activity = {
    type: 'message',
    id: `${person}-1`,
    channelId: 'msteams',
    deliveryMode: 'expectReplies',
    serviceUrl: desk.service.address,
    from: { id: person },
    recipient: { id: 'bot' },
    conversation: { id: person, conversationType: 'personal' },
    locale,
    text,
  };
  const response = await fetch(`${desk.service.address}/api/messages`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(activity),
  });
  const { activities } = (await response.json()) as { activities: readonly unknown[] };
  return JSON.stringify(activities);
}

/** What the terminal is told: the first line, and the clauses the verdict rests on. */
async function askTerminal(text: string, locale: Locale) {
  const [reply] = await createShippedTurn().take({ conversation: 'terminal', text, locale });
  const sources = (reply?.blocks ?? []).flatMap(listSources);
  return { first: reply?.text.split('\n')[0] ?? '', sources };
}

function listSources(block: Block): readonly SourceItem[] {
  if (block.type === 'details') return block.blocks.flatMap(listSources);
  return block.type === 'sources' ? block.items : [];
}

test.each(LOCALES.flatMap((locale) => CASES.map((text) => ({ locale, text }))))(
  'in $locale "$text" is the same case in Slack as in Teams',
  async ({ locale, text }) => {
    const person = `U_${locale}_${CASES.indexOf(text)}`;
    desk.slack.addUser({ id: person, locale });
    const { ts } = await desk.people.mention(text, { user: person });
    const said = await desk.slack.waitFor(() => desk.slack.messages(CHANNEL, ts)[0]);
    const { first, sources } = await askTerminal(text, locale);
    const clauses = sources.map(({ clause }) => clause).filter((clause) => clause !== '');
    expect(clauses.length).toBeGreaterThan(0);
    expect(said.text.split('\n')[0]).toBe(first);
    for (const clause of clauses) expect(JSON.stringify(said.blocks)).toContain(`\`${clause}\``);
    const teams = await askTeams(text, locale, person);
    expect(teams).toContain(first);
    for (const { text: words } of sources) expect(toLetters(teams)).toContain(toLetters(toPlainText(words)));
  },
);

/** Cards cut words into runs: only the letters are compared. */
function toLetters(words: string): string {
  return words.replace(/"[^"]*":|[^\p{L}\p{N}]/gu, '');
}
