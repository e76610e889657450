/** What an organisation has switched off: disabled apps, and the record of what would have been shown. */
import type { WindowReport } from '../core/report.ts';
import { noteObserved } from '../storage/journal.ts';
import type { From } from '../messages/receive.ts';
import type { EffectiveSettings } from '../policy/effective-settings.ts';

type Settings = EffectiveSettings['settings'];

/** Has the organisation disabled this app? */
export function isAppDisabled({ disabledApps }: Settings, app: string | null): boolean {
  return disabledApps.value.some((name) => name === app);
}

/** Notes what would have been said, where such notes are kept; that they cannot be is no reason to give no answer. */
export async function noteWhereKept(
  { journalDays }: Settings,
  report: WindowReport,
  { host, isPrivate }: From,
  now: number,
): Promise<void> {
  if (isPrivate || journalDays.value === 0) return;
  await noteObserved(report, host, now).catch((error: unknown) => {
    console.error(error);
  });
}
