import fc from 'fast-check';
import { createInOrder } from '../../src/channels/slack/in-order';

const pause = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));

test('what arrives out of order is done in the order it was said', async () => {
  const order = createInOrder(() => undefined);
  const done: number[] = [];
  for (const said of [3, 1, 2])
    order.add('thread', { order: said, settles: true, run: async () => void done.push(said) });
  await order.whenIdle();
  expect(done).toEqual([1, 2, 3]);
});

test('any arrival within a moment comes out sorted, and one at a time', async () => {
  const times = fc.uniqueArray(fc.integer({ min: 1, max: 1_000 }), { maxLength: 12 });
  await fc.assert(
    fc.asyncProperty(times, async (said) => {
      const order = createInOrder(() => undefined);
      const done: number[] = [];
      let underWay = 0;
      for (const at of said) {
        order.add('thread', {
          order: at,
          settles: true,
          run: async () => {
            underWay += 1;
            expect(underWay).toBe(1);
            await pause(0);
            underWay -= 1;
            done.push(at);
          },
        });
      }
      await order.whenIdle();
      expect(done).toEqual([...said].sort((a, b) => a - b));
    }),
    { numRuns: 12 },
  );
});

test('one thread does not wait for another', async () => {
  const order = createInOrder(() => undefined);
  const done: string[] = [];
  order.add('slow', { order: 1, settles: false, run: () => pause(60).then(() => void done.push('slow')) });
  order.add('quick', { order: 2, settles: false, run: async () => void done.push('quick') });
  await order.whenIdle();
  expect(done).toEqual(['quick', 'slow']);
});

test('what fails is told, and what stands behind it is done', async () => {
  const failures: unknown[] = [];
  const order = createInOrder((error) => failures.push(error));
  const done: string[] = [];
  order.add('thread', { order: 1, settles: false, run: () => Promise.reject(new Error('no')) });
  order.add('thread', { order: 2, settles: false, run: async () => void done.push('next') });
  await order.whenIdle();
  expect([failures.length, done]).toEqual([1, ['next']]);
});

test('what comes while something is done waits for it', async () => {
  const order = createInOrder(() => undefined);
  const done: number[] = [];
  order.add('thread', {
    order: 1,
    settles: false,
    run: async () => {
      order.add('thread', { order: 0, settles: false, run: async () => void done.push(0) });
      await pause(5);
      done.push(1);
    },
  });
  await order.whenIdle();
  expect(done).toEqual([1, 0]);
});
