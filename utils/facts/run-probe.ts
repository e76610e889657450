/** `npm run facts:probe` from its words to the rows that it prints or writes. */
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { MailDomains, MailHost, MailPolicy, SharedSource } from '../data/rows.ts';
import { refusedNetworks } from '../probe/addresses.ts';
import { askMailHosts } from '../probe/dns/mail-hosts.ts';
import { askPolicy, type PolicyKit } from '../probe/dns/policy.ts';
import { createResolver } from '../probe/dns/resolver.ts';
import { lookAtHost, type LookerKit } from '../probe/looker.ts';
import { parseName } from '../probe/names.ts';
import { createDialer } from '../probe/run.ts';
import { lookThrough, type Outcome } from './look-through.ts';
import { render, withPolicies, withRows, withSource } from './merge.ts';
import { HINTS, isMissing } from './missing.ts';

export const USAGE = `Usage: npm run facts:probe -- RESOLVER NAME [--missing | OPERATOR [HOST...]] [--domains FILE] [--write PAGE]
RESOLVER validates DNSSEC (127.0.0.1 or https://...); NAME is this machine's in the DNS, which it says in EHLO.
--missing: every operator and mail domain without a good source of its own, or with an old one; else all, or this OPERATOR.
--domains: a list of domains (one a line; of RANK,DOMAIN the latter), in whose mail hosts those of operators are looked for.
--write: puts the rows into the tables. PAGE (https) is where what was seen can be read.`;

/** What tests put in the place of network, clock, tables and output. */
export interface Stand {
  readonly looker: Partial<LookerKit>;
  readonly policy: Partial<PolicyKit>;
  readonly now: () => number;
  /** The folder of the tables. */
  readonly tables: URL;
  readonly hints: typeof HINTS;
  readonly print: (line: string) => void;
  readonly say: (line: string) => void;
}

interface Words {
  readonly where: string;
  readonly name: string;
  readonly operator: string | undefined;
  readonly hosts: readonly string[];
  readonly isMissing: boolean;
  readonly domains: readonly string[];
  readonly page: string | undefined;
}

/** What was asked for; null: it makes no sense. */
function wordsOf(argv: readonly string[]): Words | null {
  try {
    const { values, positionals } = parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        missing: { type: 'boolean' },
        domains: { type: 'string' },
        write: { type: 'string' },
      },
    });
    const [where, name, operator, ...hosts] = positionals;
    const { missing = false, domains, write: page } = values;
    if (where === undefined || name === undefined || (missing && operator !== undefined)) return null;
    if (page !== undefined && URL.parse(page)?.protocol !== 'https:') return null;
    const lines = domains === undefined ? [] : readFileSync(domains, 'utf8').split('\n');
    const names = lines
      .map((line) => parseName(line.trim().replace(/^.*,/, '')))
      .filter((one) => one !== null);
    return { where, name, operator, hosts, isMissing: missing, domains: names, page };
  } catch {
    return null;
  }
}

/** Each row on a line, with its table: to be looked at before it goes into the table. */
function printed({ operators, domains, policies }: Outcome, print: Stand['print'], tool: string): void {
  const news = [
    ...operators.is.map((row) => ({ table: 'operators', row })),
    ...domains.is.map((row) => ({ table: 'mail-domains', row })),
    ...policies.map((row) => ({ table: 'mail-policies', row })),
  ].filter(({ row }) => row.source === 'probe');
  for (const one of news) print(JSON.stringify({ ...one, tool }));
}

/** Runs the tool and returns its exit code. */
export async function runProbe(argv: readonly string[], stand: Partial<Stand> = {}): Promise<number> {
  const { print = console.log, say = console.error, now = Date.now, hints = HINTS } = stand;
  const words = wordsOf(argv);
  if (!words) {
    say(USAGE);
    return 2;
  }
  const tables = stand.tables ?? new URL('../data/', import.meta.url);
  const json = (file: URL): unknown => JSON.parse(readFileSync(file, 'utf8'));
  const table = (name: string) => json(new URL(`${name}.json`, tables)) as object[];
  const { version } = json(new URL('../../package.json', import.meta.url)) as { readonly version: string };
  const all = table('operators') as MailHost[];
  const isMeant = ({ operator, ...row }: MailHost | MailDomains) =>
    words.isMissing
      ? isMissing({ operator, ...row }, now())
      : words.operator === undefined || operator === words.operator;
  const operators = all.filter(isMeant);
  const meant = new Set(operators.map(({ operator }) => operator));
  // An operator's own domains say where its hosts are.
  const domains = (table('mail-domains') as MailDomains[]).filter(
    (row) => isMeant(row) || meant.has(row.operator),
  );
  if (operators.length + domains.length === 0) {
    say(`No row is of ${words.operator ?? 'this kind'}`);
    return 1;
  }
  const refused = refusedNetworks([]);
  const kit: LookerKit = {
    ...{ resolver: createResolver(words.where), refused, dial: createDialer([]), name: words.name, now },
    ...{ limits: { step: 15_000, whole: 30_000 }, allows: () => Promise.resolve(true) },
    ...stand.looker,
  };
  const day = new Date(now()).toISOString().slice(0, 10);
  const outcome = await lookThrough(
    {
      ...{ all, operators, domains },
      hints: {
        hosts: [...words.hosts, ...hints.hosts],
        domains: [...hints.domains, ...words.domains],
      },
    },
    {
      look: (host) => lookAtHost(host, kit),
      mailHosts: (domain) => askMailHosts(domain, kit.resolver),
      policy: (domain, hosts) =>
        askPolicy(domain, hosts, { resolver: kit.resolver, refused, ...stand.policy }),
      say,
    },
    day,
  );
  printed(outcome, print, `sealcheck ${version}`);
  for (const pattern of outcome.without)
    say(`${pattern}: no host found; name some, or a longer list of domains`);
  if (words.page !== undefined) {
    const write = (name: string, rows: readonly object[]) => {
      writeFileSync(new URL(`${name}.json`, tables), render(rows));
    };
    write('operators', withRows(all, outcome.operators.was, outcome.operators.is));
    write('mail-domains', withRows(table('mail-domains'), outcome.domains.was, outcome.domains.is));
    write('mail-policies', withPolicies(table('mail-policies') as MailPolicy[], outcome.policies));
    const isNamed = [...outcome.operators.is, ...outcome.domains.is, ...outcome.policies].some(
      ({ source }) => source === 'probe',
    );
    const page: SharedSource = { id: 'probe', url: words.page };
    if (isNamed) write('sources', withSource(table('sources') as SharedSource[], page));
  }
  return 0;
}
