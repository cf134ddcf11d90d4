import type { Activity } from 'botbuilder';
import { isPrivate } from './private';

type Account = { readonly id: string; readonly name?: string };

/** Where something can be sent without having been asked. */
export type Reference = {
  readonly serviceUrl: string;
  readonly channelId: string;
  readonly conversation: {
    readonly id: string;
    readonly conversationType?: string;
    readonly isGroup?: boolean;
    readonly tenantId?: string;
  };
  readonly bot?: Account;
  readonly user?: Account;
  /** Only the person sees there what is sent, although there are several. */
  readonly isPrivate?: true;
};

/** What stays the same from message to message. */
export function toReference(activity: Activity): Reference {
  const { serviceUrl, channelId, conversation, recipient, from } = activity;
  const { id, conversationType, isGroup, tenantId } = conversation;
  return {
    serviceUrl,
    channelId,
    conversation: {
      id,
      ...(conversationType !== undefined && { conversationType }),
      ...(isGroup !== undefined && { isGroup }),
      ...(tenantId !== undefined && { tenantId }),
    },
    ...toAccounts({ bot: recipient, user: from }),
    ...(isPrivate(activity) && { isPrivate: true }),
  };
}

function toAccounts(accounts: Readonly<Record<'bot' | 'user', Partial<Account> | undefined>>) {
  const known = Object.entries(accounts).flatMap(([role, account]) =>
    typeof account?.id === 'string'
      ? [[role, { id: account.id, ...(account.name && { name: account.name }) }]]
      : [],
  );
  return Object.fromEntries(known) as Partial<Record<'bot' | 'user', Account>>;
}
