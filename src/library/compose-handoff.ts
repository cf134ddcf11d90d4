import type { HandoffAnswer } from '../answer/answer';
import { quoteText } from '../answer/marked-text';
import type { Choice } from '../answer/reply';
import { PRIORITIES } from '../answer/ticket';
import { composePause } from './compose-small';
import { type SaidEntry, tellEntry, tellTranscript, tellWho } from './compose-ticket-entries';
import {
  priorityRow,
  reasonRow,
  section,
  tellExpected,
  tellVerdict,
  toCode,
  toFactRows,
} from './compose-ticket-parts';
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
      { type: 'facts', rows: [priorityRow(priority, words), reasonRow(reason, words)] },
      ...section(
        words.say('handoff.facts'),
        facts.length === 0 ? [] : [{ type: 'facts', rows: toFactRows(facts, words) }],
      ),
      ...tellVerdict(verdict, words),
      ...section(words.say('handoff.note'), added),
      ...section(words.say('handoff.evidence'), toCode(evidence)),
      ...tellTranscript(transcript, words, { titleKey: 'handoff', tell: (entry) => tellOwn(entry, words) }),
      paragraph(tellExpected(expected, words)),
    ],
    choices: previewChoices(priority, words),
  };
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
