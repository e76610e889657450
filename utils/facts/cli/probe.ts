/**
 * `npm run facts:probe -- RESOLVER NAME [OPERATOR [HOST…]]`: probes the mail hosts of every operator (or of one, with
 * further hosts) and prints rows for review. For maintainers, on their own network; never in CI.
 */
import { readFileSync } from 'node:fs';
import type { MailHost } from '../../data/rows.ts';
import { refusedNetworks } from '../../probe/addresses.ts';
import { createResolver } from '../../probe/dns/resolver.ts';
import { lookAtHost } from '../../probe/looker.ts';
import { createDialer } from '../../probe/run.ts';
import { looksAt } from '../probe.ts';

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
  const seen = await looksAt(row, hosts, (host) => lookAtHost(host, kit), day, `sealcheck ${version}`);
  if (seen) console.log(JSON.stringify(seen));
  else console.error(`${row.operator}: name published hosts of ${row.patterns.join(', ')}`);
}
