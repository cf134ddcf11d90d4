import { LOCALES } from '../../src/answer/locale';
import type { Choice } from '../../src/answer/reply';
import type { TicketState } from '../../src/answer/ticket';
import type { ShowCardAction } from '../../src/channels/teams/card';
import { drawStaffButton } from '../../src/channels/teams/draw-staff';
import { createTicket } from '../support/desk-tickets';
import { shippedBook, shippedCompose } from '../support/talk';

function choicesIn(state: TicketState, locale: (typeof LOCALES)[number]): readonly Choice[] {
  return shippedCompose()({ kind: 'ticket-card', ticket: createTicket({ state }) }, locale).choices;
}

function formOf(choices: readonly Choice[], act: string): ShowCardAction {
  const [form] = choices.flatMap(({ action, label, field }) =>
    action.do === 'staff' && action.act === act
      ? [drawStaffButton({ action, label, primary: false, ...(field && { field }) })]
      : [],
  );
  return form as ShowCardAction;
}

describe.each(LOCALES)('what unfolds below a button in Teams, in %s', (locale) => {
  const say = (key: string): string => shippedBook().say(locale, `staff.form.${key}`);
  const choices = choicesIn('claimed', locale);

  test.each(['reply', 'note', 'resolve'] as const)(
    '%s asks for its words and says what becomes of them',
    (act) => {
      const [input, hint] = formOf(choices, act).card.body;
      expect(input).toMatchObject({ type: 'Input.Text', label: say(`${act}.label`) });
      expect(hint).toMatchObject({ type: 'TextBlock', text: say(`${act}.hint`), wrap: true });
    },
  );

  test('words that are missing are asked for, where they are needed', () => {
    const errorOf = (act: string) =>
      (formOf(choices, act).card.body[0] as { errorMessage?: string }).errorMessage;
    expect(errorOf('reply')).toBe(say('empty'));
    expect(errorOf('note')).toBe(say('empty'));
    expect(errorOf('resolve')).toBeUndefined();
  });
});
