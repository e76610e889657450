/** What the popup shows, read from storage. */
import { browser } from '../../utils/platform/browser.ts';
import type { Choice } from '../../components/Unchecked.tsx';
import type { JournalEntry, LedgerEntry, TabReport } from '../../utils/core/report.ts';
import { sightOf, type Sight } from '../../utils/core/sight.ts';
import { pauseAt, type Pause } from '../../utils/core/pause.ts';
import type { Snooze } from '../../utils/core/snooze.ts';
import { readLedger } from '../../utils/lookups/ledger.ts';
import { ownSettings, readEffectiveSettings } from '../../utils/policy/effective-settings.ts';
import { pausingUnder, type Pausing } from '../../utils/policy/pausing.ts';
import { askStamp, readStamp } from '../../utils/policy/stamp.ts';
import type { Stamp } from '../../utils/policy/revision.ts';
import type { Settings } from '../../utils/policy/settings.ts';
import type { Trouble } from '../../utils/core/trouble.ts';
import { readJournal } from '../../utils/storage/journal.ts';
import { readTroubles } from '../../utils/storage/trouble.ts';
import { readTabReport } from '../../utils/storage/tab-reports.ts';
import { readPauses } from '../../utils/storage/pauses.ts';
import { readSnoozes } from '../../utils/storage/snoozes.ts';
import { readHiddenTips } from '../../utils/storage/tips.ts';

export interface State {
  readonly report: TabReport | null;
  readonly ledger: readonly LedgerEntry[];
  readonly settings: Settings;
  readonly isLedgerHidden: boolean;
  /** Those settings for lookups that the organisation has locked. */
  readonly locked: readonly Choice[];
  /** Whether the organisation's policy has errors. */
  readonly isPolicyBroken: boolean;
  /** What identifies the organisation's policy; null where there is none. */
  readonly stamp: Stamp | null;
  readonly troubles: readonly Trouble[];
  readonly snoozes: readonly Snooze[];
  /** Sites where the person wants no tips. */
  readonly hiddenTips: readonly string[];
  /** The decisions of the last 30 days; null where the organisation has hidden the list. */
  readonly journal: readonly JournalEntry[] | null;
  /** Whether the organisation requires that decisions are kept. */
  readonly isJournalKept: boolean;
  readonly sight: Sight;
  /** The tab's site, its pause, and what may be paused there; null where it has no site. */
  readonly here: { readonly site: string; readonly pause: Pause | null; readonly pausing: Pausing } | null;
  readonly pauses: readonly Pause[];
}

/** The setting behind each choice. */
const SETTING_OF = { consent: 'stage', resolver: 'resolver', private: 'privateWindows' } as const;
const CHOICES = Object.keys(SETTING_OF) as Choice[];

const MONTH = 30 * 24 * 60 * 60 * 1000;
const WEB = ['http://*/*', 'https://*/*'];

/**
 * Returns the id of the tab that the popup is about: the active one, or the one named in the URL (`?tab=7`); -1 where
 * there is none.
 */
export async function tabOf(search: string): Promise<number> {
  const named = Number(new URLSearchParams(search).get('tab'));
  if (named > 0) return named;
  const [active] = await browser.tabs.query({ active: true, currentWindow: true });
  return active?.id ?? -1;
}

/** Returns whether Sealcheck can see this URL, by the kind of page and the permissions there. */
async function readSight(url: string | undefined): Promise<Sight> {
  const at = URL.parse(url ?? '');
  const origins = at && /^https?:$/.test(at.protocol) ? [`${at.protocol}//${at.hostname}/*`] : WEB;
  const isAllowed = await browser.permissions.contains({ origins }).catch(() => false);
  const webmails = (browser.runtime.getManifest().content_scripts ?? []).flatMap(({ matches }) => matches);
  return sightOf(url, { browser: import.meta.env.FIREFOX ? 'firefox' : 'chromium', isAllowed, webmails });
}

/** Returns the site of a tab. A pop-out window's own URL may name none; then it is the site of its report. */
async function siteOf(tab: number, url: string | undefined): Promise<string | undefined> {
  const at = URL.parse(url ?? '');
  if (at && /^https?:$/.test(at.protocol)) return at.hostname;
  return (await readTabReport(tab).catch(() => null))?.site;
}

/** Reads what applies: the person's settings, what they silenced, and what the organisation has hidden. */
export async function readRules(tab: number): Promise<Omit<State, 'report' | 'ledger'>> {
  const now = Date.now();
  const { incognito, url } = await browser.tabs.get(tab).catch(() => ({ incognito: false, url: undefined }));
  const effective = await readEffectiveSettings(now);
  const own = ownSettings(effective);
  const { hiddenParts, keepDecisions } = effective.settings;
  const isHidden = hiddenParts.value.includes('journal');
  const journal = isHidden ? null : await readJournal().catch(() => []);
  const pauses = await readPauses(now, incognito);
  const site = await siteOf(tab, url);
  return {
    pauses,
    here:
      site === undefined
        ? null
        : {
            site,
            pause: pauseAt(pauses, site, now, effective.settings.pauseHours.value),
            pausing: pausingUnder(effective.settings, now),
          },
    journal: journal && journal.filter(({ at }) => now - at < MONTH),
    isJournalKept: keepDecisions.value,
    sight: await readSight(url),
    settings: own.settings,
    locked: CHOICES.filter((choice) => own.locked.has(SETTING_OF[choice])),
    isLedgerHidden: hiddenParts.value.includes('ledger'),
    isPolicyBroken: effective.problems.length > 0,
    stamp: await readStamp(effective),
    snoozes: await readSnoozes(now, incognito),
    hiddenTips: await readHiddenTips().catch(() => []),
    troubles: await readTroubles(),
  };
}

/** Reads the stamp anew: whether the policy is out of date, as the organisation's own URL now says. */
export async function readNewest(): Promise<Pick<State, 'stamp'>> {
  const now = Date.now();
  return { stamp: await askStamp(await readEffectiveSettings(now), now) };
}

/** Whether everything has been read. */
export function isWhole(state: Partial<State>): state is State {
  return state.settings !== undefined && state.ledger !== undefined;
}

/** Reads everything for this tab. */
export async function readState(tab: number): Promise<State> {
  const [report, ledger, rules] = await Promise.all([
    readTabReport(tab).catch(() => null),
    readLedger().catch(() => []),
    readRules(tab),
  ]);
  return { report, ledger, ...rules };
}
