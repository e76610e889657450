/** An item of storage.local that cannot be read (of a wrong type, without its fields) harms nothing beside it. */
import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from '../worker/fake-browser.ts';

const { mocked } = vi.hoisted(() => ({ mocked: { browser: {} } }));
vi.mock('../../utils/platform/browser.ts', () => mocked);

const NOW = Date.UTC(2026, 10, 30);
const DATE_URL = 'https://policy.example/date';
let browser: ReturnType<typeof fakeBrowser>;
beforeEach(() => {
  mocked.browser = browser = fakeBrowser();
  vi.stubGlobal('indexedDB', new IDBFactory());
  vi.resetModules();
});

const load = async () => ({
  ...(await import('../../utils/storage/conversations.ts')),
  ...(await import('../../utils/storage/corrections.ts')),
  ...(await import('../../utils/storage/pauses.ts')),
  ...(await import('../../utils/storage/secret.ts')),
  ...(await import('../../utils/storage/secrets.ts')),
  ...(await import('../../utils/storage/snoozes.ts')),
  ...(await import('../../utils/storage/tips.ts')),
  ...(await import('../../utils/lookups/last-policy-date.ts')),
  ...(await import('../../utils/policy/effective-settings.ts')),
  ...(await import('../../utils/policy/grants.ts')),
  ...(await import('../../utils/policy/requests.ts')),
  ...(await import('../../utils/policy/settings.ts')),
});
type All = Awaited<ReturnType<typeof load>>;

const GRANT = {
  number: '1',
  kind: 'recipient',
  value: 'ann@b.example',
  reason: 'r',
  until: '2999-01-01T00:00',
  key: 'k',
};
const WISH = {
  kind: 'recipient',
  value: 'ann@b.example',
  to: 'b.example',
  site: 'a.example',
  channel: 'email',
  level: 'exposed',
  action: 'block',
  code: 'x',
} as const;

/** Values that no version has stored, for a whole item and for each of its fields or rows. */
const SCRAPS: readonly unknown[] = [
  null,
  0,
  NaN,
  'x',
  true,
  [],
  {},
  [null],
  [0],
  ['x'],
  [[]],
  [{}],
  { x: null },
];
/** What reads and changes each item of storage.local. */
const ITEMS: Readonly<Record<string, readonly [readonly string[], (all: All) => Promise<unknown>]>> = {
  settings: [
    ['blueBubbles', 'more', 'resolver'],
    async (all) => {
      await all.writeSettings({ stage: 2 });
      const { stage, chosen, resolver, blueBubbles } = await all.readSettings();
      return { stage, chosen, resolver, blueBubbles };
    },
  ],
  grants: [['0'], async (all) => [await all.openRequest(WISH, NOW), (await all.grantsItem.read()).length]],
  requests: [
    ['0'],
    async (all) => {
      await all.makeRequest(WISH, 'why', NOW);
      return (await all.openRequest(WISH, NOW))?.value;
    },
  ],
  managed: [['raw', 'good', 'at'], (all) => all.readEffectiveSettings(NOW)],
  chats: [
    ['salt', 'notices'],
    async (all) => {
      await all.trimChats(NOW);
      await all.recallChat('c', 'exposed', NOW);
      await all.noteChat('c', { level: 'exposed', isAnswered: true }, NOW);
      expect(await all.recallChat('c', 'exposed', NOW)).toBe('answered');
      return typeof (await all.chatSalt('a.example', NOW));
    },
  ],
  facts: [['url', 'file'], (all) => all.factsItem.read()],
  snoozes: [
    ['0'],
    async (all) => {
      const snooze = {
        to: 'b.example',
        reason: 'sms',
        level: 'exposed',
        at: NOW - 1,
        until: NOW + 9,
      } as const;
      await all.addSnooze(snooze, NOW, false);
      return (await all.readSnoozes(NOW, false)).length;
    },
  ],
  pauses: [
    ['0'],
    async (all) => {
      await all.addPause({ site: 'a.example', at: NOW - 1, until: NOW + 9 }, false);
      return (await all.readPauses(NOW, false)).length;
    },
  ],
  tips: [
    ['0'],
    async (all) => {
      await all.hideTips('a.example', false);
      return (await all.readHiddenTips())[0];
    },
  ],
  secret: [
    ['0'],
    async (all) => {
      await all.moveSecret();
      return (await all.readSecret()).length;
    },
  ],
  secrets: [['0'], (all) => all.keepSecret('password', () => 'p')],
  'newest-policy': [['url', 'at', 'date'], async (all) => typeof (await all.lastPolicyDate(DATE_URL))],
};

it('is tried with every item that is stored for good', async () => {
  const { readdirSync, readFileSync } = await import('node:fs');
  const root = `${import.meta.dirname}/../../utils`;
  const texts = readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => readFileSync(`${root}/${file}`, 'utf8'));
  const keys = texts.flatMap((text) => {
    const constant = /^const KEY = '([^']+)'/m.exec(text)?.[1];
    return [...text.matchAll(/area: 'local',\s*key: (?:'([^']+)'|KEY)/g)].map(([, key]) => key ?? constant);
  });
  expect(keys.sort()).toEqual(Object.keys(ITEMS).sort());
});

describe.each(Object.entries(ITEMS))('the item %s', (key, [fields, use]) => {
  const parts = fields.flatMap((field) =>
    SCRAPS.flatMap((scrap) =>
      field === '0' ? [[scrap]] : [{ [field]: scrap }, { url: DATE_URL, [field]: scrap }],
    ),
  );
  const deeper = SCRAPS.flatMap((scrap) => [
    { salt: 's', notices: { c: scrap, d: { at: scrap } } },
    // Without an end, it would never end.
    [{ ...GRANT, until: scrap }],
  ]);
  it('works as if nothing were stored, and holds up nothing', async () => {
    const expected = await use(await load());
    for (const stored of [...SCRAPS, ...parts, ...deeper]) {
      mocked.browser = browser = fakeBrowser();
      vi.stubGlobal('indexedDB', new IDBFactory());
      vi.resetModules();
      browser.storage.local.items[key] = stored;
      const all = await load();
      const text = JSON.stringify(stored);
      expect(await use(all).catch((error: unknown) => String(error)), text).toEqual(expected);
      // What everything depends on.
      browser.storage.local.items[key] = stored;
      await expect(all.readEffectiveSettings(NOW), text).resolves.toHaveProperty('settings');
    }
  });
});
