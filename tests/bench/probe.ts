/**
 * `npm run bench:probe [-- SECONDS]`: 1,000 hosts, 200 questions a second to two copies of the probe behind one Valkey;
 * one copy is killed half way. Fails if a host is probed twice, a question is lost, cached answers are slow, or memory
 * grows.
 */
import { fork, type ChildProcess } from 'node:child_process';
import { Agent, request } from 'node:http';
import { join } from 'node:path';
import { createShower } from '../probe/certificates.ts';
import { startScripted } from '../probe/scripted.ts';
import { startValkey, VALKEY } from '../probe/valkey.ts';

const SECONDS = Number(process.argv[2] ?? 60);
const HOSTS = 1_000;
const A_SECOND = 200;
const MAX_MS = 20;

if (VALKEY === null) throw new Error('needs valkey-server or redis-server, or its path in SEALCHECK_VALKEY');

interface Copy {
  readonly child: ChildProcess;
  port: number;
  /** Returns the octets on its heap after a garbage collection. */
  weigh(): Promise<number>;
}
const looks = new Map<string, number>();

function startCopy(smtp: number, cache: string): Promise<Copy> {
  const args = [String(smtp), cache, String(HOSTS)];
  const child = fork(join(import.meta.dirname, 'probe-copy.ts'), args, { execArgv: ['--expose-gc'] });
  let weighed: ((octets: number) => void) | undefined;
  const weigh = () =>
    new Promise<number>((resolve) => {
      weighed = resolve;
      child.send('weigh');
    });
  const copy: Copy = { child, port: 0, weigh };
  return new Promise((resolve) => {
    child.on('message', (said: { look?: string; port?: number; memory?: number }) => {
      if (said.look !== undefined) looks.set(said.look, (looks.get(said.look) ?? 0) + 1);
      if (said.memory !== undefined) weighed?.(said.memory);
      if (said.port === undefined) return;
      copy.port = said.port;
      resolve(copy);
    });
  });
}

const agent = new Agent({ keepAlive: true, maxSockets: 64 });
/** Returns the milliseconds until the answer arrived, or null if there was none. */
function ask(port: number, number: number): Promise<number | null> {
  const start = performance.now();
  const path = `/v1/probe?mx=mx${number}.bench.org&domain=d${number}.org`;
  return new Promise((resolve) => {
    request({ host: '127.0.0.1', port, path, agent }, (response) => {
      response.resume().on('end', () => {
        resolve(response.statusCode === 200 ? performance.now() - start : null);
      });
    })
      .on('error', () => {
        resolve(null);
      })
      .end();
  });
}

const shower = await createShower('mx.bench.org');
const server = await startScripted({}, await shower.show('good'));
const valkey = await startValkey();
const copies = await Promise.all([startCopy(server.port, valkey.url), startCopy(server.port, valkey.url)]);
// Ask about every host once, so that everything after this is answered from the cache.
for (let number = 1; number <= HOSTS; number += 20)
  await Promise.all(Array.from({ length: 20 }, (_, at) => ask(copies[at % 2]?.port ?? 0, number + at)));

const times: number[] = [];
const asked: Promise<void>[] = [];
let lost = 0;
let alive: readonly Copy[] = copies;
/** Octets on the heap of the copy that survives, once all hosts have been asked about twice. */
let warm = 0;
const start = performance.now();
for (let number = 0; number < SECONDS * A_SECOND; number += 1) {
  const due = start + (number * 1_000) / A_SECOND;
  const wait = due - performance.now();
  if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
  if (number === 2 * HOSTS) warm = await copies[1].weigh();
  if (number === Math.floor((SECONDS * A_SECOND) / 2)) {
    copies[0].child.kill('SIGKILL');
    alive = [copies[1]];
  }
  const port = alive[number % alive.length]?.port ?? 0;
  const host = 1 + ((number * 7) % HOSTS);
  asked.push(
    ask(port, host).then(async (ms) => {
      // If the killed copy owed an answer, ask the other one, as a load balancer does.
      const answer = ms ?? (await ask(copies[1].port, host));
      if (answer === null) lost += 1;
      else times.push(answer);
    }),
  );
}
await Promise.all(asked);
const memory = [warm, await copies[1].weigh()] as const;
copies[1].child.kill();
await valkey.stop();
await server.close();

times.sort((a, b) => a - b);
const at = (part: number) => Math.round((times[Math.floor(times.length * part)] ?? 0) * 10) / 10;
const megabytes = (octets = 0) => Math.round(octets / 1_048_576);
const most = Math.max(...looks.values());
/** Growth from the warm state to the end: a leak would grow by more. */
const growth = memory[1] / memory[0];
const MAX_GROWTH = 1.2;
const rows: [string, string | number, boolean][] = [
  ['hosts looked at', looks.size, looks.size === HOSTS],
  ['looks at one host, most', most, most === 1],
  ['questions', times.length, true],
  ['questions without an answer', lost, lost === 0],
  ['answer from the cache, median (ms)', at(0.5), true],
  ['answer from the cache, p95 (ms)', at(0.95), at(0.95) <= MAX_MS],
  ['heap, warm and at the end (MB)', memory.map(megabytes).join(' '), growth <= MAX_GROWTH],
];
for (const [what, value, isGood] of rows)
  console.log(`${isGood ? 'ok   ' : 'OVER '} ${what.padEnd(42)} ${value}`);
process.exit(rows.every(([, , isGood]) => isGood) ? 0 : 1);
