import type { Page } from 'playwright-core';

/**
 * Shows a page of the Agents Playground in Teams' dark colours, which it has no switch for. Its script is
 * changed on its way to the browser; call it before the page is opened.
 * @throws Error when the page is opened, if the Playground's script is not as known any more
 */
export async function darken(page: Page): Promise<void> {
  await page.addInitScript(installDarkeners, toDarkContainers());
  page.on('domcontentloaded', () => void page.addStyleTag({ content: STYLE }));
  await page.route('**/static/js/main.*.js', async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: patch(await response.text()) });
  });
}

/** What the Playground colours by itself, and Teams by its theme. */
const STYLE = `
  html { background: #1f1f1f }
  [role=treeitem] { background: #1f1f1f; color: #fff }
  [role=treeitem] * { color: inherit }
  .ac-adaptiveCard a { color: #9299f7 }
`;

/** Where the script hands over its looks. Names in it are short and change with every build. */
const HANDED_OVER = {
  /** The looks of the whole page: of Fluent's ninth version, and inside them those of the chat. */
  page: /theme:[\w$]+(,children:\(0,[\w$.]+\)\([\w$]+,\{children:\(0,[\w$.]+\)\([\w$]+,\{theme:)([\w$]+)/,
  /** The looks of cards. */
  cards: /(\.hostConfig=new [\w$]+\()([\w$]+)(?=\))/,
} as const;

/** The dark colours are in the script already, for charts. */
const DARK = /\.fluentV9DarkTheme=([\w$]+)/;

/**
 * The script with dark looks.
 * @throws Error naming the place, if it is not as known
 */
export function patch(script: string): string {
  const [, dark] = find(script, DARK);
  for (const place of Object.values(HANDED_OVER)) find(script, place);
  return script
    .replace(HANDED_OVER.page, `theme:${dark}$1darkenChat($2)`)
    .replace(HANDED_OVER.cards, '$1darkenCards($2)');
}

function find(script: string, pattern: RegExp): RegExpMatchArray {
  const [found, ...more] = script.matchAll(new RegExp(pattern, 'g'));
  if (found !== undefined && more.length === 0) return found;
  throw new Error(
    `The Agents Playground hands over its looks another way: ${pattern} is in its script ${found ? 'more than once' : 'nowhere'}. Look for "theme:" at the end of it, and for "hostConfig", and mend ${__filename}`,
  );
}

type Colours = Readonly<Record<string, string>>;
type Schemes = Readonly<Record<string, Colours>>;
type ChatTheme = {
  readonly siteVariables: Readonly<Record<string, unknown>> & { readonly colorScheme: Schemes };
};
type Containers = Readonly<
  Record<string, { readonly backgroundColor: string; readonly foregroundColors: object }>
>;

/** Microsoft's published looks of cards in dark Teams; boxes of colour are those of light Teams. */
function toDarkContainers(): Containers {
  const onDark = toForeground('#ffffffff', '#bfffffff');
  const onColour = toForeground('#ff201f1f', '#ff2d2c2c');
  return {
    default: { backgroundColor: '#ff2d2c2c', foregroundColors: onDark },
    emphasis: { backgroundColor: '#ff292828', foregroundColors: onDark },
    accent: { backgroundColor: '#C7DEF9', foregroundColors: onColour },
    good: { backgroundColor: '#CCFFCC', foregroundColors: onColour },
    attention: { backgroundColor: '#FFC5B2', foregroundColors: onColour },
    warning: { backgroundColor: '#FFE2B2', foregroundColors: onColour },
  };
}

function toForeground(base: string, subtle: string): object {
  return { default: { default: base, subtle }, accent: { default: '#ffa6a7dc', subtle: '#ff8b8cc7' } };
}

/** Runs in the browser, and so can use nothing of this file. */
function installDarkeners(containerStyles: Containers): void {
  const GREYS = {
    foreground: ['#ffffff', '#d6d6d6', '#adadad'],
    background: ['#292929', '#1f1f1f', '#141414'],
  };
  const lightness = (colour: string): number => {
    const hex = colour.replace('#', '');
    const parts = hex.length === 3 ? [...hex].map((digit) => digit + digit) : (hex.match(/../g) ?? []);
    return parts.slice(0, 3).reduce((sum, part) => sum + Number.parseInt(part, 16) / 765, 0);
  };
  const isHex = (colour: unknown): colour is string =>
    typeof colour === 'string' && /^#[\da-f]+$/i.test(colour);
  const toDark = (name: string, colour: unknown, isBrand: boolean): unknown => {
    if (!isHex(colour)) return colour;
    const rank = Math.min(2, Number(/\d+$/.exec(name)?.[0] ?? 0));
    if (name.startsWith('foreground') && lightness(colour) < 0.6)
      return isBrand ? '#7f85f5' : GREYS.foreground[rank];
    if (name.startsWith('background') && lightness(colour) > 0.75)
      return isBrand ? '#2f2f4a' : GREYS.background[rank];
    return name.startsWith('border') ? '#3d3d3d' : colour;
  };
  const darkenScheme = (scheme: Colours, isBrand: boolean) =>
    Object.fromEntries(Object.entries(scheme).map(([name, colour]) => [name, toDark(name, colour, isBrand)]));
  const darkenChat = (theme: ChatTheme) => ({
    ...theme,
    siteVariables: {
      ...theme.siteVariables,
      bodyColor: '#ffffff',
      bodyBackground: '#1f1f1f',
      colorScheme: Object.fromEntries(
        Object.entries(theme.siteVariables.colorScheme).map(([name, scheme]) => [
          name,
          name === 'default' || name === 'brand' ? darkenScheme(scheme, name === 'brand') : scheme,
        ]),
      ),
    },
  });
  Object.assign(globalThis, {
    darkenChat,
    darkenCards: (config: object) => ({ ...config, containerStyles }),
  });
}
