/** Firefox's own consent to data collection, alongside the stages that a person grants. */
import { beforeEach, describe, expect, it, vi } from 'vitest';

const listeners = new Set<() => void>();
const event = {
  addListener: (one: () => void) => void listeners.add(one),
  removeListener: (one: () => void) => void listeners.delete(one),
};
const request = vi.fn((asked: unknown) => Promise.resolve(asked !== undefined));
let scheme: string;
let given: readonly string[] | undefined;
vi.mock('../../utils/platform/browser.ts', () => ({
  browser: {
    runtime: { getURL: () => `${scheme}://id/` },
    permissions: {
      onAdded: event,
      onRemoved: event,
      request: (asked: unknown) => request(asked),
      getAll: () => Promise.resolve(given ? { data_collection: given } : {}),
    },
  },
}));
const { readConsent, requestConsent, watchConsent } = await import('../../utils/policy/consent.ts');

const MAIL = 'personalCommunications';
const PEOPLE = 'personallyIdentifyingInfo';

beforeEach(() => {
  scheme = 'moz-extension';
  given = [];
  request.mockClear();
});

describe('the consent that a stage needs', () => {
  it.each([
    [1, [MAIL]],
    [2, [MAIL, PEOPLE]],
    [3, [MAIL, PEOPLE]],
    [4, [MAIL, PEOPLE]],
  ] as const)('stage %i asks Firefox for %j', async (stage, categories) => {
    request.mockResolvedValueOnce(false);
    expect(await requestConsent(stage)).toBe(false);
    expect(request).toHaveBeenCalledWith({ data_collection: categories });
    expect(await requestConsent(stage)).toBe(true);
  });

  it('nothing is asked for where nothing leaves the device, or the browser knows no such consent', async () => {
    expect(await requestConsent(0)).toBe(true);
    scheme = 'chrome-extension';
    expect(await requestConsent(4)).toBe(true);
    expect(request).not.toHaveBeenCalled();
  });
});

describe('the highest stage that is covered', () => {
  it.each([
    [[], 0],
    [[PEOPLE], 0],
    [[MAIL], 1],
    [[MAIL, PEOPLE], 4],
    [[MAIL, PEOPLE, 'technicalAndInteraction'], 4],
    [undefined, 0],
  ] as const)('%j: %i', async (categories, stage) => {
    given = categories;
    expect(await readConsent()).toBe(stage);
  });

  it('is any where the browser knows no such consent', async () => {
    scheme = 'chrome-extension';
    expect(await readConsent()).toBe(4);
  });
});

it('a change is heard of until nobody listens any more', () => {
  const life = new AbortController();
  const onChange = vi.fn();
  watchConsent(life.signal, onChange);
  for (const one of listeners) one();
  expect(onChange).toHaveBeenCalled();
  life.abort();
  expect(listeners.size).toBe(0);
});
