import type { Activity, MessagingExtensionActionResponse } from 'botbuilder';
import type { Locale } from '../../answer/locale';
import type { Reply } from '../../answer/reply';
import type { Incoming, TurnTaker } from '../channel';
import type { Attempt } from './attempt';
import { createMark, isForDesk, joinReplies, toDialog, toDialogMessage } from './extension-card';
import { parseDialogPress, parseExplained, receiveDialogPress, receiveExplained } from './extension-explain';
import { createShared, digest, type Shared } from './extension-retries';
import { inTime, LATE } from './extension-time';
import type { SayExtension } from './extension-words';
import type { FindLocale } from './spoken-locale';

export type DialogProps = {
  readonly turn: TurnTaker;
  readonly attempt: Attempt;
  readonly say: SayExtension;
  readonly findLocale: FindLocale;
  /** How long an answer may take, in milliseconds; see `inTime`. */
  readonly patienceMs?: number;
};

/** "Explain this mail error" on a message: a dialog that only the person sees. Undefined: it is no call of it. */
export type Dialog = {
  open(activity: Activity, value: unknown): Promise<MessagingExtensionActionResponse | undefined>;
  press(activity: Activity, value: unknown): Promise<MessagingExtensionActionResponse | undefined>;
};

/** What a turn said; or, where it failed, one sentence. */
type Said = readonly Reply[] | string;

export function createDialog(props: DialogProps): Dialog {
  const share: Shared<Said> = createShared({ isGood: (said) => typeof said !== 'string' });
  const act = (key: string, message: string, incoming: Incoming) =>
    show(props, { message, incoming, said: share(key, () => take(props, incoming)) });
  return {
    open: async (activity, value) => {
      const explained = parseExplained(value);
      if (explained === undefined) return undefined;
      const { message, words } = explained;
      const incoming = await spoken(props, activity, receiveExplained(activity, explained));
      if (words === '') return toDialogMessage(props.say(incoming.locale ?? 'en', 'explain.nothing'));
      return act(digest(incoming.conversation, words), message, incoming);
    },
    press: async (activity, value) => {
      const press = parseDialogPress(value);
      if (press === undefined) return undefined;
      const incoming = await spoken(props, activity, receiveDialogPress(activity, press));
      return act(digest(incoming.conversation, incoming.delivery ?? ''), press.mark.explain, incoming);
    },
  };
}

/** In the language the person has with the bot, whatever that of their client or of the message is. */
async function spoken(
  { findLocale }: DialogProps,
  activity: Activity,
  incoming: Incoming,
): Promise<Incoming> {
  const locale = await findLocale(activity, incoming.conversation);
  return locale === undefined ? incoming : { ...incoming, locale };
}

/** What another process has answered already is not done again: it is said how the case stands. */
function take({ turn, attempt }: DialogProps, incoming: Incoming): Promise<Said> {
  return attempt(incoming.locale, async () => {
    const replies = await turn.take(incoming);
    if (replies.length > 0) return replies;
    const { delivery: _, pressed: __, ...again } = incoming;
    return turn.take({ ...again, text: '', action: { do: 'verdict' } });
  });
}

type Shown = { readonly message: string; readonly incoming: Incoming; readonly said: Promise<Said> };

async function show(
  { say, patienceMs }: DialogProps,
  { message, incoming: { locale = 'en' }, said }: Shown,
): Promise<MessagingExtensionActionResponse> {
  const replies = await inTime(said, patienceMs);
  if (typeof replies === 'string') return toDialogMessage(replies);
  if (isNotUnderstood(replies)) return toDialogMessage(say(locale, 'explain.nothing'));
  const reply = replies === LATE ? drawUpLate(locale, say) : withoutDesk(replies, say);
  if (reply === undefined) return toDialogMessage(say(locale, 'explain.elsewhere'));
  return toDialog(say(reply.locale, 'explain.title'), reply, createMark(message));
}

/** What a turn says then invites to write on, and nobody can write in a dialog. */
function isNotUnderstood(replies: readonly Reply[] | typeof LATE): boolean {
  return replies !== LATE && replies.every(({ kind }) => kind === 'not-understood');
}

/** A dialog is closed and left behind: nobody of the staff could reach the person in it. */
function withoutDesk(replies: readonly Reply[], say: SayExtension): Reply | undefined {
  const reply = joinReplies(replies.filter(({ kind }) => !kind.startsWith('handoff-')));
  if (reply === undefined) return undefined;
  const elsewhere = {
    type: 'paragraph',
    text: say(reply.locale, 'explain.elsewhere'),
    tone: 'subtle',
  } as const;
  return {
    ...reply,
    blocks: [...reply.blocks, elsewhere],
    choices: reply.choices.filter((choice) => !isForDesk(choice)),
  };
}

/** The turn goes on; how the case stands after it is behind the button. */
function drawUpLate(locale: Locale, say: SayExtension): Reply {
  const text = say(locale, 'explain.slow');
  return {
    kind: 'late',
    locale,
    text,
    blocks: [{ type: 'paragraph', text, tone: 'plain' }],
    choices: [{ label: say(locale, 'explain.show'), action: { do: 'verdict' }, primary: true }],
  };
}
