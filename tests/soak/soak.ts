/**
 * `npm run soak [-- MINUTES]`: eight hours of work, compressed into this many minutes for each browser (default 9).
 * Prints what happened; fails if a message was lost or doubled, or if memory grew. The seed is printed, or taken from
 * SEALCHECK_SEED.
 */
import { BROWSERS } from '../e2e/stage.ts';
import { faultsOf, liveThrough } from './day.ts';

const minutes = Number(process.argv[2] ?? 9);
const seed = Number(process.env.SEALCHECK_SEED ?? Date.now() % 2 ** 31);
console.log(`seed ${seed}, ${minutes} minutes for each browser`);
for (const name of BROWSERS) {
  const day = await liveThrough(name, minutes * 60_000, seed);
  const faults = faultsOf(day);
  console.table({ [name]: { ...day, faults: faults.length } });
  for (const fault of faults) console.log(`${name}: ${fault}`);
  if (faults.length > 0) process.exitCode = 1;
}
