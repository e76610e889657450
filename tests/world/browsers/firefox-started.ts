/**
 * What Firefox works out at its first start in a profile, and keeps: its own scripts compiled, its own add-ons and databases.
 * Done once for a version and copied into fresh profiles, which then start in half the time. Nothing of a test is in it.
 */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { LaunchOptions } from './browser.ts';
import { findBrowser } from './find.ts';
import { QUIET, writePreferences } from './firefox-profile.ts';
import { Marionette } from './marionette.ts';

const KEPT = join(import.meta.dirname, '..', '..', '..', '.output', 'firefox-started');

/** What is of that one start: its lock, its session, what it fetched, and what is read of other people's add-ons. */
const LEFT_OUT =
  /^(lock|\.parentlock|user\.js|cookies\.sqlite.*|session.*|cache2|crashes|minidumps|datareporting|\.cache|\.config|Downloads|webext\.sc\.lz4|cert9\.db|key4\.db|pkcs11\.txt)$/;

/** By what it is made of: this build of Firefox and these preferences, which it keeps. */
function placeFor(binary: string): string {
  const { mtimeMs, size } = statSync(binary);
  const madeOf = JSON.stringify([mtimeMs, size, QUIET]);
  return join(KEPT, createHash('sha256').update(madeOf).digest('hex').slice(0, 16));
}

/** Copies it into an empty profile, where it is there and fits: a policy or another language is met at a first start only. */
export function copyStarted(folder: string, options: LaunchOptions): void {
  const { policies, language, installedAs, executable } = options;
  if ([policies, language, installedAs, executable].some((one) => one !== undefined)) return;
  const kept = placeFor(findBrowser('firefox'));
  if (existsSync(kept)) cpSync(kept, folder, { recursive: true });
}

/** Makes it, unless it is there. Throws where Firefox does not start or end; profiles start fresh then. */
export async function makeStarted(): Promise<void> {
  const binary = findBrowser('firefox');
  const kept = placeFor(binary);
  if (existsSync(kept)) return;
  const folder = mkdtempSync(join(tmpdir(), 'sealcheck-started-'));
  const port = await writePreferences(folder, {});
  const args = ['--marionette', '--remote-allow-system-access', '--no-remote', '--headless'];
  const child = spawn(binary, [...args, '--profile', folder], {
    stdio: 'ignore',
    env: { ...process.env, HOME: folder },
  });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const client = await Marionette.connect('127.0.0.1', port);
  await client.send('WebDriver:NewSession', { capabilities: {} });
  // It writes most of it at its end.
  await client.send('Marionette:Quit', { flags: ['eForceQuit'] });
  client.close();
  await ended;
  mkdirSync(KEPT, { recursive: true });
  const ready = mkdtempSync(join(KEPT, 'new-'));
  const isKept = (path: string) => path === folder || !LEFT_OUT.test(basename(path));
  cpSync(folder, ready, { recursive: true, filter: isKept });
  // Another run may have made it meanwhile.
  if (existsSync(kept)) rmSync(ready, { recursive: true });
  else renameSync(ready, kept);
  rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
}
