/**
 * `npm run facts:due [-- [--release] [DAY]]`: lists the rows whose sources must be read again on that day (default:
 * today). Exits with 1 where a source cannot support its row, and for a release also where a green row is old.
 */
import { readFileSync } from 'node:fs';
import { dueRows, isFailing, nextDay, type Due } from '../due.ts';

const TABLES = [
  'alternatives',
  'carriers',
  'chats',
  'compose-links',
  'e2e-mail',
  'gateways',
  'html-attachments',
  'key-howto',
  'mail-domains',
  'mail-policies',
  'operators',
  'senders',
  'transfer-services',
];
const MEANS: Readonly<Record<Due['why'], string>> = {
  green: 'gives end-to-end and was confirmed more than 150 days ago',
  seller: 'rests on the word of somebody who sells something in its place',
  old: 'older than 180 days, which it says',
  stale: 'older than 18 months: raises nothing',
};

const words = process.argv.slice(2);
const isRelease = words.includes('--release');
const [day = new Date().toISOString().slice(0, 10), more] = words.filter((one) => one !== '--release');
const now = Date.parse(day);
if (Number.isNaN(now) || more !== undefined) {
  console.error('Usage: npm run facts:due [-- [--release] [YYYY-MM-DD]]');
  process.exit(2);
}
const read = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../data/${name}.json`, import.meta.url), 'utf8'));
const due = dueRows(TABLES, read, now);
for (const [why, rows] of Map.groupBy(due, (row) => row.why)) {
  const weight = rows.some((one) => isFailing(one, isRelease))
    ? 'error: '
    : why === 'green'
      ? 'warning: '
      : '';
  console.log(`\n${weight}${MEANS[why]} (${rows.length}):`);
  const pages = Map.groupBy(rows, ({ table, asOf, source }) => `${table}, as of ${asOf}, ${source}`);
  for (const [page, some] of pages) {
    const names = some.map(({ name }) => name);
    const rest = names.length > 6 ? ` and ${names.length - 6} more` : '';
    console.log(`  ${names.slice(0, 6).join(', ')}${rest}: ${page}`);
  }
}
const failing = due.filter((one) => isFailing(one, isRelease));
const what = isRelease ? 'release' : 'landing';
console.log(`\n${day}: ${failing.length} of ${due.length} rows that are due stop a ${what}`);
console.log(`No release from ${nextDay(read)} on, unless its sources were read again`);
process.exitCode = failing.length > 0 ? 1 : 0;
