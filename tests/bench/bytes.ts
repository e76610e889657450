/** The byte limits, which gate: `node tests/bench/bytes.ts` after a build exits with 1 when one is broken. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

const BUILT = join(import.meta.dirname, '..', '..', '.output', 'chrome-mv3');

export interface Measured {
  readonly what: string;
  readonly value: number;
  readonly limit: number;
}

/** Bytes of the built files against their limits; the package is counted as its files, each compressed. */
export function measureBytes(): Measured[] {
  const size = (file: string) => statSync(join(BUILT, file)).size;
  const sizesIn = (folder: string) =>
    readdirSync(join(BUILT, folder))
      .filter((file) => file.endsWith('.js'))
      .map((file) => size(join(folder, file)));
  const adapters = readdirSync(join(BUILT, 'adapters')).filter((file) => file.endsWith('.js'));
  const sizeOf = (file: string) => size(join('adapters', file));
  const marked = adapters.filter((file) => file.startsWith('marked-')).map(sizeOf);
  // A page gets one adapter; where apps are known by their marks, those and then the one that fits.
  const brought = [...adapters.map(sizeOf), sizeOf('self-hosted.js') + Math.max(...marked)];
  const chats = sizesIn('adapters/chats');
  const files = readdirSync(BUILT, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  const packed = files.map(({ parentPath, name }) => gzipSync(readFileSync(join(parentPath, name))).length);
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
    // With the question, which was in the view: both come with a finding.
    { what: 'where view and question stand (bytes)', value: size('stand.js'), limit: 15 * 1024 },
    { what: 'worker bundle (bytes; aim 120000)', value: size('background.js'), limit: 160 * 1000 },
    { what: 'what judges, at the first question (bytes)', value: size('judging.js'), limit: 72 * 1024 },
    {
      what: 'package, compressed (bytes)',
      value: packed.reduce((sum, next) => sum + next, 0),
      limit: 1_000_000,
    },
  ];
}

/** Prints a table of counts and tells whether every limit is kept. */
export function reportCounts(rows: readonly Measured[]): boolean {
  for (const { what, value, limit } of rows) {
    console.log(
      `${value <= limit ? 'ok  ' : 'OVER'}  ${what.padEnd(62)} ${String(value).padStart(8)}  limit ${limit}`,
    );
  }
  return rows.every(({ value, limit }) => value <= limit);
}

if (process.argv[1] === import.meta.filename && !reportCounts(measureBytes())) process.exitCode = 1;
