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

it('gives nobody all places, and whoever waits one after the other', async () => {
  const limit = createLimit(4, 3);
  const began: string[] = [];
  const ends: (() => void)[] = [];
  const ask = (of: string) =>
    void limit(() => {
      began.push(of);
      return new Promise<void>((resolve) => ends.push(resolve));
    }, of);
  for (let i = 0; i < 50; i += 1) ask('evil');
  for (const of of ['mail', 'mail', 'chat']) ask(of);
  expect(began).toEqual(['evil', 'evil', 'evil', 'mail']);
  for (let at = 0; at < 4; at += 1) {
    ends[at]?.();
    await expect.poll(() => began.length).toBe(5 + at);
  }
  expect(began.slice(4).filter((of) => of !== 'evil')).toEqual(['mail', 'chat']);
});
