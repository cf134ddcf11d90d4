import type { Action } from '../src/answer/action';
import type { Answer, FactValue, QuestionView } from '../src/answer/answer';
import { type Conversation, type Knowledge, NOTHING_KNOWN } from '../src/answer/conversation';
import type { Dialog, DialogInput, DialogStep } from '../src/answer/dialog';
import type { FilledForm } from '../src/answer/form';
import type { Reading } from '../src/reading/reading';
import type { Policy } from '../src/rules/policy';
import { compare, forget, isFactName, listGiven, parseChoice, remember } from './case-file';
import { hasFacts, hearFacts, learnAll, listPicked, toValues } from './learning';
import { askAbout, openQuestion, outcomeOf, type Rulebook, stand } from './standing';
import { tellHow, tellSymptom, tellTrouble, tellWhy } from './tell';
import { forkOver, suppose } from './what-if';

type Turn = {
  readonly conversation: Conversation;
  readonly rulebook: Rulebook;
  /** See DialogInput. */
  readonly hasFiles?: boolean | undefined;
};

/** From "my mail does not leave" to a verdict: facts as they come, one question at a time, each correctable. */
export function createDiagnose(policy: Policy): Dialog<Reading> {
  return {
    name: 'diagnose',
    takes: () => true,
    advance: (conversation, input) => {
      const { today, hasFiles } = input;
      const turn = { conversation, rulebook: { policy, today }, hasFiles };
      const { conversation: after, ...step } = settle(route(turn, input), turn.rulebook);
      // Whatever was asked of the guides is no longer what the talk is about.
      return { conversation: { ...after, asked: null }, ...withQuestion(step, input) };
    },
  };
}

function route(turn: Turn, { action, reading, joined, wish }: DialogInput<Reading>): DialogStep {
  if (joined === true) return say(turn, [{ kind: 'welcome' }]);
  if (action?.do === 'fill') return fillIn(turn, action.facts, reading);
  if (action !== undefined) return obey(turn, action);
  if (reading === undefined) return repeat(turn);
  return wish === 'check' ? checkAnew(turn, reading) : hear(turn, reading);
}

function obey(turn: Turn, action: Exclude<Action, { do: 'fill' }>): DialogStep {
  switch (action.do) {
    case 'answer':
      return choose(turn, action.fact, action.value);
    case 'correct':
      return ask(turn, action.fact);
    case 'how':
      return say(turn, tellHow(about(turn, questionAbout(turn, action.fact))));
    case 'why':
      return say(turn, tellWhy(about(turn, questionAbout(turn, action.fact))));
    case 'what-if':
      if (parseChoice(action.fact, action.value) === undefined) return repeat(turn);
      return say(turn, suppose(turn.conversation.known, [action], turn.rulebook));
    case 'as-of':
      return choose(turn, 'asOf', action.value);
    case 'language':
      return switchLanguage(turn, action.locale);
    case 'verdict':
      return repeat(turn);
    case 'back':
      return goBack(turn);
    case 'restart':
      return restart(turn, 'restarted');
    case 'cancel':
      return restart(turn, 'cancelled');
    case 'help':
      return say(turn, [{ kind: 'help' }]);
    // Nobody can be reached from here: the dialog with the staff takes these where somebody can.
    case 'human':
    case 'handoff':
    case 'ticket':
    case 'rate':
      return say(turn, [{ kind: 'human' }, ...openStanding(turn)]);
    case 'read':
    case 'more':
    case 'not-it':
    case 'relay':
    case 'staff':
      return repeat(turn);
    default:
      return action satisfies never;
  }
}

/** What was said and not understood is kept, so that somebody may teach it. */
function withQuestion(
  step: Omit<DialogStep, 'conversation'>,
  { text = '' }: DialogInput<Reading>,
): typeof step {
  const isLost = text.trim() !== '' && step.answers.some(({ kind }) => kind === 'not-understood');
  return isLost ? { ...step, unanswered: { text, reason: 'not-understood', nearest: null } } : step;
}

function hear(turn: Turn, reading: Reading): DialogStep {
  if (reading.language !== null) return switchLanguage(turn, reading.language);
  switch (reading.intent) {
    case 'restart':
      return hasFacts(reading) ? restartWith(turn, reading) : restart(turn, 'restarted');
    case 'cancel':
      return restart(turn, 'cancelled');
    case 'back':
      return goBack(turn);
    case 'help':
      return say(turn, [{ kind: 'help' }]);
    case 'human':
      return say(turn, [{ kind: 'human' }, ...openStanding(turn)]);
    case 'thanks':
      return say(turn, [{ kind: 'thanks' }, ...openStanding(turn)]);
    case 'greeting':
      return hasFacts(reading)
        ? note(turn, reading)
        : say(turn, [{ kind: 'welcome' }, ...openStanding(turn)]);
    case 'why':
      return hasFacts(reading)
        ? note(turn, reading)
        : say(turn, tellWhy(about(turn, openQuestion(turn.conversation, turn.rulebook))));
    case 'how':
      return hasFacts(reading)
        ? note(turn, reading)
        : say(turn, tellHow(about(turn, openQuestion(turn.conversation, turn.rulebook))));
    case 'what-if':
      return supposeAll(turn, reading);
    case 'case':
    case 'question':
    case 'correct':
    case 'yes':
    case 'no':
    case 'language':
    case 'unknown':
      return note(turn, reading);
    default:
      return reading.intent satisfies never;
  }
}

