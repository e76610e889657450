/** The toolbar icon shows a tab's worst level: a copy that no page can hide or forge. */
import { browser } from '../platform/browser.ts';
import type { TabReport } from '../core/report.ts';
import { keyOf, t } from '../platform/i18n.ts';
import { formatMoment } from '../platform/moment.ts';
import { createQueue } from '../platform/queue.ts';
import { badgeOf, readTabReport, type Badge } from '../storage/tab-reports.ts';
import { pauseIn } from './paused.ts';

/**
 * Sign and colours of each state. The shape comes first, the colour second; white on each colour has a contrast of at
 * least 4.5.
 */
const BADGES: Readonly<Record<NonNullable<Badge>, { text: string; colour: string }>> = {
  exposed: { text: '!', colour: '#b3261e' },
  undeliverable: { text: '✕', colour: '#b3261e' },
  unproven: { text: '?', colour: '#8a5000' },
  unknown: { text: '?', colour: '#5f6368' },
  transport: { text: '·', colour: '#5f6368' },
  enforced: { text: '+', colour: '#1a5fb4' },
  'end-to-end': { text: '✓', colour: '#1b6e3c' },
  blind: { text: '–', colour: '#8a5000' },
};

/** The icon itself: an outline if there is nothing to say. Only the badge of `end-to-end` has a tick (ux/). */
type Icon = 'idle' | 'active' | 'paused' | 'problem';

const SIZES = [16, 32];
/** Drawn from the SVG of the same name; a light rim sets each off from dark toolbars. */
const pathsOf = (icon: Icon) => Object.fromEntries(SIZES.map((size) => [size, `/icon/${icon}-${size}.png`]));

const titleOf = (words: string) => `${t('extension_name')}: ${words}`;
const restWords = (isBroken: boolean) => t(isBroken ? 'policy_broken' : 'popup_nothing');

/** Whether the organisation's policy has errors; undefined until first checked. */
let wasBroken: boolean | undefined;

/** Shows on every tab that has nothing of its own to show whether the organisation's policy has errors. */
export async function showBroken(isBroken: boolean): Promise<void> {
  const isNew = isBroken !== (wasBroken ?? false);
  wasBroken = isBroken;
  await browser.action.setIcon({ path: pathsOf(isBroken ? 'problem' : 'idle') });
  await browser.action.setBadgeText({ text: isBroken ? '⚠' : '' });
  await browser.action.setBadgeBackgroundColor({ color: '#8a5000' });
  await browser.action.setTitle({ title: titleOf(restWords(isBroken)) });
  // No browser can clear a tab's own icon, so every tab is redrawn.
  if (isNew) await redrawBadges();
}

const enqueue = createQueue();

/** Shows the worst level of a tab's report, or nothing if null. Calls take effect in order, so the last one stays. */
export function showBadge(tabId: number, report: TabReport | null): Promise<void> {
  return enqueue(() => draw(tabId, report));
}

/**
 * Redraws a tab's icon because a pause began or ended there, or (`isNewPage`) because a new page has loaded, at which
 * browsers forget the icon. On a new page only a pause is shown, as pages report the rest themselves.
 */
export function redrawBadge(tabId: number, isNewPage = false): Promise<void> {
  return enqueue(async () => {
    const report = await readTabReport(tabId).catch(() => null);
    if (!isNewPage || (await pauseIn(tabId, report?.site))) await draw(tabId, report);
  });
}

/** Redraws the icons of all tabs. */
export async function redrawBadges(): Promise<void> {
  const tabs = await browser.tabs.query({});
  await Promise.all(tabs.flatMap(({ id }) => (id === undefined ? [] : [redrawBadge(id)])));
}

interface Shown {
  readonly icon: Icon;
  /** If null, the badge for all tabs shows. */
  readonly badge: (typeof BADGES)[keyof typeof BADGES] | null;
  readonly words: string;
}

/** Returns what a tab shows: its worst known level, else that it is paused, else what applies to every tab. */
async function shownOn(tabId: number, report: TabReport | null): Promise<Shown> {
  const level = report && badgeOf(report);
  if (level) {
    const icon = level === 'blind' ? 'problem' : 'active';
    return { icon, badge: BADGES[level], words: t(keyOf('level', level)) };
  }
  const pause = await pauseIn(tabId, report?.site);
  if (pause) {
    const words = t('pause_until', pause.site, formatMoment(pause.until, Date.now()));
    return { icon: 'paused', badge: null, words };
  }
  const isBroken = wasBroken ?? false;
  return { icon: isBroken ? 'problem' : 'idle', badge: null, words: restWords(isBroken) };
}

async function draw(tabId: number, report: TabReport | null): Promise<void> {
  const { icon, badge, words } = await shownOn(tabId, report);
  try {
    await browser.action.setIcon({ tabId, path: pathsOf(icon) });
    await browser.action.setBadgeText({ tabId, text: badge?.text ?? null });
    if (badge) await browser.action.setBadgeBackgroundColor({ tabId, color: badge.colour });
    await browser.action.setTitle({ tabId, title: titleOf(words) });
  } catch (error) {
    // The tab may have been closed by the time its answer arrives; that is no error.
    if (!/No tab with id|Invalid tab ID/.test(String(error))) throw error;
  }
}
