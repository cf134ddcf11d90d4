type Kind = { readonly prefix: string; readonly is: string };

/** Slack's tokens by how they begin, longer beginnings first. */
const KINDS: readonly Kind[] = [
  { prefix: 'xoxe.xoxb-', is: 'a bot token that is renewed' },
  { prefix: 'xoxe.xoxp-', is: 'a user token that is renewed' },
  { prefix: 'xoxe-', is: 'a token to renew others with' },
  { prefix: 'xoxb-', is: 'a bot token' },
  { prefix: 'xoxp-', is: 'a user token' },
  { prefix: 'xapp-', is: 'an app-level token' },
  { prefix: 'xwfp-', is: 'a token of a workflow' },
  { prefix: 'xoxa-', is: 'a workspace token' },
  { prefix: 'xoxc-', is: "a browser's token" },
  { prefix: 'xoxd-', is: "a browser's cookie" },
  { prefix: 'xoxs-', is: "a client's token" },
];

const EXPECTED = {
  SLACK_BOT_TOKEN: {
    prefixes: ['xoxb-', 'xoxe.xoxb-'],
    take: 'take the Bot User OAuth Token under "OAuth & Permissions" of the app, which begins with xoxb-',
  },
  SLACK_APP_TOKEN: {
    prefixes: ['xapp-'],
    take: 'make an app-level token under "Basic Information" of the app, which begins with xapp-',
  },
} as const;

/** Says what is wrong with a token's kind, by its beginning at most; nothing where it is the right one. */
export function checkTokenKind(name: keyof typeof EXPECTED, token: string): readonly string[] {
  const { prefixes, take } = EXPECTED[name];
  if (prefixes.some((prefix) => token.startsWith(prefix))) return [];
  const kind = KINDS.find(({ prefix }) => token.startsWith(prefix));
  return [
    kind === undefined
      ? `${name} is none of Slack's tokens: ${take}`
      : `${name} begins with ${kind.prefix}: that is ${kind.is}; ${take}`,
  ];
}
