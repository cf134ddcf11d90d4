import { join } from 'node:path';
import { loadGuides } from '../pages/load-guides';
import { loadImported } from '../pages/load-imported';
import { IMPORTED } from '../search/digest';
import { type IndexedUnit, toUnits } from '../search/unit';

/**
 * The units of all guides and imported documents, with the words that help to find them: an opened index
 * no longer has those. @param directory the knowledge directory
 */
export function loadUnits(directory: string): readonly IndexedUnit[] {
  const guides = loadGuides(directory).map(({ page }) => page);
  return toUnits([...guides, ...loadImported(join(directory, IMPORTED))]);
}
