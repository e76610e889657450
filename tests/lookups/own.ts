/** A worker's own origin, for the code that tells its requests from those of pages. */
import { afterAll, beforeAll, vi } from 'vitest';

const origin = 'moz-extension://our-own';
/** The originator of our own requests, as Firefox reports it. */
export const OWN = `${origin}/_generated_background_page.html`;

/** Gives all tests of a file that origin. */
export function standAsWorker(): void {
  beforeAll(() => {
    vi.stubGlobal('location', { origin, hostname: 'our-own' });
  });
  afterAll(() => {
    vi.unstubAllGlobals();
  });
}
