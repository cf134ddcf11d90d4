import { findFaults, findViewFaults } from '../support/block-kit';
import type { Block } from './block';
import { SlackError } from './slack-error';
import type { ViewInput } from './views';

/** @throws SlackError `invalid_blocks` */
export function checkBlocks(blocks: readonly Block[]): void {
  const faults = findFaults(blocks, 'message');
  if (faults.length > 0) throw new SlackError('invalid_blocks', faults);
}

/** @throws SlackError `invalid_arguments` */
export function checkView(view: ViewInput | undefined, type: ViewInput['type']): ViewInput {
  if (view === undefined) throw new SlackError('invalid_arguments', ['missing required field: view']);
  const faults = [
    ...(view.type === type ? [] : [`view/type: ${String(view.type)} where ${type} belongs`]),
    ...findViewFaults(view),
  ];
  if (faults.length > 0) throw new SlackError('invalid_arguments', faults);
  return view;
}
