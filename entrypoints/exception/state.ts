/** What the page for exceptions shows, and how it redeems a code. */
import type { Asked } from '../../components/exception/Exception.tsx';
import { mostHeld } from '../../components/inline/words.ts';
import { browser } from '../../utils/platform/browser.ts';
import { needsConfirmation } from '../../utils/core/decide.ts';
import type { Assessment } from '../../utils/core/model.ts';
import { keyOf, t, withoutIsolates } from '../../utils/platform/i18n.ts';
import { noteGranted } from '../../utils/storage/journal.ts';
import type { Grant } from '../../utils/policy/grants.ts';
import { knownSuffixes, readEffectiveSettings } from '../../utils/policy/effective-settings.ts';
import { fillRequestUrl } from '../../utils/policy/request-url.ts';
import { placesOf, redeem, type Refused, type Requested } from '../../utils/policy/requests.ts';
import type { Stamp } from '../../utils/policy/revision.ts';
import { readStamp } from '../../utils/policy/stamp.ts';
import { readTabReport } from '../../utils/storage/tab-reports.ts';

/** Returns the assessment that is held most strictly in this window of this tab; null where nothing is held. */
export async function heldIn(
  tab: number,
  window: string,
): Promise<{ readonly assessment: Assessment | null; readonly isPrivate: boolean }> {
  // Nothing is stored about a tab that no longer exists, so it is treated as private.
  const { incognito } = await browser.tabs.get(tab).catch(() => ({ incognito: true }));
  const report = await readTabReport(tab).catch(() => null);
  const about = report?.windows.find(({ id }) => id === window);
  const most = about && mostHeld(about);
  return { assessment: most && needsConfirmation(most.action) ? most : null, isPrivate: incognito };
}

/** Reads the settings in force and the policy's stamp. Rejects where storage cannot be read. */
export async function readRules() {
  const effective = await readEffectiveSettings(Date.now());
  return { settings: effective.settings, stamp: await readStamp(effective) };
}

/** Returns the request as a text for the person to send on; it contains nothing of what they were sending. */
function textOf(asked: Requested, policy: string): string {
  const { number, kind, value, site, level, code, reason } = asked;
  const lines = [
    t('request_number', `${number} ${kind} ${value}`),
    t('request_level', t(keyOf('level', level)), code),
    t('request_site', site),
    t('request_reason', reason),
  ];
  return withoutIsolates([...lines, ...(policy === '' ? [] : [t('request_policy', policy)])].join('\n'));
}

/** Returns the request's text, number and filled-in URL for passing it to the organisation. */
export function askedOf(asked: Requested, url: string, stamp: Stamp | null): Asked {
  const policy = stamp === null ? '' : [stamp.name, stamp.hash].filter((one) => one !== '').join(' ');
  const text = textOf(asked, policy);
  const href = url === '' ? null : fillRequestUrl(url, placesOf(asked, text, policy));
  return { number: asked.number, text, href };
}

/** Redeems a code for this request; a grant is noted in the list of decisions, where one is kept. */
export async function take(code: string, asked: Requested): Promise<Grant | Refused> {
  const now = Date.now();
  const { settings } = await readEffectiveSettings(now);
  const answer = await redeem(code, asked, settings.grantKeys.value, now, await knownSuffixes());
  if ('refused' in answer || settings.journalDays.value === 0) return answer;
  const { site, channel, level, action, to, number } = asked;
  const reason = t('journal_request', number, answer.until, answer.reason);
  await noteGranted({ at: now, site, channel, level, action, to, reason }, number).catch(console.error);
  return answer;
}