/** Takes in what a message said. Nothing said that counts: says so, and what may be said. */
function note(turn: Turn, reading: Reading): DialogStep {
  if (!hasFacts(reading)) return noteNothing(turn, reading);
  const { known, troubles } = hearFacts(turn.conversation.known, reading, turn.rulebook);
  return finish(turn, known, [...tellSymptom(reading), ...tellTrouble(troubles)]);
}

/** "My mail does not leave" tells nothing to decide by, but it opens the case. */
function noteNothing(turn: Turn, reading: Reading): DialogStep {
  if (reading.intent === 'case' && turn.conversation.asking === null) return repeat(turn);
  const { known, asking } = turn.conversation;
  const facts = listGiven(known, turn.rulebook.today);
  return say(turn, [
    { kind: 'not-understood', facts, asking, hasFiles: turn.hasFiles === true },
    ...openStanding(turn),
  ]);
}

/** The question still open in a case that has begun; a verdict already told is not told again. */
export function openStanding(turn: Turn): readonly Answer[] {
  const { known, asking } = turn.conversation;
  const question = openQuestion(turn.conversation, turn.rulebook);
  const isBegun = asking !== null || Object.keys(known.facts).length + known.among.length > 0;
  if (question === undefined || !isBegun) return [];
  return [{ kind: 'question', question, facts: listGiven(known, turn.rulebook.today) }];
}

/** The verdict on these words alone. */
function checkAnew(turn: Turn, reading: Reading): DialogStep {
  return fromNothing(turn, (fresh) => hear(fresh, reading));
}

/** "Start over: CSP, created in 2020" tells the new case with it. */
function restartWith(turn: Turn, reading: Reading): DialogStep {
  const step = fromNothing(turn, (fresh) => note(fresh, reading));
  return { ...step, answers: [{ kind: 'restarted' }, ...step.answers] };
}

/** A step taken as if nothing were known; one step back from it brings back what was. */
function fromNothing(turn: Turn, take: (fresh: Turn) => DialogStep): DialogStep {
  const step = take({ ...turn, conversation: { ...turn.conversation, known: NOTHING_KNOWN } });
  const { earlier } = remember(turn.conversation, step.conversation.known);
  return { ...step, conversation: { ...step.conversation, earlier } };
}

/** A form sent, and the story written beside it. A story alone is heard as a message is. */
function fillIn(turn: Turn, filled: FilledForm, reading: Reading | undefined): DialogStep {
  const { known } = turn.conversation;
  const { emptied, facts } = listPicked(known, filled);
  const isUntouched = emptied.length + Object.keys(facts).length === 0;
  if (isUntouched) return reading === undefined ? repeat(turn) : hear(turn, reading);
  const told = hearFacts(forget(known, emptied), reading, turn.rulebook);
  const picked = learnAll(told.known, { facts, how: 'chosen' }, turn.rulebook);
  const symptom = reading === undefined ? [] : tellSymptom(reading);
  return finish(turn, picked.known, [...symptom, ...tellTrouble([...told.troubles, ...picked.troubles])]);
}

/** One value chosen from a button, a list or a date field. */
function choose(turn: Turn, fact: string, value: FactValue): DialogStep {
  const parsed = parseChoice(fact, value);
  if (!isFactName(fact)) return repeat(turn);
  if (parsed === undefined) {
    const code = fact === 'created' || fact === 'asOf' ? 'no-such-date' : 'bad-value';
    return say(turn, [{ kind: 'trouble', troubles: [{ code, fact, text: String(value) }] }, standNow(turn)]);
  }
  const { known, troubles } = learnAll(
    turn.conversation.known,
    { facts: { [fact]: parsed.value }, how: 'chosen' },
    turn.rulebook,
  );
  return finish(turn, known, tellTrouble(troubles));
}

/**
 * Keeps what was learned; a change of something already known is shown before and after. A more
 * exact answer to what was asked is an answer, no change.
 */
