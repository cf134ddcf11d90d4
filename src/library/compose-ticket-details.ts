import { quoteText } from '../answer/marked-text';
import type { Ticket } from '../answer/ticket';
import { type SaidEntry, tellChanged, tellEntry, tellTranscript, tellWho } from './compose-ticket-entries';
import { BUTTONS, glanceRows, tellNote, tellUndelivered, titleOf } from './compose-ticket-glance';
import { knownOf, section, staffChoices, tellVerdict, toCode, toFactRows } from './compose-ticket-parts';
import { type Draft, list } from './draft';
import type { Words } from './words';

/** All of a ticket: for whoever begins to work on it. */
export function composeDetails(ticket: Ticket, words: Words): Draft {
  const { facts, evidence, transcript, notes } = ticket;
  const verdict = knownOf(ticket.verdict, words);
  const noted = notes.map((note) =>
    words.say('staff.entry', {
      who: note.by.via === 'system' ? words.say('staff.who.system') : quoteText(note.by.name),
      time: words.time(note.at),
      text: tellChanged(quoteText(note.text), note, words),
    }),
  );
  const buttons = BUTTONS[ticket.state].filter((button) => button !== 'details');
  return {
    blocks: [
      titleOf(ticket, words),
      { type: 'facts', rows: glanceRows(ticket, words) },
      ...section(
        words.say('handoff.facts'),
        facts.length === 0 ? [] : [{ type: 'facts', rows: toFactRows(facts, words) }],
      ),
      ...tellVerdict(verdict, words),
      ...list(
        words.say('verdict.steps'),
        (verdict?.steps ?? []).map((id) => words.say(`policy.steps.${id}`)),
        true,
      ),
      ...section(words.say('staff.note'), tellNote(ticket)),
      ...section(words.say('staff.evidence'), toCode(evidence)),
      ...tellUndelivered(ticket, words),
      ...list(words.say('staff.notes'), noted),
      ...tellTranscript(transcript, words, { titleKey: 'staff', tell: (entry) => tellTimed(entry, words) }),
    ],
    choices: staffChoices([...buttons, 'support-request'], { ticket: ticket.id }, words),
  };
}

function tellTimed(entry: SaidEntry, words: Words): string {
  return words.say('staff.entry', {
    who: tellWho(entry, words),
    time: words.time(entry.at),
    text: tellEntry(entry, words),
  });
}
