/** The toolbar icon carries a tab's worst level: the copy that no page can hide or forge. */
import { browser } from '../platform/browser.ts';
import type { TabReport } from '../core/report.ts';
import { keyOf, t } from '../platform/i18n.ts';
import { createQueue } from '../platform/queue.ts';
import { badgeOf, type Badge } from '../storage/tab-reports.ts';

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

/** On every tab that has nothing of its own to show: that the organisation's policy has errors. */
export async function showBroken(isBroken: boolean): Promise<void> {
  const name = t('extension_name');
  await browser.action.setBadgeText({ text: isBroken ? '⚠' : '' });
  await browser.action.setBadgeBackgroundColor({ color: '#8a5000' });
  await browser.action.setTitle({ title: isBroken ? `${name}: ${t('policy_broken')}` : name });
}

const enqueue = createQueue();

/** Shows the worst level of a tab's report, or nothing where there is none; what is to be shown last stays. */
export function showBadge(tabId: number, report: TabReport | null): Promise<void> {
  return enqueue(() => draw(tabId, report));
}

async function draw(tabId: number, report: TabReport | null): Promise<void> {
  const badge = report === null ? null : badgeOf(report);
  // Null gives way to what stands on every tab.
  const { text, colour } = badge === null ? { text: null, colour: null } : BADGES[badge];
  const title = badge === null ? t('extension_name') : `${t('extension_name')}: ${t(keyOf('level', badge))}`;
  try {
    await browser.action.setBadgeText({ tabId, text });
    if (colour !== null) await browser.action.setBadgeBackgroundColor({ tabId, color: colour });
    await browser.action.setTitle({ tabId, title });
  } catch (error) {
    // The tab may be closed by the time its answer is there; that is no fault.
    if (!/No tab with id|Invalid tab ID/.test(String(error))) throw error;
  }
}
