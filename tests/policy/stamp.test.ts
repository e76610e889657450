/** The name and date by which pages and support reports identify the policy, and when they call it out of date. */
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { EffectiveSettings } from '../../utils/policy/effective-settings.ts';
import { DEFAULT_SETTINGS } from '../../utils/policy/settings.ts';
import { NOW, under } from './samples.ts';

const { store } = vi.hoisted((): { store: Record<string, unknown> } => ({ store: {} }));
vi.mock('../../utils/platform/browser.ts', () => ({
  browser: {
    storage: {
      local: { get: (key: string) => Promise.resolve(key in store ? { [key]: store[key] } : {}) },
    },
  },
}));
const { readStamp } = await import('../../utils/policy/stamp.ts');
const { renderSupportBundle } = await import('../../utils/policy/support.ts');

const URL = 'https://intranet.example/revision.json';
const RAW = { locked: { policyName: 'Sales', policyDate: '2026-11-20', revisionUrl: URL } };
const inForce = (managed: Partial<EffectiveSettings['managed']> = {}): EffectiveSettings => ({
  settings: under(RAW),
  problems: [],
  managed: { raw: RAW, state: 'known', seenAt: NOW, ...managed },
  own: DEFAULT_SETTINGS,
});

beforeEach(() => {
  Reflect.deleteProperty(store, 'newest-policy');
});

describe('the stamp of a policy', () => {
  it('is there only where there is a policy, or was one that still holds', async () => {
    expect(await readStamp(inForce({ raw: {}, state: 'none', seenAt: null }))).toBeNull();
    expect(await readStamp(inForce({ raw: {}, state: 'waiting', seenAt: null })), 'nothing known').toBeNull();
    expect(await readStamp(inForce())).toMatchObject({ name: 'Sales', staleSince: null, isWaiting: false });
    expect(await readStamp(inForce({ state: 'waiting' }))).toMatchObject({ name: 'Sales', isWaiting: true });
  });

  it('says that it is out of date where something newer was here before', async () => {
    const good = (policyDate: string) => ({ locked: { policyDate } });
    expect(await readStamp(inForce({ good: good('2026-11-21T10:00Z') }))).toMatchObject({
      staleSince: '2026-11-21T10:00Z',
    });
    expect(await readStamp(inForce({ good: good('2026-11-19') }))).toMatchObject({ staleSince: null });
  });

  it('or where the organisation’s own address names something newer, and no other address', async () => {
    store['newest-policy'] = { url: URL, at: NOW, date: '2026-11-22' };
    expect(await readStamp(inForce())).toMatchObject({ staleSince: '2026-11-22' });
    store['newest-policy'] = { url: 'https://old.example/', at: NOW, date: '2026-11-22' };
    expect(await readStamp(inForce())).toMatchObject({ staleSince: null });
    store['newest-policy'] = 'torn';
    expect(await readStamp(inForce())).toMatchObject({ staleSince: null });
  });

  it('is in the report for support', async () => {
    store['newest-policy'] = { url: URL, at: NOW, date: '2026-11-22' };
    const stamp = await readStamp(inForce());
    const bundle = renderSupportBundle(inForce(), [], { version: '1', browser: 'b', at: NOW, stamp });
    expect(JSON.parse(bundle)).toMatchObject({
      revision: { name: 'Sales', date: '2026-11-20', hash: stamp?.hash, staleSince: '2026-11-22' },
      settings: { policyName: { value: 'Sales' }, revisionUrl: { value: 'set' } },
    });
  });
});
