import { expect, it } from 'vitest';
import { createLimit } from '../../utils/lookups/limit.ts';

it('has no more under way than allowed, in the order of asking, and goes on after a failure', async () => {
  const limit = createLimit(2);
  const began: number[] = [];
  const ends: (() => void)[] = [];
  const work = (number: number) => () => {
    began.push(number);
    return new Promise<number>((resolve, reject) => {
      ends[number] = () => {
        if (number === 0) reject(new Error('zero'));
        else resolve(number);
      };
    });
  };
  const all = [0, 1, 2, 3].map((number) => limit(work(number)));
  const settled = Promise.allSettled(all);
  expect(began).toEqual([0, 1]);
  for (const next of [0, 1, 2, 3]) {
    await expect.poll(() => ends[next]).toBeDefined();
    ends[next]?.();
  }
  expect((await settled).map(({ status }) => status)).toEqual([
    'rejected',
    'fulfilled',
    'fulfilled',
    'fulfilled',
  ]);
  expect(began).toEqual([0, 1, 2, 3]);
});
