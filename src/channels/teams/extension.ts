import type { Activity, MessagingExtensionActionResponse, MessagingExtensionResponse } from 'botbuilder';
import type { Locale } from '../../answer/locale';
import type { Clipping, KnowledgeSearch, SourcePages } from '../channel';
import { createDialog, type DialogProps } from './extension-dialog';
import { inTime, LATE } from './extension-time';
import { readLocale } from './receive';
import { parseSearchQuery, type SearchQuery } from './search-query';
import { toMessage, toResults } from './search-results';
import { parseLink, toUnfurled } from './unfurl-link';

/** What the message extension needs of the rest of the product. */
export type ExtensionParts = Pick<DialogProps, 'say' | 'patienceMs'> & {
  readonly search: KnowledgeSearch;
  readonly pages: SourcePages;
};

export type ExtensionProps = ExtensionParts & DialogProps;

/** Answers the compose box, the menu of a message and pasted links; undefined: it is no call of ours. */
export type Extension = {
  search(activity: Activity, value: unknown): Promise<MessagingExtensionResponse | undefined>;
  unfurl(activity: Activity, value: unknown): Promise<MessagingExtensionResponse | undefined>;
  /** Opens a dialog that explains a message. */
  explain(activity: Activity, value: unknown): Promise<MessagingExtensionActionResponse | undefined>;
  /** A button of that dialog. */
  press(activity: Activity, value: unknown): Promise<MessagingExtensionActionResponse | undefined>;
};

/** More results than this are not read. */
const MOST_RESULTS = 10;

export function createExtension(props: ExtensionProps): Extension {
  const dialog = createDialog(props);
  return {
    search: async (activity, value) => {
      const query = parseSearchQuery(value);
      return query && search(props, readLocale(activity) ?? 'en', query);
    },
    unfurl: async (activity, value) => {
      const address = parseLink(value);
      return address === undefined ? undefined : unfurl(props, readLocale(activity) ?? 'en', address);
    },
    explain: dialog.open,
    press: dialog.press,
  };
}

async function search(
  props: ExtensionProps,
  locale: Locale,
  { question, skip }: SearchQuery,
): Promise<MessagingExtensionResponse> {
  const { attempt, say, patienceMs } = props;
  const found = await inTime(
    attempt(locale, () => find(props, locale, question)),
    patienceMs,
  );
  if (found === LATE) return toMessage(say(locale, 'search.slow'));
  if (typeof found === 'string') return toMessage(found);
  return found.length === 0
    ? toMessage(say(locale, 'search.nothing'))
    : toResults(found.slice(skip, MOST_RESULTS));
}

function find(
  { search: knowledge }: ExtensionProps,
  locale: Locale,
  question: string,
): Promise<readonly Clipping[]> {
  return question === ''
    ? knowledge.suggest(locale)
    : knowledge.find({ question, locale, most: MOST_RESULTS });
}

/** A link stays a link where anything goes wrong: nobody has asked for the card. */
async function unfurl(
  { attempt, pages, patienceMs }: ExtensionProps,
  locale: Locale,
  address: string,
): Promise<MessagingExtensionResponse> {
  const page = await inTime(
    attempt(locale, () => pages.describe(address, locale)),
    patienceMs,
  );
  return toUnfurled(page === LATE || typeof page === 'string' ? undefined : page);
}
