import { getText } from './json';
import type { Sources } from './load-sources';
import type { Problem } from './problem';
import { type Picture, readPng } from './read-png';

/** In dots, as Teams wants them. */
export const COLOR_SIZE = 192;
export const OUTLINE_SIZE = 32;

type Kind = {
  readonly name: string;
  readonly size: number;
  readonly find: (picture: Picture) => string | undefined;
};

const KINDS: readonly Kind[] = [
  { name: 'color', size: COLOR_SIZE, find: findColorFault },
  { name: 'outline', size: OUTLINE_SIZE, find: findOutlineFault },
];

/** Whether the pictures are what Teams wants: sizes, background, colours. */
export function checkIcons({ manifest, icons }: Pick<Sources, 'manifest' | 'icons'>): readonly Problem[] {
  return KINDS.flatMap(({ name, size, find }) => {
    const where = getText(manifest, ['icons', name]) ?? '';
    const file = icons.get(where);
    if (file === undefined) return [];
    const picture = readPng(file);
    const says = picture === undefined ? NO_PNG : (findSizeFault(picture, size) ?? find(picture));
    return says === undefined ? [] : [{ where, field: `icons.${name}`, says }];
  });
}

const NO_PNG = 'is no PNG of eight bits a channel, RGB or RGBA, not interlaced: save it as one';

function findSizeFault({ width, height }: Picture, size: number): string | undefined {
  if (width === size && height === size) return undefined;
  return `is ${width} by ${height} dots: draw it ${size} by ${size}`;
}

/** Teams rounds the corners itself: its own would leave holes. */
function findColorFault({ dots }: Picture): string | undefined {
  const isSolid = dots.every((value, at) => at % 4 !== 3 || value === 255);
  return isSolid
    ? undefined
    : 'has see-through dots: fill its background to the edges, without round corners';
}

function findOutlineFault({ dots }: Picture): string | undefined {
  const opacities = dots.filter((_, at) => at % 4 === 3);
  if (!opacities.includes(0)) return 'has no see-through background: leave it out';
  if (!opacities.includes(255)) return 'has no wholly white dot: draw its lines in white';
  const isWhite = dots.every((value, at) => at % 4 === 3 || value === 255 || dots[at - (at % 4) + 3] === 0);
  return isWhite ? undefined : 'has dots that are not white: draw its lines in white and nothing else';
}
