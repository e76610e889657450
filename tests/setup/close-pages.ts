/** Run before each end-to-end file: pages that a failed row has opened do not stay for the next one. */
import { afterEach, beforeEach } from 'vitest';
import { closeOpened, forgetOpened } from '../e2e/opened.ts';

beforeEach(forgetOpened);
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await closeOpened();
});
