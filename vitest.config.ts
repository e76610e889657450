import { readdirSync, readFileSync } from 'node:fs';
import { defineConfig, type Plugin } from 'vitest/config';
import { slowest } from './tests/setup/slowest.ts';

/**
 * Real browsers on two busy cores lose a driver's command now and then, about once in a thousand rows. Such a row is tried
 * once more, in whatever state the first attempt left, and the report says so: it is to be looked at all the same. Only what
 * was waited for in vain is: what came, and was wrong (a second send, a better verdict), fails at once.
 */
const SECOND = { count: 1, condition: /waited in vain|timed out|stale element/ };

const UNIT = {
  setupFiles: ['tests/setup/tables.ts'],
  include: ['tests/**/*.test.ts', 'tests/**/*.test.tsx'],
  exclude: ['tests/e2e/**', 'tests/servers/**', 'tests/bench/**', 'tests/release/package.test.ts'],
};

/** Rooms whose code keeps nothing between two calls but tables that are read once. */
const PURE_ROOMS = 'assess checks contacts core data facts fuzz lookups policy probe signed'.split(' ');
/** What a test must not use that shares its modules with others: mocks, a document, what is set for all. */
const CHANGES_ALL = /\bvi\.|jsdom|globalThis|process\.|takeChanges/;

/** Unit tests that share their worker and its modules: starting one for each took longer than they take. */
const PURE = PURE_ROOMS.flatMap((room) =>
  readdirSync(`tests/${room}`, { recursive: true, encoding: 'utf8' })
    .map((file) => `tests/${room}/${file.replaceAll('\\', '/')}`)
    .filter((file) => file.endsWith('.test.ts') && !CHANGES_ALL.test(readFileSync(file, 'utf8'))),
);

/** Who runs the project `unit` runs these, too. Vitest waits for the promise, though its type does not say so. */
const withPure: Plugin = {
  name: 'sealcheck:pure',
  configureVitest: ({ vitest, injectTestProjects }): unknown => {
    if (vitest.config.project.length > 0) vitest.config.project.push('pure');
    return injectTestProjects({ test: { ...UNIT, name: 'pure', include: PURE, isolate: false } });
  },
};

/** Four suites: pure and page code in Node; the package; the built extension in real browsers; real servers. */
export default defineConfig({
  test: {
    reporters: ['default', slowest],
    projects: [
      {
        test: { ...UNIT, name: 'unit', exclude: [...UNIT.exclude, ...PURE] },
        plugins: [withPure],
        oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
      },
      {
        test: {
          name: 'fuzz',
          setupFiles: ['tests/setup/tables.ts'],
          include: ['tests/fuzz/long.ts'],
          testTimeout: 0,
        },
      },
      {
        test: {
          name: 'release',
          include: ['tests/release/package.test.ts'],
          testTimeout: 180_000,
          hookTimeout: 180_000,
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['tests/e2e/**/*.test.ts'],
          // Each file has a world, browsers and ports of its own; more at once than cores only makes them wait.
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
          retry: SECOND,
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'servers',
          include: ['tests/servers/**/*.test.ts'],
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 600_000,
          retry: SECOND,
        },
      },
    ],
  },
});
