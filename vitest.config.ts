import { globSync, readdirSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { defineConfig, type Plugin, type UserWorkspaceConfig } from 'vitest/config';
import { failed } from './tests/setup/failed.ts';
import { LongestFirst } from './tests/setup/longest-first.ts';
import { slowest } from './tests/setup/slowest.ts';

/**
 * On two busy cores, real browsers occasionally lose a driver's command, about once in a thousand rows. Such a row is
 * tried once more, in whatever state the first attempt left, and the report says so: it needs a look all the same. Only
 * a row that waited in vain is repeated: a wrong result (a second send, a better verdict) fails at once.
 */
const SECOND = { count: 1, condition: /waited in vain|timed out|stale element/ };

const UNIT = {
  setupFiles: ['tests/setup/tables.ts'],
  include: ['tests/**/*.test.ts', 'tests/**/*.test.tsx'],
  exclude: ['tests/e2e/**', 'tests/servers/**', 'tests/bench/**', 'tests/release/package.test.ts'],
  // On a busy machine, what takes three seconds alone takes longer than the default, five.
  testTimeout: 30_000,
};

/** Rooms whose code keeps no state between two calls, except tables that are read once. */
const PURE_ROOMS = 'assess checks contacts core data facts fuzz lookups policy probe signed'.split(' ');
/** What a test must not use if it shares its modules with others: mocks, a document, global state. */
const CHANGES_ALL = /\bvi\.|jsdom|globalThis|process\.|setCorrections/;

type ProjectTest = NonNullable<UserWorkspaceConfig['test']>;

/** Unit tests that share a worker and its modules: starting one for each took longer than the tests. */
const PURE = PURE_ROOMS.flatMap((room) =>
  readdirSync(`tests/${room}`, { recursive: true, encoding: 'utf8' })
    .map((file) => `tests/${room}/${file.replaceAll('\\', '/')}`)
    .filter((file) => file.endsWith('.test.ts') && !CHANGES_ALL.test(readFileSync(file, 'utf8'))),
);

/** Runs another project along with the plugin's own. Vitest waits for the promise, though its type does not say so. */
const alongWith = (test: ProjectTest & { name: string }): Plugin => ({
  name: `sealcheck:${test.name}`,
  configureVitest: ({ vitest, injectTestProjects }): unknown => {
    if (vitest.config.project.length > 0) vitest.config.project.push(test.name);
    return injectTestProjects({ test });
  },
});

const E2E_FILES = globSync('tests/e2e/**/*.test.ts').map((file) => file.replaceAll('\\', '/'));
/** Each file has its own world, browsers and ports. A browser under test spends a quarter of its time waiting. */
const E2E = {
  // With more workers than cores, rows take seconds, and what is late in one can be counted in the next.
  maxWorkers: Math.max(2, Math.min(8, availableParallelism())),
  sequence: { groupOrder: 1 },
  retry: SECOND,
  setupFiles: ['tests/setup/close-pages.ts'],
  // Longer than a row waits in vain: a first attempt that is still running would press and type in the second one's
  // page.
  testTimeout: 120_000,
  hookTimeout: 120_000,
};

/** Four suites: pure and page code in Node; the package; the built extension in real browsers; real servers. */
export default defineConfig({
  test: {
    reporters: ['default', slowest, failed],
    globalSetup: ['tests/setup/run-folder.ts'],
    sequence: { sequencer: LongestFirst },
    coverage: {
      provider: 'v8',
      include: 'core checks lookups policy assess'.split(' ').map((room) => `utils/${room}/**/*.ts`),
      reportsDirectory: '.output/coverage',
      reportOnFailure: true,
      reporter: [['text', { maxCols: 120 }]],
    },
    projects: [
      {
        test: { ...UNIT, name: 'unit', exclude: [...UNIT.exclude, ...PURE] },
        plugins: [alongWith({ ...UNIT, name: 'pure', include: PURE, isolate: false })],
        oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
      },
      {
        test: {
          name: 'fuzz',
          setupFiles: ['tests/setup/tables.ts'],
          include: ['tests/fuzz/long.ts', 'tests/fuzz/long-pages.ts'],
          testTimeout: 0,
        },
      },
      {
        test: {
          name: 'release',
          include: ['tests/release/package.test.ts'],
          testTimeout: 180_000,
          hookTimeout: 900_000,
        },
      },
      {
        // Each file runs once per browser, side by side; one that mentions no other browser is for Chromium only.
        test: { ...E2E, name: 'e2e', include: E2E_FILES, env: { SEALCHECK_BROWSER: 'chromium' } },
        plugins: [
          alongWith({
            ...E2E,
            name: 'e2e-firefox',
            include: E2E_FILES.filter((file) => readFileSync(file, 'utf8').includes('BROWSERS')),
            env: { SEALCHECK_BROWSER: 'firefox' },
            globalSetup: ['tests/setup/start-firefox.ts'],
          }),
        ],
      },
      {
        test: {
          name: 'servers',
          include: ['tests/servers/**/*.test.ts'],
          globalSetup: ['tests/setup/start-firefox.ts'],
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 600_000,
          retry: SECOND,
        },
      },
    ],
  },
});
