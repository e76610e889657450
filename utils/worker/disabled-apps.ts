/** Apps that the organisation has disabled, and the journal of what would have been shown. */
import type { WindowReport } from '../core/report.ts';
import { noteObserved } from '../storage/journal.ts';
import type { From } from '../messages/receive.ts';
import type { EffectiveSettings } from '../policy/effective-settings.ts';

type Settings = EffectiveSettings['settings'];

/** Whether the organisation has disabled this app. */
export function isAppDisabled({ disabledApps }: Settings, app: string | null): boolean {
  return disabledApps.value.some((name) => name === app);
}

/** Notes in the journal what would have been shown, if one is kept. Never rejects: no answer depends on it. */
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
