import { join } from 'node:path';
import { type PageFileRoute, servePageFile } from '../page-file';

/** All that is served from the folder: a name outside this list is no file of ours. */
const ASSETS = [
  'desk.css',
  'ticket.css',
  'acts.mjs',
  'api.mjs',
  'blocks.mjs',
  'case.mjs',
  'composer.mjs',
  'desk.mjs',
  'dialogs.mjs',
  'element.mjs',
  'follow.mjs',
  'format.mjs',
  'keys.mjs',
  'live.mjs',
  'queue-pane.mjs',
  'queue.mjs',
  'session.mjs',
  'tell.mjs',
  'ticket-pane.mjs',
  'ticket.mjs',
  'transcript.mjs',
  'undo.mjs',
  'words-en.mjs',
  'words-ja.mjs',
  'words-ru.mjs',
  'words-zh.mjs',
  'words.mjs',
  'icon.svg',
] as const;

/**
 * The page as routes: `/desk` and `/desk/assets/NAME`. Every file is read now.
 * @param directory the folder with `desk.html` and what it loads
 * @throws Error naming the file that is missing
 */
export function createPageFiles(directory: string): readonly PageFileRoute[] {
  return [
    servePageFile('/desk', join(directory, 'desk.html')),
    ...ASSETS.map((name) => servePageFile(`/desk/assets/${name}`, join(directory, name))),
  ];
}
