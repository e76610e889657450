/**
 * What Firefox computes at its first start in a profile and keeps: its own scripts compiled, its built-in add-ons and
 * databases. Done once per version and copied into fresh profiles, which then start in half the time. It contains
 * nothing from a test.
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

/**
 * Files that belong to that one start: its lock, session and downloads, and what was read from other people's add-ons.
 */
const LEFT_OUT =
  /^(lock|\.parentlock|user\.js|cookies\.sqlite.*|session.*|cache2|crashes|minidumps|datareporting|\.cache|\.config|Downloads|webext\.sc\.lz4|cert9\.db|key4\.db|pkcs11\.txt)$/;

/** Returns a folder for this build of Firefox and these preferences, which the profile keeps. */
function placeFor(binary: string): string {
  const { mtimeMs, size } = statSync(binary);
  const madeOf = JSON.stringify([mtimeMs, size, QUIET]);
  return join(KEPT, createHash('sha256').update(madeOf).digest('hex').slice(0, 16));
}

/**
 * Copies the started profile into an empty one, if it exists and fits: a policy or another language only takes effect
 * at a first start.
 */
export function copyStarted(folder: string, options: LaunchOptions): void {
  const { policies, language, installedAs, executable } = options;
  if ([policies, language, installedAs, executable].some((one) => one !== undefined)) return;
  const kept = placeFor(findBrowser('firefox'));
  if (existsSync(kept)) cpSync(kept, folder, { recursive: true });
}

/** Makes the started profile, unless it exists. Throws if Firefox does not start or end; profiles then start empty. */
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
  // Firefox writes most of the profile when it quits.
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
