import fc from 'fast-check';
import type { Actor } from '../../src/answer/ticket';
import { readHandoffStatus } from '../../src/channels/hub/handoff-status';
import { toActs } from '../../src/channels/hub/to-acts';

const conversation = { id: 'P25-1042' };
const read = (activity: object) => readHandoffStatus(JSON.stringify({ conversation, ...activity }));
const status = (value: unknown, more: object = {}) =>
  read({ type: 'event', name: 'handoff.status', value, ...more });

const ANA: Actor = { id: 'hub', name: 'Ana', via: 'hub' };
const from = { id: 'agent-7', name: 'Ana' };

test.each<[string, ReturnType<typeof read>, object]>([
  ['accepted', status({ state: 'accepted' }), { state: 'accepted', message: null }],
  ['a value in JSON text', status('{"state":"completed"}'), { state: 'completed' }],
  [
    'a message in words',
    status({ state: 'failed', message: ' nobody ' }),
    { state: 'failed', message: 'nobody' },
  ],
  ['a message with words in it', status({ state: 'failed', message: { text: 'no' } }), { message: 'no' }],
  ['another message', status({ state: 'failed', message: { code: 7 } }), { message: '{"code":7}' }],
  ['an empty message', status({ state: 'failed', message: ' ' }), { message: null }],
  ['who it is', status({ state: 'accepted' }, { from }), { by: ANA }],
  ['who it is not', status({ state: 'accepted' }), { by: { id: 'hub', name: 'Help desk', via: 'hub' } }],
  ['its id', status({ state: 'accepted' }, { id: 'a1' }), { delivery: 'hub:P25-1042:a1' }],
  ['typing', read({ type: 'typing' }), { kind: 'typing' }],
  [
    'words',
    read({ type: 'message', text: ' Try 587. ', from, id: 'm1' }),
    { kind: 'message', text: 'Try 587.', files: [], by: ANA, delivery: 'hub:P25-1042:m1' },
  ],
  [
    'files by address, and no others',
    read({
      type: 'message',
      attachments: [
        { name: 'steps.pdf', contentUrl: 'https://files.example/1' },
        { contentUrl: 'https://files.example/2' },
        { name: 'inline', contentUrl: 'data:text/plain,x' },
        { name: 'script', contentUrl: 'javascript:alert(1)' },
        null,
      ],
    }),
    {
      text: 'steps.pdf, https://files.example/2',
      files: [
        { name: 'steps.pdf', url: 'https://files.example/1' },
        { name: 'https://files.example/2', url: 'https://files.example/2' },
      ],
    },
  ],
])('read is %s', (_title, told, expected) => {
  expect(told).toMatchObject({ ok: true, ticket: 'P25-1042', ...expected });
});

test('without an id nothing can be told from its repeat', () => {
  expect(status({ state: 'accepted' })).not.toHaveProperty('delivery');
});

test.each<[string, ReturnType<typeof read>, string]>([
  ['text', readHandoffStatus('accepted'), 'the body is not a JSON object'],
  ['a list', readHandoffStatus('[]'), 'the body is not a JSON object'],
  [
    'no conversation',
    readHandoffStatus('{"type":"event"}'),
    'conversation.id is missing: give the id of the',
  ],
  [
    'a conversation of others',
    read({ conversation: { id: 'abc' } }),
    'conversation.id is "abc": give the id of the ticket, such as "P25-1042"',
  ],
  ['another type', read({ type: 'invoke' }), 'type is "invoke": send "event" (handoff.status) or "message"'],
  [
    'another event',
    read({ type: 'event', name: 'handoff.done' }),
    'name is "handoff.done": the only event taken is "handoff.status"',
  ],
  ['no value', status(undefined), 'value is missing: give an object such as {"state":"accepted"}'],
  ['a value in words', status('accepted'), 'value is "accepted": give an object'],
  [
    'another state',
    status({ state: 'Accepted' }),
    'value.state is "Accepted": it is one of "accepted", "failed", "completed"',
  ],
  ['no words', read({ type: 'message', text: ' ' }), 'text is missing'],
  ['something long', status({ state: 'x'.repeat(500) }), `value.state is "${'x'.repeat(39)}…: it is one of`],
])('%s is refused, with what to do', (_title, told, problem) => {
  expect(told).toEqual({ ok: false, problem: expect.stringContaining(problem) });
});

test('nothing that is sent makes it throw', () => {
  fc.assert(fc.property(fc.json(), (raw) => void readHandoffStatus(raw)));
  const part = fc.oneof(fc.jsonValue(), fc.constantFrom('event', 'message', 'handoff.status'));
  const activity = fc.record({
    type: part,
    name: part,
    value: part,
    from: part,
    text: part,
    attachments: part,
  });
  fc.assert(fc.property(activity, (each) => void read(each)));
});

const HERE: Actor = { id: 'u1', name: 'Bo', via: 'teams' };
const about = { ticket: 'P25-1042', by: ANA };
const told = (state: string, message?: string) => status({ state, message }, { from, id: 'a1' });
const note = { ...about, act: 'note', text: 'why', delivery: 'hub:P25-1042:a1:note' };
const done = { ...about, delivery: 'hub:P25-1042:a1' };

test.each<[string, ReturnType<typeof read>, Actor | null, readonly object[]]>([
  ['accepted', told('accepted'), null, [{ ...done, act: 'claim' }]],
  ['accepted, with words', told('accepted', 'why'), null, [{ ...done, act: 'claim' }, note]],
  ['failed before anybody had it', told('failed'), null, []],
  ['failed, with a reason', told('failed', 'why'), null, [note]],
  ['failed by who has it', told('failed', 'why'), ANA, [note, { ...done, act: 'release' }]],
  ['failed, and somebody here has it', told('failed', 'why'), HERE, [note]],
  ['completed', told('completed'), ANA, [{ ...done, act: 'resolve' }]],
  ['completed, with words', told('completed', 'why'), null, [{ ...done, act: 'resolve', text: 'why' }]],
  ['completed, and somebody here has it', told('completed', 'why'), HERE, [note]],
  ['typing', read({ type: 'typing' }), ANA, []],
  [
    'words',
    read({ type: 'message', text: 'Hello', from, id: 'a1' }),
    ANA,
    [{ ...done, act: 'reply', text: 'Hello', files: [], ref: 'hub:P25-1042:a1' }],
  ],
])('%s', (_title, read, holder, acts) => {
  expect(read.ok && toActs(read, holder)).toEqual(acts);
});

test('without an id acts have none either', () => {
  const read = status({ state: 'failed', message: 'why' }, { from });
  expect(read.ok && toActs(read, ANA)).toEqual([
    { ...about, act: 'note', text: 'why' },
    { ...about, act: 'release' },
  ]);
});
