import type { Answer } from '../src/answer/answer';
import type { Conversation } from '../src/answer/conversation';
import type { Dialog, DialogInput, DialogStep, Unanswered } from '../src/answer/dialog';
import type { Locale } from '../src/answer/locale';
import type { Looked, Lookup } from '../src/answer/lookup';
import type { Reading } from '../src/reading/reading';
import type { Policy } from '../src/rules/policy';
import { listGiven } from './case-file';
import { openQuestion, type Rulebook } from './standing';

type Input = DialogInput<Reading>;
type Asked = NonNullable<Conversation['asked']>;
/** A question, what was found for it, and the language it was asked in. */
type Finding = { readonly text: string; readonly looked: Looked };

/** As many other passages are offered at once. */
const OFFERED = 3;
/** What may be a question: anything else is about a case, a command or a courtesy. */
const QUESTIONS: readonly Reading['intent'][] = ['question', 'unknown'];

/**
 * Questions about the policy, relays and delivery: the best passage with its citations, others like it,
 * and a way on where it was not meant. A question that is really a case goes to the next dialog.
 */
export function createAsk(policy: Policy, lookup: Lookup): Dialog<Reading> {
  return {
    name: 'ask',
    takes: (conversation, input) =>
      isAboutPassages(conversation, input, lookup) || find(conversation, input, lookup) !== undefined,
    advance: (conversation, input) => {
      const rulebook = { policy, today: input.today };
      if (input.action?.do === 'relay') return withCase(tellRelays(conversation, policy, lookup), rulebook);
      if (input.action !== undefined) return withCase(press(conversation, input, lookup), rulebook);
      const finding = find(conversation, input, lookup);
      return finding === undefined
        ? { conversation, answers: [] }
        : withCase(answer(conversation, finding), rulebook);
    },
  };
}

function isAboutPassages({ asked }: Conversation, { action }: Input, lookup: Lookup): boolean {
  if (action?.do === 'relay') return true;
  if (action?.do === 'read') return lookup.has(action.key);
  return (action?.do === 'more' || action?.do === 'not-it') && asked !== null;
}

/** What a message asks of the knowledge base; undefined where it is another dialog's. */
function find(
  conversation: Conversation,
  { action, reading, text = '', wish }: Input,
  lookup: Lookup,
): Finding | undefined {
  if (action !== undefined || reading === undefined) return undefined;
  if (wish === 'ask') return { text, looked: lookup.find(text, reading.locale) };
  if (wish === 'check' || reading.language !== null) return undefined;
  return (
    findFollowUp(conversation, reading, text, lookup) ?? findQuestion(conversation, reading, text, lookup)
  );
}

/** "And for CSP?" asks the last question again, of something else. */
function findFollowUp(
  { asked }: Conversation,
  reading: Reading,
  text: string,
  lookup: Lookup,
): Finding | undefined {
  if (asked === null || !reading.followsUp) return undefined;
  const joined = `${asked.text} ${text}`;
  const looked = lookup.find(joined, reading.locale);
  const fresh = looked.passages.filter(({ key }) => !asked.shown.includes(key));
  return looked.isAnswered && fresh.length > 0
    ? { text: joined, looked: { ...looked, passages: fresh } }
    : undefined;
}

function findQuestion(
  conversation: Conversation,
  reading: Reading,
  text: string,
  lookup: Lookup,
): Finding | undefined {
  if (!isQuestion(reading) || reading.symptom !== null) return undefined;
  const looked = lookup.find(text, reading.locale);
  const isKnown = looked.isAnswered && !(looked.isCase && saysFacts(reading));
  if (isKnown && (reading.intent !== 'unknown' || conversation.asking === null)) return { text, looked };
  const isUnanswered = reading.intent === 'question' && !looked.isAnswered && !saysFacts(reading);
  return isUnanswered ? { text, looked } : undefined;
}

/** What names facts of a case, or asks how something is used, may still be no more than a question: "is there a free SendGrid plan?" */
function isQuestion({ intent, asks, isOnlyWish }: Reading): boolean {
  if (isOnlyWish) return false;
  return intent === 'help' || QUESTIONS.includes(intent) || (intent === 'case' && asks);
}

