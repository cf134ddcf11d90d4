import { UsageError } from '../usage';

/** What a package is made for. */
export type ManifestOptions = {
  /** The bot's MicrosoftAppId; the app in Teams has the same. */
  readonly appId: string;
  /** Where the service is reached, without https://. */
  readonly domain: string;
  /** Of the package: Teams takes an update only with a higher one. */
  readonly version: string;
  /** What people see and mention. */
  readonly name: string;
  readonly developer: string;
  readonly website: string;
  readonly privacy: string;
  readonly terms: string;
  /** Hear every message of the teams and chats it is in, not only those that mention it. */
  readonly isHearing: boolean;
  /** Without slash commands, by the schema of before them. */
  readonly isWithoutSlash: boolean;
  readonly out: string;
};

type Values = Readonly<Record<string, string | boolean | undefined>>;

export const DEFAULT_OUT = 'dist/manifest/port25-desk.zip';
const NAME = 'Port 25 Desk';

const GUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const EMPTY_GUID = /^[0-]+$/;
const HOST = /^(?!.*\.\d+$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9-]{2,63}$/i;
const VERSION = /^(?:0|[1-9]\d*)(?:\.(?:0|[1-9]\d*)){2}$/;

/**
 * Reads the flags of `port25 manifest`.
 * @param packageVersion the version where none is given
 * @throws {UsageError} naming every flag that is missing or cannot be used, with its value
 */
export function parseOptions(values: Values, packageVersion: string): ManifestOptions {
  const text = (flag: string): string | undefined => asText(values[flag]);
  const domain = text('domain') ?? '';
  const options = {
    appId: (text('app-id') ?? '').toLowerCase(),
    domain: domain.toLowerCase(),
    version: text('version') ?? packageVersion,
    name: text('name') ?? NAME,
    developer: text('developer') ?? NAME,
    website: text('website') ?? `https://${domain}/`,
    privacy: text('privacy') ?? `https://${domain}/privacy`,
    terms: text('terms') ?? `https://${domain}/terms`,
    isHearing: values['hear-threads'] === true,
    isWithoutSlash: values['without-slash'] === true,
    out: text('out') ?? DEFAULT_OUT,
  };
  const problems = [...checkAppId(options.appId), ...checkDomain(domain), ...checkRest(options)];
  if (problems.length > 0)
    throw new UsageError(`manifest:\n${problems.map((each) => `  ${each}`).join('\n')}`);
  return options;
}

function asText(value: string | boolean | undefined): string | undefined {
  return typeof value === 'string' ? value.trim() : undefined;
}

function checkAppId(appId: string): readonly string[] {
  const take = 'take MicrosoftAppId from the bot in the Azure portal, under Configuration';
  if (appId === '') return [`--app-id is missing: ${take}`];
  if (!GUID.test(appId))
    return [`--app-id "${appId}" is no GUID such as 1b4e28ba-2fa1-41d2-883f-0016d3cca427: ${take}`];
  return EMPTY_GUID.test(appId) ? [`--app-id "${appId}" belongs to no bot: ${take}`] : [];
}

function checkDomain(domain: string): readonly string[] {
  const example = 'such as bot.example.com';
  if (domain === '') return [`--domain is missing: give the host the service is reached at, ${example}`];
  if (HOST.test(domain)) return [];
  return [
    `--domain "${domain}" is no host name that Teams can reach: give it without https://, port and path, ${example}`,
  ];
}

function checkRest({ domain, version, website, privacy, terms, out }: ManifestOptions): readonly string[] {
  const urls = { website, privacy, terms };
  return [
    ...(VERSION.test(version)
      ? []
      : [`--version "${version}" is no version such as 1.2.3: give three numbers`]),
    ...(out.endsWith('.zip') ? [] : [`--out "${out}" does not end in .zip: Teams takes nothing else`]),
    // Those made from the domain have its mistakes, which are told already.
    ...Object.entries(urls).flatMap(([flag, url]) => (isMade(url, domain) ? [] : checkUrl(flag, url))),
  ];
}

function isMade(url: string, domain: string): boolean {
  return ['', 'privacy', 'terms'].some((page) => url.toLowerCase() === `https://${domain}/${page}`);
}

function checkUrl(flag: string, url: string): readonly string[] {
  if (URL.canParse(url) && new URL(url).protocol === 'https:') return [];
  return [`--${flag} "${url}" is no address people can open: give one that begins with https://`];
}
