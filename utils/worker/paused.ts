/** Where a person has paused Sealcheck: nobody is asked there, and nothing is shown or held. */
import type { Subject } from '../core/model.ts';
import { MAX_HOURS, pauseAt, type Pause } from '../core/pause.ts';
import type { From } from '../messages/receive.ts';
import { browser } from '../platform/browser.ts';
import { mayPause } from '../policy/apply.ts';
import type { EffectiveSettings } from '../policy/effective-settings.ts';
import { readPauses } from '../storage/pauses.ts';

/** Whether this channel is paused in the tab that asks. */
export async function isPausedAt(
  settings: EffectiveSettings['settings'],
  channel: Subject['channel'],
  { site, isPrivate }: Pick<From, 'site' | 'isPrivate'>,
): Promise<boolean> {
  const now = Date.now();
  const pause = pauseAt(await readPauses(now, isPrivate), site, now, settings.pauseHours.value);
  return pause !== null && mayPause(settings, channel, now);
}

/**
 * Returns the pause in force in a tab. Null if there is none, or the tab is gone. A pop-out window's own URL names no
 * site, so `site`, from its report, is used instead.
 */
export async function pauseIn(tabId: number, site: string | undefined): Promise<Pause | null> {
  const now = Date.now();
  const all = await readPauses(now, true);
  if (all.length === 0) return null;
  const tab = await browser.tabs.get(tabId).catch(() => null);
  const url = URL.parse(tab?.url ?? '');
  const at = url && /^https?:$/.test(url.protocol) ? url.hostname : site;
  if (!tab || at === undefined) return null;
  return pauseAt(tab.incognito ? all : await readPauses(now, false), at, now, MAX_HOURS);
}
