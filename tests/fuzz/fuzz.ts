/**
 * `npm run fuzz [-- SECONDS [PARSER...]]`: fuzzes each parser, and all captured pages (`pages`), for 60 seconds each
 * unless another time is given; CI gives each 5 seconds, with the commit as its seed. Inputs that break one are kept as
 * test cases for good (tests/fuzz/corpus, tests/fuzz/broken-pages.json). The seed is drawn and printed, or taken from
 * SEALCHECK_SEED.
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
