/** The part of the popup that the person looked at last; kept only until the browser closes. */
import { defineItem } from './item.ts';

const item = defineItem({
  area: 'session',
  key: 'popup-segment',
  schema: (stored: unknown) => (typeof stored === 'string' ? stored : undefined),
  default: 'now',
});

/** Returns the part's name; 'now' if none was chosen, or it cannot be read. */
export function readSegment(): Promise<string> {
  return item.read().catch(() => 'now');
}

/** Stores the part's name. Never rejects. */
export async function keepSegment(segment: string): Promise<void> {
  await item.change(() => segment).catch(() => undefined);
}
