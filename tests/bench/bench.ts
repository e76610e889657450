/**
 * What Sealcheck costs in Chromium, as ratios within one run. Counts and bytes gate (exit code 1); times are for
 * information only. `--rounds N` (default 6; with fewer, no difference counts as resolved), `--seed N`.
 */
import { parseArgs } from 'node:util';
import { startStage } from '../e2e/stage.ts';
import { startWorld } from '../world/world.ts';
import { measureBytes, reportCounts } from './bytes.ts';
import { lineOf, measureEncrypting } from './encrypt.ts';
import { linesOf, measureFloodingPages } from './flooding-pages.ts';
import { gateHeavyPages, measureHeavyPages, ratiosOf } from './heavy-pages.ts';
import { workerHeap } from './heap.ts';
import { measureKeys } from './keys.ts';
import { measureLargePolicy } from './large-policy.ts';
import { measureLoad, PAGE_NAMES } from './load.ts';
import { median, rangeOf } from './numbers.ts';
import { measureBatch, measureFirstVerdicts, measureTyping, RTT } from './verdict.ts';

const { values } = parseArgs({
  options: { rounds: { type: 'string', default: '6' }, seed: { type: 'string', default: '2026' } },
});
const rounds = Number(values.rounds);
const seed = Number(values.seed);
/**
 * The number of rounds from which a difference can count as resolved, and it does so only if it has the same sign in
 * all of them.
 */
const RESOLVING = 6;
/** Rounds for each page that floods us. */
const FLOODS = 3;
const LIMITS = {
  'any site': { ratio: 3, heap: 200 },
  'mail page, no compose window': { ratio: 12, heap: 350 },
} as const;

const world = await startWorld();
const load = await measureLoad(world, rounds, seed);
const flooding = await measureFloodingPages(world, FLOODS);
await world.close();

const stage = await startStage('chromium');
const idle = await workerHeap(stage.browser);
const typing = await measureTyping(stage);
const verdicts = await measureFirstVerdicts(stage, 15);
const small = await measureBatch(stage, 250, 60, 1000);
const heavy = await measureHeavyPages(stage, import.meta.filename);
const large = await measureBatch(stage, 1000, 60, 2000);
const keys = await measureKeys(stage, 100, RTT);
await stage.close();
const policies = await measureLargePolicy(15);

console.log('\nCounts and bytes (gate)');
const counts = [
  ...(await measureBytes()),
  ...typing,
  ...gateHeavyPages(heavy),
  {
    what: '250 recipients, 60 domains: lookups beyond the exact number',
    value: Math.abs(small.lookups - small.expected),
    limit: 0,
  },
  {
    what: '1000 recipients, 60 domains: lookups beyond the exact number',
    value: Math.abs(large.lookups - large.expected),
    limit: 0,
  },
  {
    what: '100 recipients with keys: requests for keys beyond the exact number',
    value: Math.abs(keys.requests - keys.expected),
    limit: 0,
  },
];
const isKept = reportCounts(counts);

console.log(
  `\nOwn script and compile time when a page is opened (ms, ${rounds} rounds, seed ${seed}; informs)`,
);
for (const page of PAGE_NAMES) {
  const own = (variant: 'floor' | 'placebo' | 'ours') =>
    load.map((round) => round[variant][page].time - round.control[page].time);
  const floor = own('floor');
  const isResolved = rounds >= RESOLVING && floor.every((value) => value > 0);
  const ratios = own('ours').map((value, index) => value / (floor[index] ?? NaN));
  console.log(
    `${page}: floor ${rangeOf(floor)}, placebo ${rangeOf(own('placebo'))}, ours ${rangeOf(own('ours'))}`,
  );
  const ratio = isResolved ? `${rangeOf(ratios)} x floor` : 'n.r. (the floor is not resolved)';
  console.log(`  ratio ${ratio}, aim ${LIMITS[page].ratio} x`);
  const heap = load.map((round) => (round.ours[page].heap - round.control[page].heap) / 1024);
  console.log(`  heap ${rangeOf(heap)} KiB, aim ${LIMITS[page].heap} KiB`);
}

console.log('\nDOM reads on heavy pages, as ratios to a small page with the same touch');
for (const line of ratiosOf(heavy)) console.log(line);

console.log('\nPages that flood us: time of their main thread for the same work (informs)');
for (const line of linesOf(flooding)) console.log(line);

console.log(`\nWorker heap, idle: ${(idle / 1024).toFixed(0)} KiB, aim 1536 KiB`);
console.log(
  `\nA question under a policy of 10,000 entries a list: ${(policies[1] / policies[0]).toFixed(2)} x that of 10 entries (${policies[0].toFixed(0)} ms); how often it is read: tests/policy/large.test.ts`,
);
console.log(`\nVerdicts at ${RTT} ms round trip (ms; informs)`);
const sorted = [...verdicts].sort((a, b) => a - b);
console.log(
  `recipient committed → mark painted, new domain: p50 ${median(verdicts).toFixed(0)}, p95 ${(sorted[Math.floor(sorted.length * 0.95)] ?? NaN).toFixed(0)}`,
);
console.log(
  `from the first lookup to the first and the last verdict: 250 recipients: ${small.first}, ${small.last}; 1000 recipients: ${large.first}, ${large.last}`,
);
console.log(
  `100 recipients with keys: all found and weighed after ${keys.time} ms; worker heap ${(keys.heapBefore / 1024).toFixed(0)} → ${(keys.heapAfter / 1024).toFixed(0)} KiB`,
);

console.log('\nEncrypting one file on its page (informs; aim for 1000 MB: 45 s, 50 ms, 150 MB)');
for (const size of [100, 1000])
  for (const name of ['chromium', 'firefox'] as const)
    console.log(lineOf(await measureEncrypting(name, size)));

if (!isKept) process.exitCode = 1;
