/** By what the policy on this device is known, and whether it is out of date: as the extension's own pages show it. */
import { askNewest, lastNewest } from '../lookups/newest.ts';
import type { EffectiveSettings } from './effective-settings.ts';
import { parsePolicy } from './parse.ts';
import { olderThan, revisionOf, type Stamp } from './revision.ts';

async function stampWith({ managed }: EffectiveSettings, newest: string): Promise<Stamp | null> {
  // While the browser is waited for, nothing may be known of one either.
  if (managed.state === 'none' || managed.seenAt === null) return null;
  const revision = await revisionOf(parsePolicy(managed.raw, managed.good));
  const { locked, recommended } = parsePolicy(managed.good ?? {}).values;
  const before = locked.policyDate ?? recommended.policyDate ?? '';
  const [later = null] = [newest, before].filter((one) => olderThan(revision.date, one));
  return { ...revision, staleSince: later, isWaiting: managed.state === 'waiting' };
}

/** What is known now, without asking anybody; null: there is no policy. */
export async function readStamp(effective: EffectiveSettings): Promise<Stamp | null> {
  return stampWith(effective, await lastNewest(effective.settings.revisionUrl.value));
}

/** The same after the organisation's address was asked, where it named one. Never rejects. */
export async function askStamp(effective: EffectiveSettings, now: number): Promise<Stamp | null> {
  return stampWith(effective, await askNewest(effective.settings.revisionUrl.value, now));
}
