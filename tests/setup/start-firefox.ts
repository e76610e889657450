/** For vitest.config.ts, before the first Firefox of a run. */
import { makeStarted } from '../world/browsers/firefox-started.ts';

/** Has one started for all others to start from; where that fails they start as if there had been none. */
export default async function startFirefox(): Promise<void> {
  await makeStarted().catch((error: unknown) => {
    console.error(`Each Firefox starts afresh: ${String(error)}`);
  });
}