function finish(turn: Turn, known: Knowledge, first: readonly Answer[]): DialogStep {
  const before = turn.conversation.known;
  const conversation = remember(turn.conversation, known);
  const standing = stand(known, turn.rulebook);
  const asked = openNeed(before, turn.rulebook);
  const changes = compare(before, known).filter((change) => change.before !== null && change.fact !== asked);
  if (changes.length === 0) return { conversation, answers: [...first, standing] };
  const outcomeBefore = outcomeOf(stand(before, turn.rulebook));
  const changed: Answer = { kind: 'changed', changes, outcomeBefore, outcomeAfter: outcomeOf(standing) };
  return { conversation, answers: [...first, changed, standing] };
}

/** The fact the rules ask for; undefined where they have decided. */
function openNeed(known: Knowledge, rulebook: Rulebook): string | undefined {
  const standing = stand(known, rulebook);
  return standing.kind === 'question' ? standing.question.fact : undefined;
}

/** What a sentence says of the real case is learned; what it only supposes is answered and forgotten. */
function supposeAll(turn: Turn, reading: Reading): DialogStep {
  const changes = Object.entries(toValues(reading.supposed)).map(([fact, value]) => ({ fact, value }));
  if (changes.length === 0) return reading.maybe.length > 0 ? supposeAny(turn, reading) : note(turn, reading);
  const noted = hasFacts(reading) ? note(turn, reading) : say(turn, []);
  const { conversation } = noted;
  const told = noted.answers.filter(({ kind }) => kind !== 'verdict' && kind !== 'question');
  return { conversation, answers: [...told, ...suppose(conversation.known, changes, turn.rulebook)] };
}

/** "What if we had an MCA?" leaves several types possible: each is answered for. */
function supposeAny({ conversation, rulebook }: Turn, { maybe }: Reading): DialogStep {
  const forks = forkOver(conversation.known, 'subscription', maybe, rulebook);
  return { conversation, answers: [{ kind: 'what-if-open', changes: [], fact: 'subscription', forks }] };
}

/** Asks for any fact the person wants to tell or change. */
function ask(turn: Turn, fact: string): DialogStep {
  if (!isFactName(fact)) return repeat(turn);
  const facts = listGiven(turn.conversation.known, turn.rulebook.today);
  return say(turn, [{ kind: 'question', question: askAbout(fact), facts }]);
}

function questionAbout(turn: Turn, fact: string): QuestionView | undefined {
  const open = openQuestion(turn.conversation, turn.rulebook);
  if (open?.fact === fact || !isFactName(fact)) return open;
  return askAbout(fact);
}

function about({ conversation, rulebook }: Turn, question: QuestionView | undefined) {
  return { known: conversation.known, rulebook, question };
}

function switchLanguage(turn: Turn, locale: NonNullable<Conversation['locale']>): DialogStep {
  const conversation = { ...turn.conversation, locale, isLocaleChosen: true };
  return { conversation, answers: [{ kind: 'language-changed' }, standNow(turn)] };
}

function goBack(turn: Turn): DialogStep {
  const { earlier, known } = turn.conversation;
  const last = earlier.at(-1);
  if (last === undefined) return say(turn, [{ kind: 'nothing-to-go-back' }, standNow(turn)]);
  const conversation = { ...turn.conversation, known: last, earlier: earlier.slice(0, -1) };
  const changes = compare(known, last);
  return { conversation, answers: [{ kind: 'went-back', changes }, stand(last, turn.rulebook)] };
}

/** Forgets the case; one step back brings it all back. */
function restart(turn: Turn, kind: 'restarted' | 'cancelled'): DialogStep {
  const conversation = remember(turn.conversation, NOTHING_KNOWN);
  if (kind === 'cancelled') return { conversation, answers: [{ kind }] };
  return { conversation, answers: [{ kind }, stand(NOTHING_KNOWN, turn.rulebook)] };
}

function repeat(turn: Turn): DialogStep {
  return say(turn, [standNow(turn)]);
}

function standNow({ conversation, rulebook }: Turn): Answer {
  return stand(conversation.known, rulebook);
}

function say({ conversation }: Turn, answers: readonly Answer[]): DialogStep {
  return { conversation, answers };
}

/** Notes which fact was asked for last, so that the next bare word is read in its light. */
function settle({ conversation, answers }: DialogStep, rulebook: Rulebook): DialogStep {
  const asked = answers.findLast(
    (answer) => answer.kind === 'question' || answer.kind === 'how' || answer.kind === 'why',
  );
  if (asked !== undefined) return { conversation: { ...conversation, asking: asked.question.fact }, answers };
  const isDone = answers.some((answer) => answer.kind === 'verdict' || answer.kind === 'cancelled');
  const standing = stand(conversation.known, rulebook);
  const isStillOpen = standing.kind === 'question' && conversation.asking !== null && !isDone;
  return { conversation: { ...conversation, asking: isStillOpen ? conversation.asking : null }, answers };
}