function saysFacts({ facts, maybe, denied, trouble }: Reading): boolean {
  return Object.keys(facts).length + maybe.length + denied.length + trouble.length > 0;
}

function answer(conversation: Conversation, { text, looked }: Finding): DialogStep {
  const [best] = looked.passages;
  if (best === undefined || !looked.isAnswered) return tellNone(conversation, { text, looked });
  const asked: Asked = { text, shown: [best.key] };
  return {
    conversation: { ...conversation, asked },
    answers: [{ kind: 'passage', passage: best, isAnswer: true }],
  };
}

function tellNone(conversation: Conversation, { text, looked }: Finding): DialogStep {
  const nearest = looked.passages.slice(0, OFFERED);
  return {
    conversation: { ...conversation, asked: { text, shown: nearest.map(({ key }) => key) } },
    answers: [{ kind: 'no-passage', nearest }],
    unanswered: { text, reason: 'no-answer', nearest: nearest[0]?.key ?? null },
  };
}

function press(conversation: Conversation, { action }: Input, lookup: Lookup): DialogStep {
  const { asked } = conversation;
  if (action?.do === 'read') {
    const passage = { key: action.key, locale: localeOf(conversation) };
    const shown = asked === null ? null : { ...asked, shown: [...asked.shown, action.key] };
    return {
      conversation: { ...conversation, asked: shown },
      answers: [{ kind: 'passage', passage, isAnswer: false }],
    };
  }
  if (asked === null) return { conversation, answers: [] };
  return offer(conversation, asked, action?.do === 'not-it' ? 'not-it' : 'more', lookup);
}

/** The way that works whatever the verdict is, and the relays there are to choose from. */
const RELAYS = ['relay-acs', 'relay-sendgrid', 'relay-exchange-online', 'relay-on-premises'] as const;

function tellRelays(conversation: Conversation, { guides }: Policy, lookup: Lookup): DialogStep {
  const view = (step: string) => ({
    key: lookup.keyOf(guides[step] ?? step),
    locale: localeOf(conversation),
  });
  const relays = RELAYS.map(view);
  const passage = view('use-relay');
  const shown = [passage, ...relays].map(({ key }) => key);
  return {
    conversation: { ...conversation, asked: { text: 'smtp relay', shown } },
    answers: [
      { kind: 'passage', passage, isAnswer: false },
      { kind: 'passages', passages: relays, why: 'more' },
    ],
  };
}

/** The next passages for the same question; where there are none left, a person or the case is the way on. */
function offer(conversation: Conversation, asked: Asked, why: 'more' | 'not-it', lookup: Lookup): DialogStep {
  const { passages } = lookup.find(asked.text, localeOf(conversation));
  const next = passages.filter(({ key }) => !asked.shown.includes(key)).slice(0, OFFERED);
  const shown = [...asked.shown, ...next.map(({ key }) => key)];
  const answers: readonly Answer[] =
    next.length === 0 ? [{ kind: 'no-passage', nearest: [] }] : [{ kind: 'passages', passages: next, why }];
  const step = { conversation: { ...conversation, asked: { ...asked, shown } }, answers };
  return why === 'more' ? step : { ...step, unanswered: notMeant(asked) };
}

function notMeant({ text, shown }: Asked): Unanswered {
  return { text, reason: 'not-meant', nearest: shown[0] ?? null };
}

function localeOf({ locale }: Conversation): Locale {
  return locale ?? 'en';
}

/** A question of the case that was open stays open, and is asked again below. */
function withCase(step: DialogStep, rulebook: Rulebook): DialogStep {
  const { conversation, answers } = step;
  const question = conversation.asking === null ? undefined : openQuestion(conversation, rulebook);
  if (question === undefined) return step;
  const facts = listGiven(conversation.known, rulebook.today);
  return { ...step, answers: [...answers, { kind: 'question', question, facts }] };
}
