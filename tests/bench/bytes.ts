/**
 * The byte limits, which gate: run after both builds, `npm run bytes` exits with 1 if one is exceeded. `-- --scripts`
 * checks only the scripts, which is immediate; packing for the stores takes minutes.
 */
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { ADAPTERS } from '../../utils/adapters/index.ts';
import { appFile } from '../../utils/build/adapter-files.ts';
import { readFolder } from '../../utils/release/files.ts';
import { zip } from '../../utils/release/zip.ts';

const OUTPUT = join(import.meta.dirname, '..', '..', '.output');
const BUILT = join(OUTPUT, 'chrome-mv3');
/** The folder for each browser that is packed for its store, complete but for the last lines of its manifest. */
const PACKAGES = { Chromium: BUILT, Firefox: join(OUTPUT, 'firefox-mv3') };

/** Limit for a package as people and stores get it, zipped (bytes). */
export const PACKAGE_LIMIT = 1_000_000;

export interface Measured {
  readonly what: string;
  readonly value: number;
  readonly limit: number;
}

/** Returns the bytes of Chromium's built scripts with their limits. Throws if a script was not built. */
function measureScripts(): Measured[] {
  const size = (file: string) => statSync(join(BUILT, file)).size;
  const sizesIn = (folder: string) =>
    readdirSync(join(BUILT, folder))
      .filter((file) => file.endsWith('.js'))
      .map((file) => size(join(folder, file)));
  const adapters = readdirSync(join(BUILT, 'adapters')).filter((file) => file.endsWith('.js'));
  const sizeOf = (file: string) => size(join('adapters', file));
  const marked = ADAPTERS.filter(({ matches }) => matches.length === 0).map(({ name }) =>
    sizeOf(appFile(name)),
  );
  // A page gets one adapter. Where apps are recognised by their marks, it gets the script for that and then the adapter
  // that fits.
  const brought = [...adapters.map(sizeOf), sizeOf('self-hosted.js') + Math.max(...marked)];
  const chats = sizesIn('adapters/chats');
  return [
    { what: 'guard, any site (bytes; aim 2048)', value: size('guard.js'), limit: 6 * 1024 },
    { what: 'guard, mail sites (bytes)', value: size('mail-guard.js'), limit: 6 * 1024 },
    { what: 'touch, at the first touch of a field (bytes)', value: size('touch.js'), limit: 9 * 1024 },
    { what: 'tips, only on what may be a log-in page (bytes)', value: size('tips.js'), limit: 12 * 1024 },
    {
      what: 'form engine, only with an open form or a file (bytes)',
      value: size('forms.js'),
      limit: 40 * 1024,
    },
    {
      what: 'compose engine and adapters, only with a compose window (bytes)',
      value: size('webmail.js') + Math.max(...brought),
      limit: 40 * 1024,
    },
    {
      what: 'chat engine and adapters, only on chat apps (bytes; aim 20480)',
      value: size('chat.js') + Math.max(...chats),
      limit: 40 * 1024,
    },
    { what: 'view, only with a finding (bytes)', value: size('view.js'), limit: 40 * 1024 },
    { what: 'list, only when it is opened (bytes)', value: size('card.js'), limit: 40 * 1024 },
    // Includes the question, which used to be in the view: both are needed as soon as there is a finding.
    { what: 'where view and question stand (bytes)', value: size('stand.js'), limit: 15 * 1024 },
    { what: 'worker bundle (bytes; aim 120000)', value: size('background.js'), limit: 160 * 1000 },
    { what: 'what judges, at the first question (bytes)', value: size('judging.js'), limit: 72 * 1024 },
  ];
}

/**
 * Returns the bytes of the script that is larger in Firefox than in Chromium: only there must a press be looked at for
 * what is painted over the question, so it has a limit of its own. Empty without that build.
 */
function measureFirefox(): Measured[] {
  const file = join(PACKAGES.Firefox, 'stand.js');
  if (!existsSync(file)) return [];
  return [
    {
      what: 'where view and question stand, Firefox (bytes)',
      value: statSync(file).size,
      limit: 16 * 1024 + 512,
    },
  ];
}

/** Returns the bytes of the scripts, and of both packages as stores get them, with their limits. */
export async function measureBytes(): Promise<Measured[]> {
  const packed = [];
  for (const [browser, folder] of Object.entries(PACKAGES)) {
    const { length: value } = await zip(readFolder(folder));
    packed.push({ what: `package for ${browser} (bytes)`, value, limit: PACKAGE_LIMIT });
  }
  return [...measureScripts(), ...measureFirefox(), ...packed];
}

/** Prints a table of counts; returns whether every limit is kept. */
export function reportCounts(rows: readonly Measured[]): boolean {
  for (const { what, value, limit } of rows) {
    console.log(
      `${value <= limit ? 'ok  ' : 'OVER'}  ${what.padEnd(62)} ${String(value).padStart(8)}  limit ${limit}`,
    );
  }
  return rows.every(({ value, limit }) => value <= limit);
}

if (process.argv[1] === import.meta.filename) {
  const isQuick = process.argv.includes('--scripts');
  if (!reportCounts(isQuick ? [...measureScripts(), ...measureFirefox()] : await measureBytes()))
    process.exitCode = 1;
}
