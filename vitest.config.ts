import { defineConfig } from 'vitest/config';

/**
 * Real browsers on two busy cores lose a driver's command now and then, about once in a thousand rows. Such a row is tried
 * once more, in whatever state the first attempt left, and the report says so: it is to be looked at all the same. Only what
 * was waited for in vain is: what came, and was wrong (a second send, a better verdict), fails at once.
 */
const SECOND = { count: 1, condition: /waited in vain|timed out|stale element/ };

/** Four suites: pure and page code in Node; the package; the built extension in real browsers; real servers. */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          setupFiles: ['tests/setup/tables.ts'],
          include: ['tests/**/*.test.ts', 'tests/**/*.test.tsx'],
          exclude: ['tests/e2e/**', 'tests/servers/**', 'tests/bench/**', 'tests/release/package.test.ts'],
        },
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
