/** Run by vitest.config.ts before the first Firefox of a run. */
import { makeStarted } from '../world/browsers/firefox-started.ts';

/** Prepares one started profile that all others are copied from; if that fails, they start from an empty one. */
export default async function startFirefox(): Promise<void> {
  await makeStarted().catch((error: unknown) => {
    console.error(`Each Firefox starts afresh: ${String(error)}`);
  });
}
