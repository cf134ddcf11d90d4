import { LOCALES } from '../../src/answer/locale';
import type { TurnInput } from '../../src/answer/turn-input';
import { createMemoryStore } from '../../src/store/conversation-store';
import { createShippedTurn, kinds, startTalk, wholeText } from '../support/talk';

const turnOf = (input: Partial<TurnInput>) => ({ conversation: 'test', text: '', ...input });

describe('a form sent', () => {
  test('gives all its facts in one turn, and the verdict', async () => {
    const talk = startTalk();
    const replies = await talk.press({
      do: 'fill',
      facts: { subscription: 'pay-as-you-go', created: '2019-03', port: null, source: 'vm' },
    });
    expect(kinds(replies)).toEqual(['verdict']);
    expect(await talk.facts()).toEqual({ subscription: 'pay-as-you-go', created: '2019-03', source: 'vm' });
  });

  test('takes a fact out that was emptied, and tells what changed', async () => {
    const talk = startTalk();
    await talk.say('Pay-As-You-Go, created 2016, VM');
    const replies = await talk.press({ do: 'fill', facts: { subscription: 'pay-as-you-go', created: null } });
    expect(kinds(replies)).toEqual(['changed', 'question']);
    expect(await talk.facts()).not.toHaveProperty('created');
  });

  test('what was picked outranks the story beside it, and the story tells the rest', async () => {
    const turn = createShippedTurn();
    const replies = await turn.take(
      turnOf({
        text: 'our CSP subscription from March 2019: connect to mx1.example.net[203.0.113.25]:25: Connection timed out',
        action: { do: 'fill', facts: { subscription: 'pay-as-you-go' } },
      }),
    );
    expect(kinds(replies)).toEqual(['symptom', 'verdict']);
    expect((await turn.look('test')).facts).toMatchObject({
      subscription: 'pay-as-you-go',
      created: '2019-03',
    });
  });

  test('a fact left as it was is no choice: the story may correct it', async () => {
    const turn = createShippedTurn();
    await turn.take(turnOf({ text: 'Pay-As-You-Go' }));
    await turn.take(
      turnOf({ text: "no, it's CSP", action: { do: 'fill', facts: { subscription: 'pay-as-you-go' } } }),
    );
    expect((await turn.look('test')).facts).toMatchObject({ subscription: 'csp' });
  });

  test('with nothing in it asks what has to be known', async () => {
    expect(kinds(await startTalk().press({ do: 'fill', facts: { subscription: null } }))).toEqual([
      'question',
    ]);
  });

  test('a value no fact can have is told, and the others count', async () => {
    const talk = startTalk();
    const replies = await talk.press({
      do: 'fill',
      facts: { subscription: 'csp', port: 99999, nonsense: 1 },
    });
    expect(kinds(replies)[0]).toBe('trouble');
    expect(wholeText(replies)).toContain('99999');
    expect(await talk.facts()).toEqual({ subscription: 'csp' });
  });

  test('one step back brings back what was known before it', async () => {
    const talk = startTalk();
    await talk.say('CSP');
    await talk.press({ do: 'fill', facts: { subscription: 'pay-as-you-go', created: '2016' } });
    await talk.press({ do: 'back' });
    expect(await talk.facts()).toEqual({ subscription: 'csp' });
  });

  test('its story is in the transcript beside what was picked', async () => {
    const store = createMemoryStore();
    await createShippedTurn(store).take(
      turnOf({
        text: 'a story',
        action: { do: 'fill', facts: { subscription: 'csp' } },
        pressed: 'Subscription: CSP',
      }),
    );
    const { value } = await store.read('test');
    expect((value as { transcript: unknown[] }).transcript[0]).toMatchObject({
      from: 'person',
      text: 'a story',
      choice: 'Subscription: CSP',
    });
  });
});

describe('what is asked for by name', () => {
  test('a check forgets what was known, and one step back brings it back', async () => {
    const turn = createShippedTurn();
    await turn.take(turnOf({ text: 'CSP, through Azure Firewall' }));
    const replies = await turn.take(turnOf({ text: 'Pay-As-You-Go created 2019', wish: 'check' }));
    expect(kinds(replies)).toEqual(['verdict']);
    expect((await turn.look('test')).facts).toEqual({ subscription: 'pay-as-you-go', created: '2019' });
    await turn.take(turnOf({ text: '', action: { do: 'back' } }));
    expect((await turn.look('test')).facts).toMatchObject({ subscription: 'csp' });
  });

  test('a question is asked of the guides even where its words could be a case', async () => {
    const text = 'SendGrid for CSP created in 2019, which port?';
    const [plain] = await createShippedTurn().take(turnOf({ text }));
    const [asked] = await createShippedTurn().take(turnOf({ text, wish: 'ask' }));
    expect([plain?.kind, asked?.kind]).toEqual(['verdict', 'passage']);
  });

  test.each(LOCALES)(
    'in %s relays are told: the way that always works, and which there are',
    async (locale) => {
      const replies = await startTalk(undefined, 'test', locale).press({ do: 'relay' });
      expect(kinds(replies)).toEqual(['passage', 'passages']);
      expect(replies[0]?.text).toContain('587');
      expect(replies[1]?.choices.filter(({ action }) => action.do === 'read')).toHaveLength(4);
    },
  );
});

describe('a language chosen for every conversation', () => {
  test('outranks what the person writes in, and a later choice outranks it', async () => {
    const turn = createShippedTurn();
    const say = (locale: 'ja' | 'ru') =>
      turn.take(turnOf({ text: 'Pay-As-You-Go, 2019', locale, isLocaleChosen: true }));
    expect((await say('ja'))[0]?.locale).toBe('ja');
    expect((await say('ru'))[0]?.locale).toBe('ru');
  });
});
