/**
 * `npm run facts:probe -- RESOLVER NAME [OPERATOR [HOST…]]`: looks at the mail hosts of every operator (or of one, and at
 * further hosts of it) and prints rows to be reviewed. For maintainers, on their own network; never in CI.
 */
import { readFileSync } from 'node:fs';
import type { MailHost } from '../../data/rows.ts';
import { refusedNetworks } from '../../probe/addresses.ts';
import { createResolver } from '../../probe/dns/resolver.ts';
import { lookAtHost } from '../../probe/looker.ts';
import { createDialer } from '../../probe/run.ts';
import { hostsOf, seenRow } from '../probe.ts';

const [where, name, operator, ...hosts] = process.argv.slice(2);
if (where === undefined || name === undefined) {
  console.error('Usage: npm run facts:probe -- RESOLVER NAME [OPERATOR [HOST…]]');
  console.error('RESOLVER validates DNSSEC (127.0.0.1 or https://…); NAME is this machine’s in the DNS');
  process.exit(2);
}
const json = (path: string): unknown => JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8'));
const { version } = json('../../../package.json') as { readonly version: string };
const rows = (json('../../data/operators.json') as MailHost[]).filter(
  (row) => operator === undefined || row.operator === operator,
);
const kit = {
  ...{ resolver: createResolver(where), refused: refusedNetworks([]), dial: createDialer([]), name },
  ...{ limits: { step: 15_000, whole: 30_000 }, now: Date.now, allows: () => Promise.resolve(true) },
};
const day = new Date().toISOString().slice(0, 10);
for (const row of rows) {
  const list = [...hostsOf(row), ...hosts];
  if (list.length === 0) console.error(`${row.operator}: name published hosts of ${row.patterns.join(', ')}`);
  const looks = [];
  // One after the other: nobody's server is to be stormed.
  for (const host of list) looks.push(await lookAtHost(host, kit));
  if (list.length > 0) console.log(JSON.stringify(seenRow(row, looks, day, `sealcheck ${version}`)));
}
