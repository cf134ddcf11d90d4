import type { Route } from '../server';

/** Answers HEAD as GET without the body, which Node leaves out. Not for streams: those would never end. */
export function withHead(routes: readonly Route[]): readonly Route[] {
  return routes.flatMap((route) => [route, { ...route, method: 'HEAD' }] as const);
}
