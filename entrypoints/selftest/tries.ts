/**
 * Tries what Sealcheck needs, on this device, now. The only request goes to the URL that the policy names for its date.
 */
import { browser } from '../../utils/platform/browser.ts';
import { LARGE_TABLES } from '../../utils/data/large.ts';
import { readFailedStarts } from '../../utils/storage/failed-starts.ts';
import { hasPackageFile } from '../../utils/lookups/package-tables.ts';
import { readLedger } from '../../utils/lookups/ledger.ts';
import { readEffectiveSettings } from '../../utils/policy/effective-settings.ts';
import { askStamp } from '../../utils/policy/stamp.ts';
import { readReports } from '../../utils/storage/tab-reports.ts';
import type { Tried } from '../../utils/policy/self-test.ts';
import { hasEd25519 } from '../../utils/signed/ed25519.ts';
import { readTroubles } from '../../utils/storage/trouble.ts';

/** What the worker and pages read when they first need it. */
const SCRIPTS = 'judging dns pgp phones webmail forms chat view stand touch tips texts guard mail-guard';
const PATIENCE = 5_000;

const inTime = <T>(work: Promise<T>, otherwise: T): Promise<T> =>
  Promise.race([
    work.catch(() => otherwise),
    new Promise<T>((resolve) => {
      setTimeout(resolve, PATIENCE, otherwise);
    }),
  ]);

/** Whether the worker answers. It refuses messages from the extension's own pages, but a refusal is an answer. */
const isAwake = () =>
  inTime(
    browser.runtime
      .sendMessage({ name: 'inject:texts', request: {} })
      .then((reply: unknown) => reply !== undefined),
    false,
  );

async function unreadFiles(): Promise<string[]> {
  const scripts = SCRIPTS.split(' ').map((name) => `/${name}.js`);
  const files = [...scripts, ...LARGE_TABLES.map((name) => `/tables/${name}.json`), '/tables/suffixes.txt'];
  const found = await Promise.all(files.map((path) => hasPackageFile(browser.runtime.getURL(path))));
  return files.filter((_, at) => found[at] !== true);
}

/** Counts the open pages that a script of ours can be injected into; a few are enough to know. */
async function enterPages(): Promise<Tried['pages']> {
  const tabs = (await browser.tabs.query({ url: ['http://*/*', 'https://*/*'] }))
    .filter(({ id, discarded }) => id !== undefined && discarded !== true)
    .slice(0, 20);
  const entered = await Promise.all(
    tabs.map(({ id = -1 }) =>
      inTime(
        browser.scripting.executeScript({ target: { tabId: id }, func: () => 1 }).then(() => true),
        false,
      ),
    ),
  );
  return { open: tabs.length, entered: entered.filter(Boolean).length };
}

async function readRights(): Promise<Tried['rights']> {
  const has = (what: object) => browser.permissions.contains(what as never).catch(() => false);
  const { extension } = (globalThis as { browser?: typeof chrome }).browser ?? chrome;
  return {
    hosts: await has({ origins: ['http://*/*', 'https://*/*'] }),
    scripting: await has({ permissions: ['scripting'] }),
    requests: await has({ permissions: ['webRequest', 'declarativeNetRequestWithHostAccess'] }),
    storage: await has({ permissions: ['storage'] }),
    'private-windows': await extension.isAllowedIncognitoAccess().catch(() => false),
  };
}

/** Gathers all facts that the self-test judges. */
export async function tryAll(): Promise<Tried> {
  const at = Date.now();
  const effective = await readEffectiveSettings(at);
  const stamp = await askStamp(effective, at);
  const [ledger, reports, failed] = await Promise.all([
    readLedger().catch(() => []),
    readReports().catch(() => []),
    readFailedStarts().catch(() => ({})),
  ]);
  return {
    at,
    version: browser.runtime.getManifest().version,
    browser: /(?:Firefox|Edg|Chrome)\/[\d.]+/g.exec(navigator.userAgent)?.[0] ?? navigator.userAgent,
    policy: {
      state: stamp ? effective.managed.state : 'none',
      stamp,
      problems: effective.problems.length,
    },
    reports,
    failed,
    rights: await readRights(),
    troubles: await readTroubles(),
    isAwake: await isAwake(),
    unread: await unreadFiles(),
    pages: await enterPages(),
    lookups: {
      stage: effective.settings.consentStage.value,
      newest: ledger.find(({ purpose }) => purpose === 'dns')?.outcome ?? null,
    },
    hasSignatures: await hasEd25519(),
  };
}
