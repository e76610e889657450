/** Corrections of the tables that cannot be read: nothing is judged without them. */
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { InForce } from '../../utils/policy/in-force.ts';

const { stored, taken } = vi.hoisted(() => ({ stored: { isBroken: false }, taken: [] as unknown[] }));
vi.mock('../../utils/facts-store.ts', () => ({
  factsItem: {
    read: () => (stored.isBroken ? Promise.reject(new Error('no store')) : Promise.resolve('kept')),
  },
}));
vi.mock('../../entrypoints/background/library.ts', () => ({
  dropLibrary: () => undefined,
  loadLibrary: (name: string) =>
    Promise.resolve(
      name === 'facts'
        ? { keptFacts: () => Promise.resolve({ version: 1, changes: ['lower'] }) }
        : { takeChanges: (changes: unknown) => void taken.push(changes) },
    ),
}));
const { loadJudging } = await import('../../entrypoints/background/facts.ts');

const under = (url: string) => ({ settings: { factsUrl: { value: url } } }) as unknown as InForce;
const URL_SET = 'https://facts.example/file#key';

describe('what judges', () => {
  beforeEach(() => {
    stored.isBroken = false;
    taken.length = 0;
  });

  it('is not handed out without the corrections that an organisation asked for', async () => {
    stored.isBroken = true;
    await expect(loadJudging(under(URL_SET))).rejects.toThrow('no store');
    stored.isBroken = false;
    await loadJudging(under(URL_SET));
    expect(taken).toEqual([['lower']]);
    stored.isBroken = true;
    await expect(loadJudging(under(URL_SET)), 'nor later').rejects.toThrow('no store');
  });

  it('needs no store where no corrections are asked for', async () => {
    stored.isBroken = true;
    await loadJudging(under(''));
    expect(taken).toEqual([[]]);
  });
});
