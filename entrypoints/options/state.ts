/** What the settings' page shows, read from what is stored; what cannot be read is not there, and the page says so. */
import { browser } from '../../utils/browser.ts';
import type { Trouble } from '../../utils/core/trouble.ts';
import { readJournal } from '../../utils/journal.ts';
import { readMarks } from '../../utils/people-store.ts';
import { readInForce } from '../../utils/policy/in-force.ts';
import { askStamp } from '../../utils/policy-stamp.ts';
import { readTroubles } from '../../utils/storage/trouble.ts';

export async function readState() {
  const now = Date.now();
  const [inForce, journal, people, troubles] = await Promise.all([
    readInForce(now),
    readJournal().catch(() => []),
    readMarks().catch(() => []),
    readTroubles(),
  ]);
  return { inForce, stamp: await askStamp(inForce, now), journal, people, troubles };
}

/** What the support bundle says besides settings. */
export const about = (troubles: readonly Trouble[]) => ({
  version: browser.runtime.getManifest().version,
  browser: navigator.userAgent,
  at: Date.now(),
  troubles,
});
