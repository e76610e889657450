/**
 * Tests the architecture contract on who may touch what (design.md §6). Which module may import which:
 * .dependency-cruiser.mjs.
 */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '..');
const files = ['utils', 'components', 'entrypoints'].flatMap((folder) =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => join(folder, name)),
);

interface Import {
  readonly to: string;
  readonly typesOnly: boolean;
}

/** Returns a file's imports: packages by name, our own files by their path from the root. */
function importsOf(file: string): Import[] {
  const text = readFileSync(join(ROOT, file), 'utf8');
  const found = text.matchAll(/^(?:import|export)\s+(type\s)?[^'"]*?from\s+'([^']+)'|^import\s+'([^']+)'/gm);
  return [...found].map(([, type, from, bare]) => {
    const target = from ?? bare ?? '';
    const to = target.startsWith('.') ? relative(ROOT, join(ROOT, dirname(file), target)) : target;
    return { to, typesOnly: type !== undefined };
  });
}

/** Returns the room that a path belongs to: `core`, `checks`, … `entrypoints`. */
function roomOf(path: string): string {
  const [top = '', second = ''] = path.split('/');
  return top === 'utils' ? second : top;
}

/** Rooms that run in a page or are one, and single files that have to touch a document. */
const OWN_DOCUMENT = ['page', 'inline', 'components', 'entrypoints'];
const TOUCH_DOCUMENT = [
  'utils/platform/clipboard.ts',
  'utils/platform/download.ts',
  // Firefox's background is a page.
  'utils/worker/library.ts',
  // What it injects runs in pages.
  'utils/worker/take-over.ts',
  // The page that decrypts itself.
  'utils/encrypt/reader/page.ts',
];

describe.each(files)('%s', (file) => {
  const room = roomOf(file);
  const text = readFileSync(join(ROOT, file), 'utf8');

  it('leaves network and document to the rooms that own them', () => {
    const isLookup = room === 'lookups' || file === 'utils/worker/lookups.ts';
    if (!isLookup)
      expect(/\bfetch\s*\(|XMLHttpRequest|sendBeacon/.test(text), 'only lookups/ calls fetch').toBe(false);
    if (!OWN_DOCUMENT.includes(room) && !TOUCH_DOCUMENT.includes(file))
      expect(
        /\bdocument\.|\bwindow\.(document|location|addEventListener)/.test(text),
        'only page/ and views touch document',
      ).toBe(false);
  });

  it('makes no HTML of a text: the build takes Preact’s way to do so out (docs/adr/0009)', () => {
    expect(text).not.toMatch(/dangerouslySetInnerHTML|\.(inner|outer)HTML\s*=[^=]|insertAdjacentHTML/);
  });

  if (room === 'page' || file.includes('inline/')) {
    it('uses nothing in a page that only encrypted pages have (W3C, Secure Contexts)', () => {
      expect(text).not.toMatch(/randomUUID|\bsubtle\b|navigator\.(clipboard|locks|storage)|\bcaches\./);
    });
  }

  if (room === 'core') {
    it('is pure: no clock, no randomness, no extension API', () => {
      expect(/Date\.now|new Date\(\)|Math\.random|\bchrome\.|\bbrowser\./.test(text)).toBe(false);
    });
  }

  it('is small enough to read in one sitting', () => {
    const lines = text.split('\n').length;
    const most = /^entrypoints\/[^/]+\/(index|main)\.tsx?$/.test(file) ? 61 : 251;
    expect(lines, 'split it: design.md §6').toBeLessThanOrEqual(most);
  });
});

it('tests are small enough for that, too', () => {
  const long = readdirSync(join(ROOT, 'tests'), { recursive: true, encoding: 'utf8' }).filter(
    (name) =>
      /\.tsx?$/.test(name) && readFileSync(join(ROOT, 'tests', name), 'utf8').split('\n').length > 251,
  );
  expect(long, 'split by theme').toEqual([]);
});

describe('content scripts', () => {
  /** Returns every file of ours that an entrypoint imports by value, directly or not, and the packages on the way. */
  function reach(file: string, seen = new Set<string>()): Set<string> {
    if (seen.has(file)) return seen;
    seen.add(file);
    if (!/^(utils|components|entrypoints)\/.*\.tsx?$/.test(file)) return seen;
    for (const { to, typesOnly } of importsOf(file)) if (!typesOnly) reach(to, seen);
    return seen;
  }
  /**
   * Whether a file belongs to one of our own pages. Every other entrypoint except the worker runs in other people's
   * pages.
   */
  const isOwnPage = (file: string) => existsSync(join(ROOT, dirname(file), 'index.html'));
  const scripts = files.filter((file) => /^entrypoints\/(?!background\/)/.test(file) && !isOwnPage(file));

  it.each(scripts)('%s carries no zod, polyfill, lookups or tables', (script) => {
    const heavy = [...reach(script)].filter((to) =>
      /^zod|^webextension-polyfill$|^utils\/(platform\/(zod|browser)|lookups|data|checks|policy)\b/.test(to),
    );
    expect(heavy).toEqual([]);
  });
});

describe('what is kept', () => {
  /**
   * The only files that call the browser's storage directly; all others go through an item, which queues its changes.
   */
  const CALLERS = [
    // Writes a tab's report, the order of its windows and all their sizes in one call; only the worker does this.
    'utils/storage/tab-reports.ts',
    'utils/storage/item.ts',
    // Reads the policy, which is never written; and sets who may read what is stored.
    'utils/policy/managed.ts',
    'utils/worker/changes.ts',
    // Listens for changes to the browser's policy, which no item reports.
    'utils/policy/effective-settings.ts',
  ];

  it('is an item of storage (utils/storage/item.ts)', () => {
    const callers = files.filter((file) => /browser\.storage\b/.test(readFileSync(join(ROOT, file), 'utf8')));
    expect(callers.sort()).toEqual(CALLERS.toSorted());
  });
});

describe('marks in a frame’s own world', () => {
  it('of a script that was there before are nobody else’s', () => {
    const all = files.map((file) => readFileSync(join(ROOT, file), 'utf8')).join('\n');
    const firsts = [...all.matchAll(/isFirst\('([\w-]+)'\)/g)].map(([, name]) => name);
    const others = [...all.matchAll(/Symbol\.for\('sealcheck\.([\w-]+)'\)/g)].map(([, name]) => name);
    expect(firsts.length).toBeGreaterThan(1);
    expect(new Set(firsts).size).toBe(firsts.length);
    expect(firsts.filter((name) => others.includes(name))).toEqual([]);
  });
});

describe('what outlives the run of the browser', () => {
  /**
   * Every file that writes lasting data, and why nothing from a private window gets there. The messages of pages:
   * tests/worker/private.test.ts.
   */
  const WRITERS: Readonly<Record<string, string>> = {
    'utils/storage/conversations.ts': 'its callers ask whether the window is private',
    'utils/storage/corrections.ts': 'corrections of tables: of no page',
    'utils/storage/journal.ts': 'its callers ask whether the window is private',
    'utils/lookups/cache.ts': 'private windows have a store in memory',
    'utils/lookups/ledger.ts': 'private windows have none',
    'utils/storage/secret.ts': 'the secret itself: of no page',
    'utils/lookups/last-policy-date.ts': 'the date of a policy: of no page',
    'utils/contacts/store.ts': 'its callers ask whether the window is private',
    'utils/policy/grants.ts': 'by the page for exceptions, which keeps nothing of private windows',
    'utils/policy/managed.ts': 'the policy: of no page',
    'utils/policy/requests.ts': 'by the page for exceptions, which keeps nothing of private windows',
    'utils/policy/settings.ts': 'the person’s settings: of no page',
    'utils/storage/snoozes.ts': 'is told whether the window is private',
    'utils/storage/pauses.ts': 'is told whether the window is private',
    'utils/storage/db.ts': 'the database itself',
    'utils/storage/item.ts': 'the port: hands on to the area that its caller names',
    'utils/storage/secrets.ts': 'the person’s settings: of no page',
    'utils/storage/trouble.ts': 'a sample, taken away again',
    'utils/storage/tips.ts': 'is told whether the window is private',
  };
  const LASTING =
    /\bopenForWriting\b|\blocal\.(set|remove|clear)\b|\[area\]\.set|defineItem[^(]*\(\{\s*area: 'local'/;

  it('is written by these alone, each of which knows of private windows', () => {
    const writers = files.filter((file) => LASTING.test(readFileSync(join(ROOT, file), 'utf8')));
    const told = new Set(Object.keys(WRITERS));
    expect(writers.filter((file) => !told.has(file))).toEqual([]);
    expect([...told].filter((file) => !writers.includes(file))).toEqual([]);
  });
});
