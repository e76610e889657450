import { beforeEach, expect, it, vi } from 'vitest';

const { stored } = vi.hoisted(() => ({
  stored: { local: new Map<string, unknown>(), session: new Map<string, unknown>() },
}));
vi.mock('../../utils/platform/browser.ts', () => {
  const area = (items: Map<string, unknown>) => ({
    get: ([key = '']: readonly string[]) => Promise.resolve(items.has(key) ? { [key]: items.get(key) } : {}),
    set: (more: Record<string, unknown>) => {
      for (const [key, value] of Object.entries(more)) items.set(key, value);
      return Promise.resolve();
    },
  });
  return { browser: { storage: { local: area(stored.local), session: area(stored.session) } } };
});
const { hideTips, takeTip } = await import('../../utils/storage/tips.ts');

/** Restarts the browser. */
const restart = () => {
  stored.session.clear();
};
beforeEach(() => {
  stored.local.clear();
  restart();
});

it('shows a tip once for each site in a run of the browser', async () => {
  expect(await takeTip('bank.example')).toBe(true);
  expect(await takeTip('bank.example')).toBe(false);
  expect(await takeTip('club.example')).toBe(true);
  restart();
  expect(await takeTip('bank.example')).toBe(true);
});

it('never shows one again where the person has hidden it', async () => {
  await hideTips('bank.example', false);
  restart();
  expect(await takeTip('bank.example')).toBe(false);
  expect(stored.local.get('tips')).toEqual(['bank.example']);
});

it('keeps nothing of private windows beyond this run', async () => {
  await hideTips('bank.example', true);
  expect(await takeTip('bank.example')).toBe(false);
  expect(stored.local.size).toBe(0);
});

it('keeps a bounded list, and makes do with a spoilt one', async () => {
  stored.local.set('tips', 'all');
  for (let number = 0; number < 510; number += 1) await hideTips(`host${number}.example`, false);
  expect(stored.local.get('tips')).toHaveLength(500);
  expect(await takeTip('host509.example')).toBe(false);
});
