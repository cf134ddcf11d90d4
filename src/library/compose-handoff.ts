import type { HandoffAnswer, KnownFact, VerdictView } from '../answer/answer';
import { quoteText } from '../answer/marked-text';
import type { Block, Choice } from '../answer/reply';
import { PRIORITIES } from '../answer/ticket';
import { tellFacts } from './compose-question';
import { composePause } from './compose-small';
import { type SaidEntry, tellEntry, tellTranscript, tellWho } from './compose-ticket-entries';
import { priorityRow, reasonRow, section, tellExpected, toCode, toFactRows } from './compose-ticket-parts';
import { reasons, toneOf } from './compose-verdict';
import { type Draft, heading, paragraph, standardChoices } from './draft';
import type { Words } from './words';

type Told<Kind extends HandoffAnswer['kind']> = Extract<HandoffAnswer, { kind: Kind }>;

/** What a person is told before a ticket is opened. */
export function composeHandoff(
  answer: Told<'handoff-offer' | 'handoff-preview' | 'handoff-cancelled'>,
  words: Words,
): Draft {
  switch (answer.kind) {
    case 'handoff-offer':
      return composeOffer(answer, words);
    case 'handoff-preview':
      return composePreview(answer, words);
    case 'handoff-cancelled':
      return composePause('handoff.cancelled', words);
    default:
      return answer satisfies never;
  }
}

function composeOffer({ reason }: Told<'handoff-offer'>, words: Words): Draft {
  const person: Choice = { label: words.say('button.human'), action: { do: 'human' }, primary: true };
  return {
    blocks: [paragraph(words.say(`handoff.offer.${reason}`))],
    choices: [person, ...standardChoices(words)],
  };
}

/** All that is passed on, before anything is: the person decides, and may add to it. */
function composePreview({ draft, transcript, expected }: Told<'handoff-preview'>, words: Words): Draft {
  const { facts, verdict, note, evidence, priority, reason } = draft;
  const isEmpty = facts.length === 0 && transcript.length === 0;
  const added = note === null ? [] : [paragraph(quoteText(note))];
  return {
    blocks: [
      heading(words.say('handoff.title')),
      paragraph(words.say('handoff.unsent')),
      ...(isEmpty ? [paragraph(words.say('handoff.empty'))] : []),
      ...section(words.say('handoff.note'), added),
      { type: 'facts', rows: [priorityRow(priority, words), reasonRow(reason, words)] },
      ...section(words.say('handoff.facts'), tellKnown(facts, words)),
      ...tellSoFar(verdict, words),
      ...section(words.say('handoff.evidence'), toCode(evidence)),
      ...tellTranscript(transcript, words, { titleKey: 'handoff', tell: (entry) => tellOwn(entry, words) }),
      paragraph(tellExpected(expected, words)),
    ],
    choices: previewChoices(priority, words),
  };
}

/** What was learned, each as it was; what was only assumed in one line. */
function tellKnown(facts: readonly KnownFact[], words: Words): readonly Block[] {
  const known = facts.filter(({ fact }) => words.has(`fact.${fact}`));
  const assumed = known.filter(({ how }) => how === 'assumed');
  const rows = toFactRows(
    known.filter(({ how }) => how !== 'assumed'),
    words,
  );
  const rest = words.say('handoff.assumed', { facts: tellFacts(assumed, words) });
  return [
    ...(rows.length === 0 ? [] : [{ type: 'facts' as const, rows }]),
    ...(assumed.length === 0 ? [] : [paragraph(rest, 'subtle')]),
  ];
}

/** The outcome; what it means and rests on is folded, as the person has read it before. */
function tellSoFar(verdict: VerdictView | null, words: Words): readonly Block[] {
  if (verdict === null) return [paragraph(words.say('handoff.no-answer'), 'subtle')];
  const { outcome } = verdict;
  const sentence = paragraph(words.say(`outcome.${outcome}.sentence`));
  return [
    heading(words.say('handoff.answer')),
    paragraph(`**${words.say(`outcome.${outcome}.title`)}**`, toneOf(outcome)),
    { type: 'details', title: words.say('verdict.why'), blocks: [sentence, ...reasons(verdict, words)] },
  ];
}

function tellOwn(entry: SaidEntry, words: Words): string {
  const who = entry.from === 'person' ? words.say('handoff.you') : tellWho(entry, words);
  return words.say('staff.said', { who, text: tellEntry(entry, words) });
}

function previewChoices(current: string, words: Words): readonly Choice[] {
  const urgencies = PRIORITIES.filter((each) => each !== current).map((priority) => ({
    label: words.say('button.urgency', { priority: words.say(`priority.${priority}`) }),
    action: { do: 'handoff' as const, step: 'priority' as const, priority },
  }));
  return [
    {
      label: words.say('button.send-handoff'),
      action: { do: 'handoff', step: 'confirm' },
      primary: true,
    },
    { label: words.say('button.cancel-handoff'), action: { do: 'handoff', step: 'cancel' } },
    ...urgencies,
  ];
}
