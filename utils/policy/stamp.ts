/** The identity of this device's policy, and whether it is out of date, for the extension's own pages. */
import { askPolicyDate, lastPolicyDate } from '../lookups/last-policy-date.ts';
import type { EffectiveSettings } from './effective-settings.ts';
import { parsePolicy } from './parse.ts';
import { olderThan, revisionOf, type Stamp } from './revision.ts';

async function stampWith({ managed }: EffectiveSettings, newest: string): Promise<Stamp | null> {
  // While we wait for the browser, there may not even be a last known policy.
  if (managed.state === 'none' || managed.seenAt === null) return null;
  const revision = await revisionOf(parsePolicy(managed.raw, managed.good));
  const { locked, recommended } = parsePolicy(managed.good ?? {}).values;
  const before = locked.policyDate ?? recommended.policyDate ?? '';
  const [later = null] = [newest, before].filter((one) => olderThan(revision.date, one));
  return { ...revision, staleSince: later, isWaiting: managed.state === 'waiting' };
}

/** Returns what is known now, without a request. Null if there is no policy. */
export async function readStamp(effective: EffectiveSettings): Promise<Stamp | null> {
  return stampWith(effective, await lastPolicyDate(effective.settings.revisionUrl.value));
}

/** Returns the same after asking the organisation's URL, if it named one. Never rejects. */
export async function askStamp(effective: EffectiveSettings, now: number): Promise<Stamp | null> {
  return stampWith(effective, await askPolicyDate(effective.settings.revisionUrl.value, now));
}
