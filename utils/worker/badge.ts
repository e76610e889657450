/** The toolbar icon carries a tab's worst level: the copy that no page can hide or forge. */
import { browser } from '../platform/browser.ts';
import type { TabReport } from '../core/report.ts';
import { keyOf, t } from '../platform/i18n.ts';
import { timeWords } from '../platform/moment.ts';
import { createQueue } from '../platform/queue.ts';
import { badgeOf, readTabReport, type Badge } from '../storage/tab-reports.ts';
import { pauseIn } from './paused.ts';

/** Sign and colours of each state: shape first, colour second; white on each has a contrast of 4.5 or more. */
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

/** What the icon itself shows: an outline where there is nothing to say, the tick belongs to `end-to-end` alone (ux/). */
type Icon = 'idle' | 'active' | 'paused' | 'problem';

const SIZES = [16, 32];
/** Drawn from the SVG of the same name; a light rim keeps each apart from dark toolbars. */
const pathsOf = (icon: Icon) => Object.fromEntries(SIZES.map((size) => [size, `/icon/${icon}-${size}.png`]));

const titleOf = (words: string) => `${t('extension_name')}: ${words}`;
const restWords = (isBroken: boolean) => t(isBroken ? 'policy_broken' : 'popup_nothing');

/** Has the organisation's policy errors? Not known before the first look. */
let wasBroken: boolean | undefined;

/** On every tab that has nothing of its own to show: that the organisation's policy has errors. */
export async function showBroken(isBroken: boolean): Promise<void> {
  const isNew = isBroken !== (wasBroken ?? false);
  wasBroken = isBroken;
  await browser.action.setIcon({ path: pathsOf(isBroken ? 'problem' : 'idle') });
  await browser.action.setBadgeText({ text: isBroken ? '⚠' : '' });
  await browser.action.setBadgeBackgroundColor({ color: '#8a5000' });
  await browser.action.setTitle({ title: titleOf(restWords(isBroken)) });
  // No browser takes a tab's own icon back.
  if (isNew) await redrawAll();
}

const enqueue = createQueue();

/** Shows the worst level of a tab's report, or nothing where there is none; what is to be shown last stays. */
export function showBadge(tabId: number, report: TabReport | null): Promise<void> {
  return enqueue(() => draw(tabId, report));
}

/**
 * Shows anew what is known of a tab: what is paused there has begun or ended, or (`isNewPage`) a page has come, with which
 * browsers forget what they showed; then nothing but a pause, since pages report the rest themselves.
 */
export function redraw(tabId: number, isNewPage = false): Promise<void> {
  return enqueue(async () => {
    const report = await readTabReport(tabId).catch(() => null);
    if (!isNewPage || (await pauseIn(tabId, report?.site))) await draw(tabId, report);
  });
}

/** Shows anew what is known of all tabs. */
export async function redrawAll(): Promise<void> {
  const tabs = await browser.tabs.query({});
  await Promise.all(tabs.flatMap(({ id }) => (id === undefined ? [] : [redraw(id)])));
}

interface Shown {
  readonly icon: Icon;
  /** null gives way to what stands on every tab. */
  readonly badge: (typeof BADGES)[keyof typeof BADGES] | null;
  readonly words: string;
}

/** What a tab shows: the worst that is known there, else that it is paused, else what holds for every tab. */
async function shownOn(tabId: number, report: TabReport | null): Promise<Shown> {
  const level = report && badgeOf(report);
  if (level) {
    const icon = level === 'blind' ? 'problem' : 'active';
    return { icon, badge: BADGES[level], words: t(keyOf('level', level)) };
  }
  const pause = await pauseIn(tabId, report?.site);
  if (pause) {
    const words = t('pause_until', pause.site, timeWords(pause.until, Date.now()));
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
    // The tab may be closed by the time its answer is there; that is no fault.
    if (!/No tab with id|Invalid tab ID/.test(String(error))) throw error;
  }
}
