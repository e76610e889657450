/** If the corrections of the tables cannot be read, nothing is judged without them. */
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { EffectiveSettings } from '../../utils/policy/effective-settings.ts';
import { parsePolicy } from '../../utils/policy/parse.ts';
import { resolve } from '../../utils/policy/resolve.ts';

interface Kept {
  readonly askedAt: number;
  readonly file: string;
}
const { stored, taken } = vi.hoisted(() => ({
  stored: { isBroken: false, kept: null as Kept | null, next: null as Kept | null },
  taken: [] as unknown[],
}));
vi.mock('../../utils/storage/corrections.ts', () => ({
  factsItem: {
    read: () => (stored.isBroken ? Promise.reject(new Error('no store')) : Promise.resolve(stored.kept)),
    change: (one: (before: Kept | null) => Kept | null) => {
      stored.kept = one(stored.kept);
      return Promise.resolve(stored.kept);
    },
  },
}));
vi.mock('../../utils/worker/library.ts', () => ({
  dropLibrary: () => undefined,
  loadLibrary: (name: string) =>
    Promise.resolve(
      name === 'facts'
        ? {
            keptFacts: () => Promise.resolve({ version: 1, changes: ['lower'] }),
            renewFacts: () => Promise.resolve(stored.next),
          }
        : { setCorrections: (changes: unknown) => void taken.push(changes) },
    ),
}));
const { loadJudging, loadJudgingUnder, renew } = await import('../../utils/worker/facts.ts');

const under = (url: string) => ({ settings: { factsUrl: { value: url } } }) as unknown as EffectiveSettings;
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

describe('what judges where a policy is tried', () => {
  const NONE = resolve(parsePolicy({}), {}).factsUrl;
  type Address = typeof NONE;
  const tried = async (origin: Address['origin'], value: string, here: string) => {
    taken.length = 0;
    await loadJudging(under('https://other.example/file#key'));
    taken.length = 0;
    const { isCorrected } = await loadJudgingUnder({ ...NONE, origin, value }, under(here));
    return [isCorrected, taken];
  };
  const OTHER = 'https://else.example/file#key';
  it.each<[string, Address['origin'], string, string, boolean, unknown[]]>([
    ['names none: those that hold here', 'default', '', URL_SET, true, ['lower']],
    ['names what holds here', 'organisation', URL_SET, URL_SET, true, ['lower']],
    ['wants none', 'organisation', '', URL_SET, true, []],
    ['names others, which is told', 'organisation', OTHER, URL_SET, false, ['lower']],
  ])('the policy %s', async (_, origin, value, here, isCorrected, changes) => {
    stored.isBroken = false;
    expect(await tried(origin, value, here)).toEqual([isCorrected, [changes]]);
  });
});

describe('what is kept of an answer', () => {
  const answered = async (kept: Kept | null, next: Kept, meanwhile = kept) => {
    Object.assign(stored, { isBroken: false, kept, next });
    const renewing = renew(under(URL_SET), () => Promise.reject(new Error('not asked here')));
    stored.kept = meanwhile;
    await renewing;
    return stored.kept;
  };
  const [ahead, now] = [
    { askedAt: 9_000, file: 'of a clock that ran ahead' },
    { askedAt: 1_000, file: 'new' },
  ];
  it('is the newest, also where the clock was set back since the last', async () => {
    expect(await answered(null, now)).toBe(now);
    expect(await answered(ahead, now)).toBe(now);
    expect(await answered(null, now, ahead), 'that another context had meanwhile').toBe(ahead);
  });
});
