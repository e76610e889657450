/** What encrypting a large file costs on the page that does it, compared with Debian's `age` on the same machine. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startStage, type BrowserName } from '../e2e/stage.ts';

export interface Encrypted {
  readonly browser: BrowserName;
  /** MB (10^6 octets). */
  readonly size: number;
  /** Milliseconds; `age`: what Debian's `age` takes for the same file. */
  readonly time: number;
  readonly age: number;
  /** The longest time for which the page was blocked, and the same while nothing was encrypted (ms). */
  readonly blocked: number;
  readonly idle: number;
  /** The peak memory of all the browser's processes, above what they held before (MB). */
  readonly memory: number;
}

/** A timer that fires later than asked for means that the page was blocked in between. */
const WATCH = `(() => {
  window.longest = 0;
  let last = performance.now();
  const tick = () => {
    const now = performance.now();
    window.longest = Math.max(window.longest, now - last);
    last = now;
    setTimeout(tick, 0);
  };
  tick();
})()`;

/** How long the page is observed while idle (ms): other work on the machine blocks it, too. */
const IDLE = 10_000;

/** Returns the ids of all processes below this one (proc_pid_stat(5): the fourth field, after the name in brackets). */
function descendants(root: number): number[] {
  const parents = new Map<number, number[]>();
  for (const name of readdirSync('/proc').filter((one) => /^\d+$/.test(one))) {
    const [, parent = ''] =
      tried(() => readFileSync(`/proc/${name}/stat`, 'utf8').split(') ').at(-1)?.split(' ')) ?? [];
    parents.set(Number(parent), [...(parents.get(Number(parent)) ?? []), Number(name)]);
  }
  const below = (pid: number): number[] => (parents.get(pid) ?? []).flatMap((one) => [one, ...below(one)]);
  return below(root);
}

function tried<T>(read: () => T): T | null {
  try {
    return read();
  } catch {
    return null;
  }
}

/** Returns the memory that these processes hold, without files, each page of memory counted once (MB). */
function held(pids: readonly number[]): number {
  let sum = 0;
  for (const pid of pids) {
    const text = tried(() => readFileSync(`/proc/${String(pid)}/smaps_rollup`, 'utf8')) ?? '';
    for (const [, kB = '0'] of text.matchAll(/^Pss_(?:Anon|Shmem):\s+(\d+) kB$/gm)) sum += Number(kB);
  }
  return (sum * 1024) / 1e6;
}

function ageTime(file: string): number {
  const key = /age1\w+/.exec(execFileSync('age-keygen', { encoding: 'utf8', stdio: 'pipe' }))?.[0] ?? '';
  const since = performance.now();
  execFileSync('age', ['-r', key, '-o', '/dev/null', file]);
  return performance.now() - since;
}

/** Encrypts one file of this size (MB) with a passphrase on the extension's page, and measures it. */
export async function measureEncrypting(name: BrowserName, size: number): Promise<Encrypted> {
  const folder = mkdtempSync(join(tmpdir(), 'sealcheck-large-'));
  const stage = await startStage(name, false);
  try {
    const file = join(folder, 'large.bin');
    writeFileSync(file, '');
    truncateSync(file, size * 1e6);
    const page = await stage.browser.newPage();
    await page.goto(`${stage.browser.origin}/encrypt.html`);
    await page.waitFor(`document.querySelector('#files')`, 'the page');
    await page.choose('#files', [file]);
    const before = held(descendants(process.pid));
    let most = before;
    const watching = setInterval(() => {
      most = Math.max(most, held(descendants(process.pid)));
    }, 500);
    await page.evaluate(WATCH);
    await new Promise((done) => setTimeout(done, IDLE));
    const idle = await page.evaluate<number>('window.longest');
    await page.evaluate('void (window.longest = 0)');
    const since = performance.now();
    await page.evaluate(`void document.querySelector('form button[type=submit]').click()`);
    for (;;) {
      if (await page.evaluate<boolean>(`document.querySelector('#sealed') !== null`)) break;
      await new Promise((done) => setTimeout(done, 100));
    }
    const time = performance.now() - since;
    clearInterval(watching);
    const blocked = await page.evaluate<number>('window.longest');
    return { browser: name, size, time, age: ageTime(file), blocked, idle, memory: most - before };
  } finally {
    await stage.close();
    rmSync(folder, { recursive: true });
  }
}

/** Returns the line for the bench's table. */
export const lineOf = ({ browser, size, time, age, blocked, idle, memory }: Encrypted) =>
  `${browser}, ${String(size)} MB: ${(time / 1000).toFixed(1)} s (${(size / (time / 1000)).toFixed(0)} MB/s, ${(time / age).toFixed(0)} x age), blocked for ${blocked.toFixed(0)} ms (idle: ${idle.toFixed(0)} ms), memory +${memory.toFixed(0)} MB`;
