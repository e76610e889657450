/** The toolbar icon carries a tab's worst level: the copy that no page can hide or forge. */
import { browser } from '../../utils/browser.ts';
import type { TabReport } from '../../utils/core/report.ts';
import { keyOf, t } from '../../utils/i18n.ts';
import { createTurns } from '../../utils/in-turn.ts';
import { badgeOf, type Badge } from '../../utils/report-store.ts';

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

const inTurn = createTurns();

/** Shows the worst level of a tab's report, or nothing where there is none; what is to be shown last stays. */
export function showBadge(tabId: number, report: TabReport | null): Promise<void> {
  return inTurn(() => draw(tabId, report));
}

async function draw(tabId: number, report: TabReport | null): Promise<void> {
  const badge = report === null ? null : badgeOf(report);
  const { text, colour } = badge === null ? { text: '', colour: '#5f6368' } : BADGES[badge];
  const name = t('extension_name');
  const title = badge === null ? name : `${name}: ${t(keyOf('level', badge))}`;
  try {
    await browser.action.setBadgeText({ tabId, text });
    await browser.action.setBadgeBackgroundColor({ tabId, color: colour });
    await browser.action.setTitle({ tabId, title });
  } catch (error) {
    // The tab may be closed by the time its answer is there; that is no fault.
    if (!/No tab with id|Invalid tab ID/.test(String(error))) throw error;
  }
}
