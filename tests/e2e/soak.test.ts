/** A short version of `npm run soak`: nothing is lost or doubled while worker, resolver and storage fail at random. */
import { expect, it } from 'vitest';
import { faultsOf, liveThrough } from '../soak/day.ts';
import { BROWSERS } from './stage.ts';

const SHORT = 8_000;

it.each(BROWSERS)('a day in %s loses, doubles and heaps up nothing', { timeout: 150_000 }, async (name) => {
  const day = await liveThrough(name, SHORT, Number(process.env.SEALCHECK_SEED ?? 13));
  console.log(name, JSON.stringify(day));
  expect(day.sends).toBeGreaterThan(10);
  expect(faultsOf(day)).toEqual([]);
});
