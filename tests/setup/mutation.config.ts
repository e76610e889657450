/** For `npm run test:mutation` (Stryker): the tests that say what utils/core and utils/checks must do, each change tried on them. */
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    testTimeout: 30_000,
    setupFiles: ['tests/setup/tables.ts'],
    include: ['core', 'checks', 'assess'].map((room) => `tests/${room}/**/*.test.ts`),
  },
});
