import { join } from 'node:path';
import { createSiteAssets, createSiteHandle } from '../channels/web/site-routes';
import { type Config, packageRoot } from '../config';
import type { Phrasebook } from '../library/phrasebook';
import { loadSite } from '../library/site/load-site';
import { SITE_PATHS, type SiteFeature, type SitePage, type SitePageName } from '../library/site/site-page';
import type { Route, RouteHandler } from '../server';
import { withHead } from './with-head';

type Props = {
  readonly config: Pick<Config, 'teams' | 'slack' | 'desk' | 'operator' | 'knowledgeDirectory'>;
  readonly book: Phrasebook;
};

/** The pages about the service: open to whoever asks. */
export type SiteParts = {
  /** Stands at `/` for all who are not shown the local page there. */
  readonly front: RouteHandler;
  /** The others, and what all are drawn with. */
  readonly routes: readonly Route[];
};

/** @throws {SiteError} naming each page that is missing or cannot be used */
export function createSiteParts({ config, book }: Props): SiteParts {
  const { knowledgeDirectory: directory, operator } = config;
  const pages = loadSite({ directory, book, operator, features: listFeatures(config) });
  const handle = (name: SitePageName): RouteHandler => createSiteHandle(listDocuments(pages, name, book));
  const others: readonly Route[] = [
    { method: 'GET', path: '/privacy', handle: handle('privacy') },
    { method: 'GET', path: '/terms', handle: handle('terms') },
  ];
  const assets = createSiteAssets(join(packageRoot(), 'src/channels/web/assets'));
  return { front: handle('front'), routes: withHead([...others, ...assets]) };
}

/** Where there is no local page. */
export function listFrontRoutes({ front }: SiteParts): readonly Route[] {
  return withHead([{ method: 'GET', path: '/', handle: front }]);
}

function listFeatures({ teams, slack, desk }: Props['config']): readonly SiteFeature[] {
  return [
    ...(teams === undefined ? (['demo'] as const) : (['teams'] as const)),
    ...(slack === undefined ? [] : (['slack'] as const)),
    ...(desk.webhook === undefined ? [] : (['help-desk'] as const)),
  ];
}

function listDocuments(pages: readonly SitePage[], name: SitePageName, book: Phrasebook) {
  return pages
    .filter((page) => page.name === name)
    .map(({ locale, title, html }) => {
      const say = (key: string): string => book.say(locale, `site.${key}`);
      const links = (['privacy', 'terms'] as const).map((each) => ({
        path: SITE_PATHS[each],
        label: say(each),
      }));
      const names = { languages: say('languages'), pages: say('pages') };
      return { path: SITE_PATHS[name], locale, title, html, links, names };
    });
}
