import MarkdownIt, {
  type MarkdownIt as Markdown,
  type StateCore,
  type StateInline,
  type Token,
} from 'markdown-it';
import type { Locale } from '../../answer/locale';
import { SITE_BLANKS, SITE_PATHS, type SiteBlank, type SiteFilling } from './site-page';

/** What a text is drawn with. */
export type SiteEnvironment = {
  readonly locale: Locale;
  readonly fillings: Readonly<Record<SiteBlank, SiteFilling>>;
};

/** The anchor of a heading, as in the guides. */
const ANCHOR = /^<a name="([\w-]+)"><\/a>\s*/;
const BLANK = new RegExp(`\\{(${SITE_BLANKS.join('|')})\\}`, 'y');
const BRACE = '{'.charCodeAt(0);
const PATHS: readonly unknown[] = Object.values(SITE_PATHS);

const markdown = new MarkdownIt({ html: false, linkify: false })
  .use(addAnchors)
  .use(addBlanks)
  .use(addLanguage);

/** The tokens of a text, its blanks filled: headings bear their anchors as ids, our own links the language. */
export function parseSite(text: string, environment: SiteEnvironment): readonly Token[] {
  return markdown.parse(text, environment);
}

export function renderSite(tokens: readonly Token[]): string {
  return markdown.renderer.render([...tokens], markdown.options, {});
}

function addAnchors({ core }: Markdown): void {
  core.ruler.before('inline', 'site_anchors', ({ tokens }: StateCore) => {
    for (const [at, heading] of tokens.entries()) {
      const words = tokens[at + 1];
      const [whole = '', name] = ANCHOR.exec(words?.content ?? '') ?? [];
      if (heading.type !== 'heading_open' || words === undefined || name === undefined) continue;
      heading.attrSet('id', name);
      words.content = words.content.slice(whole.length);
    }
  });
}

function addBlanks({ inline }: Markdown): void {
  inline.ruler.before('escape', 'site_blank', fillBlank);
}

/** As tokens of its own what an operator is called is never read as Markdown. */
function fillBlank(state: StateInline, silent: boolean): boolean {
  if (state.src.charCodeAt(state.pos) !== BRACE) return false;
  BLANK.lastIndex = state.pos;
  const [whole, name] = BLANK.exec(state.src) ?? [];
  if (whole === undefined) return false;
  const { text, href } = (state.env as SiteEnvironment).fillings[name as SiteBlank];
  if (!silent) {
    if (href !== undefined) state.push('link_open', 'a', 1).attrSet('href', href);
    state.push('text', '', 0).content = text;
    if (href !== undefined) state.push('link_close', 'a', -1);
  }
  state.pos += whole.length;
  return true;
}

/** Who follows a link from page to page goes on in the same language. */
function addLanguage({ core }: Markdown): void {
  core.ruler.after('inline', 'site_language', ({ tokens, env }: StateCore) => {
    const { locale } = env as SiteEnvironment;
    for (const link of tokens.flatMap(({ children }) => children ?? [])) {
      const href = link.attrGet('href');
      if (link.type === 'link_open' && PATHS.includes(href)) link.attrSet('href', `${href}?lang=${locale}`);
    }
  });
}
