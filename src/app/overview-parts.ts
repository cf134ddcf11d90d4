import { parseChoice } from '../../dialogs/case-file';
import { toCaseForm } from '../../dialogs/case-form';
import { stand } from '../../dialogs/standing';
import { type CaseForm, createCaseForm } from '../case-form';
import type { Compose } from '../library/compose';
import { createComposeForm } from '../library/compose-form';
import type { Phrasebook } from '../library/phrasebook';
import { createOverview, type Overview } from '../overview';
import type { Reader } from '../reading/reading';
import type { Policy } from '../rules/policy';
import type { ConversationStore } from '../store/conversation-store';

type Props = {
  readonly store: ConversationStore;
  readonly policy: Policy;
  readonly reader: Reader;
  readonly book: Phrasebook;
  readonly compose: Compose;
  readonly today: () => string;
};

/** What a channel looks up without taking a turn. */
export type OverviewParts = Overview & CaseForm;

export function createOverviewParts({ store, policy, reader, book, compose, today }: Props): OverviewParts {
  const overview = createOverview({
    store,
    compose,
    stand: ({ known }) => stand(known, { policy, today: today() }),
  });
  const form = createCaseForm({
    store,
    reader,
    compose: createComposeForm({ book, documents: policy.documents }),
    toForm: toCaseForm,
    parseValue: (fact, value) => parseChoice(fact, value)?.value,
    today,
  });
  return { ...overview, ...form };
}
