/** Counts which parts of the package could not be started since the browser started. */
import type { FailedStarts } from '../policy/heartbeat.ts';
import { defineItem } from './item.ts';

const item = defineItem<FailedStarts>({
  area: 'session',
  key: 'failed-starts',
  schema: (stored) => stored as FailedStarts,
  default: {},
});

/** Parts that are counted; the package has fewer that pages get. */
const MAX = 100;
/** The page is gone, or none that extensions may enter: nothing failed. */
const NO_FAULT = /No tab|No frame|Invalid (?:tab|frame)|removed|Cannot access|closed|permission/i;

/** Returns the counts by the part’s name in the package; empty if nothing failed. */
export const readFailedStarts = () => item.read();

/** Records that this part (its name in the package) could not be started. Never rejects. */
export async function noteFailedStart(part: string, error: unknown): Promise<void> {
  if (NO_FAULT.test(String(error))) return;
  const count = (all: FailedStarts) =>
    part in all || Object.keys(all).length < MAX ? { ...all, [part]: (all[part] ?? 0) + 1 } : all;
  await item.change(count).catch(() => undefined);
}
