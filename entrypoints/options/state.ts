/** What the options page shows, read from storage; what cannot be read is left out, and the page says so. */
import { browser } from '../../utils/platform/browser.ts';
import type { Trouble } from '../../utils/core/trouble.ts';
import { readJournal } from '../../utils/storage/journal.ts';
import { factsItem } from '../../utils/storage/corrections.ts';
import { keyOf, t } from '../../utils/platform/i18n.ts';
import { readClaims } from '../../utils/contacts/store.ts';
import {
  ownSettings,
  readEffectiveSettings,
  type EffectiveSettings,
} from '../../utils/policy/effective-settings.ts';
import { askStamp } from '../../utils/policy/stamp.ts';
import { keptFacts } from '../../utils/signed/facts.ts';
import { readPauses } from '../../utils/storage/pauses.ts';
import { readSnoozes } from '../../utils/storage/snoozes.ts';
import { readHiddenTips } from '../../utils/storage/tips.ts';
import { readTroubles } from '../../utils/storage/trouble.ts';

/** Describes the corrections of the tables: when they were last requested, the outcome, and which ones are in use. */
async function factsStateOf({ settings }: EffectiveSettings): Promise<string> {
  const url = settings.factsUrl.value;
  const kept = await factsItem.read();
  if (url === '') return '';
  const facts = await keptFacts(kept, url);
  const style = { dateStyle: 'medium', timeStyle: 'short' } as const;
  const said =
    kept?.url === url
      ? t(
          'facts_asked',
          new Date(kept.askedAt).toLocaleString(t('locale_language'), style),
          t(keyOf('facts', kept.outcome)),
        )
      : t('facts_not_yet');
  return facts
    ? `${said} ${t('facts_in_use', String(facts.version), facts.made, String(facts.changes.length))}`
    : said;
}

/** Reads everything that the page shows. Lists that cannot be read are empty; `troubles` says why. */
export async function readState() {
  const now = Date.now();
  const { incognito: isPrivate } = await browser.tabs.getCurrent().catch(() => ({ incognito: false }));
  const [effective, journal, people, snoozes, pauses, hiddenTips, troubles] = await Promise.all([
    readEffectiveSettings(now),
    readJournal().catch(() => []),
    readClaims().catch(() => []),
    readSnoozes(now, isPrivate),
    readPauses(now, isPrivate),
    readHiddenTips().catch(() => []),
    readTroubles(),
  ]);
  const factsState = await factsStateOf(effective).catch(() => '');
  const stamp = await askStamp(effective, now);
  return {
    ...ownSettings(effective),
    effective,
    readAt: now,
    stamp,
    journal,
    people,
    snoozes,
    pauses,
    hiddenTips,
    troubles,
    factsState,
  };
}
export type State = Awaited<ReturnType<typeof readState>>;

/** Whether there is an organisation whose policy is in force, or was meant to be. */
export const isManaged = ({ managed, problems }: EffectiveSettings) =>
  managed.state === 'known' || managed.seenAt !== null || problems.length > 0;

/** Returns what the support bundle says besides the settings. */
export const about = (troubles: readonly Trouble[]) => ({
  version: browser.runtime.getManifest().version,
  browser: navigator.userAgent,
  at: Date.now(),
  troubles,
});
