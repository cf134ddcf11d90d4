import { type ApiProps, createApiRoutes } from './api-routes';
import type { DeskRoute } from './http';
import { createPageFiles } from './page-files';

export type DeskProps = ApiProps & {
  /** The folder with `desk.html` and what it loads. */
  readonly assets: string;
};

/**
 * The desk page and its API. The page itself holds no secret and is served to whoever asks, so that
 * it can ask for the token.
 * @throws Error naming the file of the page that is missing
 */
export function createDeskRoutes(props: DeskProps): readonly DeskRoute[] {
  const page = createPageFiles(props.assets);
  const local = props.access.isLocal ? page.map((route) => ({ ...route, isLocal: true })) : page;
  return [...local, ...createApiRoutes(props)];
}
