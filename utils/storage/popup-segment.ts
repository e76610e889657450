/** Which part of the popup the person looked at last; of this run of the browser only. */
import { defineItem } from './item.ts';

const item = defineItem({
  area: 'session',
  key: 'popup-segment',
  schema: (stored: unknown) => (typeof stored === 'string' ? stored : undefined),
  default: 'now',
});

/** The part's name; 'now' where none was chosen, or it cannot be read. */
export function readSegment(): Promise<string> {
  return item.read().catch(() => 'now');
}

/** Keeps the part's name; that it cannot be kept changes nothing else. */
export async function keepSegment(segment: string): Promise<void> {
  await item.change(() => segment).catch(() => undefined);
}
