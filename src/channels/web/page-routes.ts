import { join } from 'node:path';
import { type PageFileRoute, servePageFile } from '../page-file';

export type PageProps = {
  /** The folder with `page.html` and what it loads. */
  readonly directory: string;
  /** The script that draws cards; by default the one of the installed `adaptivecards` package. */
  readonly cardScript?: string;
};

/** All that is served from the folder: a name outside this list is no file of ours. */
const ASSETS = ['page.css', 'page.mjs', 'chat.mjs', 'card.mjs', 'words.mjs'] as const;
const CARD_SCRIPT = 'adaptivecards.min.js';

/**
 * The local page as routes: `/` and `/assets/NAME`; what it shares with others is in `site-routes.ts`.
 * Every file is read now.
 * @throws Error naming the file that is missing
 */
export function createPageRoutes({ directory, cardScript }: PageProps): readonly PageFileRoute[] {
  const script = cardScript ?? require.resolve('adaptivecards/dist/adaptivecards.min.js');
  return [
    servePageFile('/', join(directory, 'page.html')),
    ...ASSETS.map((name) => servePageFile(`/assets/${name}`, join(directory, name))),
    servePageFile(`/assets/${CARD_SCRIPT}`, script),
  ];
}
