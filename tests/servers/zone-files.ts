/** A small Internet in zone files: a signed root, signed top-level domains, and the mail domains below. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ADDRESSES } from './namespace.ts';
import { run } from './process.ts';
import { ZONES, type Zone } from './zones.ts';

/** One zone as the name server loads it. */
export interface ZoneFile {
  /** Without a final dot; the root is ''. */
  readonly name: string;
  readonly file: string;
}

/** A zone to be written. */
export interface Plan {
  readonly name: string;
  readonly records: readonly string[];
  readonly signed?: Zone['signed'];
  readonly silent?: boolean;
}

/** Zones that the mail domains depend on. */
const AROUND: readonly Plan[] = [
  { name: 'quad9.net', records: [`dns A ${ADDRESSES.resolver}`] },
  { name: 'google.com', records: [`aspmx.l A ${ADDRESSES.mail}`] },
  {
    name: 'city-office.org',
    records: ['webmail', 'larry', 'classic', 'files'].map((host) => `${host} A ${ADDRESSES.web}`),
  },
];

/** Returns the TXT record and the address that belong to a policy (RFC 8461 §3.1 and §3.3). */
function policyRecords({ policy }: Zone): readonly string[] {
  if (!policy) return [];
  const address = policy.flaw === 'loopback-address' ? ADDRESSES.loopback : ADDRESSES.web;
  return ['_mta-sts TXT "v=STSv1; id=20261101T000000;"', `mta-sts A ${address}`];
}

function planOf(zone: Zone): Plan {
  return { ...zone, name: zone.domain, records: [...zone.records, ...policyRecords(zone)] };
}

/** TTLs are short, so that a browser's cache from one test has no effect on the next. */
function renderZone(name: string, records: readonly string[]): string {
  const origin = name === '' ? '.' : `${name}.`;
  return [
    `$ORIGIN ${origin}`,
    '$TTL 300',
    '@ SOA ns.root-servers.net. hostmaster.root-servers.net. 1 3600 600 86400 300',
    '@ NS ns.root-servers.net.',
    ...records,
    '',
  ].join('\n');
}

/**
 * Returns the DS records that the parent of a signed zone publishes; those of a bogus one match no key (RFC 4034 §5.1).
 */
function delegationOf({ name, signed, silent }: Plan, folder: string): string[] {
  const server = silent ? `silent.${name}.` : 'ns.root-servers.net.';
  const lines = [`${name}. NS ${server}`];
  if (silent) lines.push(`${server} A ${ADDRESSES.silent}`);
  if (!signed) return lines;
  const ds = readFileSync(join(folder, `dsset-${name}.`), 'utf8').trim();
  return [...lines, signed === 'bogus' ? ds.replace(/( 13 2 )[0-9A-F ]+/g, `$1${'00'.repeat(32)}`) : ds];
}

/** Writes one zone, and signs it if wanted (RFC 6605: ECDSA P-256). */
function writeZone({ name, records, signed }: Plan, folder: string): ZoneFile {
  const base = name === '' ? 'root' : name;
  const origin = name === '' ? '.' : name;
  const plain = join(folder, `${base}.db`);
  writeFileSync(plain, renderZone(name, records));
  if (!signed) return { name, file: plain };
  const algorithm = ['-q', '-a', 'ECDSAP256SHA256'];
  run('dnssec-keygen', [...algorithm, '-f', 'KSK', origin], folder);
  run('dnssec-keygen', [...algorithm, origin], folder);
  run('dnssec-signzone', ['-q', '-S', '-x', '-e', 'now+30d', '-o', origin, plain], folder);
  return { name, file: `${plain}.signed` };
}

/**
 * Writes and signs all zones into `folder`, children first, including a test's own (`more`); returns them with the
 * root's trust anchor (DS).
 */
export function writeZones(folder: string, more: readonly Plan[]): { zones: ZoneFile[]; anchor: string } {
  const plans = [...ZONES.map(planOf), ...AROUND, ...more];
  const topLevel = new Set(plans.map(({ name }) => name.slice(name.lastIndexOf('.') + 1)));
  const zones = plans.filter(({ silent }) => !silent).map((plan) => writeZone(plan, folder));
  const tops = [...topLevel].map((name): Plan => {
    const children = plans.filter((plan) => plan.name.endsWith(`.${name}`));
    const own = name === 'net' ? [`ns.root-servers A ${ADDRESSES.nameServer}`] : [];
    const records = [...own, ...children.flatMap((plan) => delegationOf(plan, folder))];
    return { name, records, signed: 'valid' };
  });
  zones.push(...tops.map((plan) => writeZone(plan, folder)));
  const glue = `ns.root-servers.net. A ${ADDRESSES.nameServer}`;
  const records = [glue, ...tops.flatMap((plan) => delegationOf(plan, folder))];
  zones.push(writeZone({ name: '', records, signed: 'valid' }, folder));
  return { zones, anchor: readFileSync(join(folder, 'dsset-.'), 'utf8').trim() };
}
