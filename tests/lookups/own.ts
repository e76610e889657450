/** A worker's own address, for what tells its requests from those of pages. */
import { afterAll, beforeAll, vi } from 'vitest';

const origin = 'moz-extension://our-own';
/** Who made a request of ours, as Firefox says it. */
export const OWN = `${origin}/_generated_background_page.html`;

/** Gives the tests of a file that address. */
export function standAsWorker(): void {
  beforeAll(() => {
    vi.stubGlobal('location', { origin, hostname: 'our-own' });
  });
  afterAll(() => {
    vi.unstubAllGlobals();
  });
}
