/**
 * `npm run fuzz [-- SECONDS [PARSER...]]`: 60 seconds for each parser, and for all captured pages (`pages`), where no other
 * time is named; CI has 5 for each, with the commit as its seed. What breaks one is a case for ever (tests/fuzz/corpus,
 * tests/fuzz/broken-pages.json). The seed is drawn and printed, or taken from SEALCHECK_SEED.
 */
import { spawnSync } from 'node:child_process';

const [seconds = '60', ...parsers] = process.argv.slice(2);
const seed = process.env.SEALCHECK_SEED ?? String(Date.now() % 2 ** 31);
console.log(`seed ${seed}`);
const env = {
  ...process.env,
  SEALCHECK_SEED: seed,
  SEALCHECK_SECONDS: seconds,
  SEALCHECK_PARSERS: parsers.join(),
};
const { status } = spawnSync('npx', ['vitest', 'run', '--project', 'fuzz'], { stdio: 'inherit', env });
process.exitCode = status ?? 1;
