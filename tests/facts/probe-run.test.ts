/**
 * `npm run facts:probe` in a small mail world: what it asks and probes, the rows it prints, and the tables it writes.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { schemas } from '../../utils/data/schema.ts';
import { render } from '../../utils/facts/merge.ts';
import { runProbe } from '../../utils/facts/run-probe.ts';
import { createShower } from '../probe/certificates.ts';
import { createWorld, lookerOf, resolverOf, type World } from '../probe/clock.ts';
import { startScripted, type Script } from '../probe/scripted.ts';

const PAGE = 'https://project.org/probed';
const UNREAD = { source: 'https://partner.org/help', asOf: '2026-11-01', verified: false };
const READ = { ...UNREAD, verified: true };
const OPERATORS = [
  { operator: 'Gate', patterns: ['*.eu.gate.org', '*.gate.org'], ...UNREAD },
  { operator: 'Known', patterns: ['mx.known.org'], ...READ },
  { operator: 'Partner', patterns: ['mx1.partner.org', 'mx2.partner.org'], ...UNREAD },
];
const DOMAINS = [
  { operator: 'Known', domains: ['known.org'], ...READ },
  { operator: 'Plain', domains: ['plain.org'], ...UNREAD },
  { operator: 'Post', domains: ['post.org', 'post2.org', 'post3.org'], ...UNREAD },
];
const POLICIES = [
  {
    domains: ['post.org', 'a.org'],
    mechanism: 'dane',
    source: 'https://a.org/',
    asOf: '2026-01-01',
    verified: false,
  },
];
const DNS = {
  'A mx1.partner.org': '203.0.113.1',
  'A mx2.partner.org': '203.0.113.2',
  'MX customer.org': '10 c1.gate.org | 20 c2.gate.org',
  'A c1.gate.org': '203.0.113.1',
  'A c2.gate.org': '203.0.113.1',
  'MX known.org': '10 mx.known.org',
  'A mx.known.org': '203.0.113.1',
  'MX plain.org': '10 mx.plain.org',
  'A mx.plain.org': '203.0.113.2',
  'MX post.org': 'secure 10 mx.post.org',
  'A mx.post.org': 'secure 203.0.113.1',
  // One of the hosts is a gateway's, and nobody knows whether that gateway accepts the domain.
  'MX post2.org': '10 mx.post.org | 20 x.eu.gate.org',
  'A x.eu.gate.org': '203.0.113.3',
  'MX post3.org': 'servfail',
};

let shower: Awaited<ReturnType<typeof createShower>>;
let world: World;
let folder: string;
const put = async (address: string, script: Script) => {
  world.servers.set(address, await startScripted(script, await shower.show('good')));
};
const CLEAR = { ehlo: '250-mx / 250 PIPELINING' };

beforeAll(async () => {
  shower = await createShower('mx.post.org');
});
beforeEach(async () => {
  world = createWorld({ ...DNS });
  folder = mkdtempSync(join(tmpdir(), 'facts-'));
  const tables = { operators: OPERATORS, 'mail-domains': DOMAINS, 'mail-policies': POLICIES, sources: [] };
  for (const [name, rows] of Object.entries(tables))
    writeFileSync(join(folder, `${name}.json`), render(rows));
  await put('203.0.113.1', {});
  await put('203.0.113.2', CLEAR);
  await put('203.0.113.3', { at: 'connect', does: 'reset' });
});
afterEach(async () => {
  for (const server of world.servers.values()) await server.close();
  rmSync(folder, { recursive: true });
});

/** Runs the tool with these arguments after RESOLVER and NAME. */
async function run(...words: string[]) {
  const lines: string[] = [];
  const said: string[] = [];
  const code = await runProbe(['127.0.0.1', 'probe.city-office.org', ...words], {
    looker: lookerOf(world, shower.ca),
    policy: { resolver: resolverOf(world) },
    now: () => world.now,
    tables: pathToFileURL(`${folder}/`),
    hints: { hosts: ['gone.gate.org'], domains: ['customer.org'] },
    print: (line) => lines.push(line),
    say: (line) => said.push(line),
  });
  const rows = lines.map((line) => JSON.parse(line) as { table: string; row: Record<string, unknown> });
  return { code, said, rows, lines: rows.map(({ table, row }) => `${table} ${JSON.stringify(row)}`) };
}
const table = (name: string) =>
  JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8')) as Record<string, unknown>[];

describe('facts:probe --missing', () => {
  it('looks at every operator and domain without a source, and prints what was seen of each', async () => {
    const { code, rows, said } = await run('--missing');
    expect(code).toBe(0);
    expect(
      rows.map(({ table, row }) => [
        table,
        row.operator ?? row.mechanism,
        row.patterns ?? row.domains,
        row.verified,
      ]),
    ).toEqual([
      ['operators', 'Gate', ['*.gate.org'], true],
      ['operators', 'Partner', ['mx1.partner.org'], true],
      ['operators', 'Partner', ['mx2.partner.org'], false],
      ['operators', 'Plain', ['mx.plain.org'], false],
      ['operators', 'Post', ['mx.post.org'], true],
      ['mail-domains', 'Plain', ['plain.org'], false],
      ['mail-domains', 'Post', ['post.org'], true],
    ]);
    expect(rows.map(({ row }) => [row.source, row.asOf]).flat()).toEqual(
      rows.flatMap(() => ['probe', '2026-11-28']),
    );
    expect(said).toContain('mx2.partner.org: no STARTTLS');
    expect(said).toContain('mx.post.org: TLSv1.3, certificate good, DANE none');
    expect(said.find((line) => line.startsWith('x.eu.gate.org:'))).toMatch(/ reset$/);
    expect(said).toContain('post3.org: servfail');
  });

  it('connects to no host of a row that is read, to none twice, and begins no message', async () => {
    const { said } = await run('--missing');
    expect(world.asked).not.toContain('MX known.org');
    expect(said.filter((line) => line.startsWith('mx.post.org:'))).toHaveLength(1);
    const heard = [...world.servers.values()].flatMap((server) => server.heard);
    expect(heard.length).toBeGreaterThan(10);
    expect(heard.filter((line) => !/^(EHLO|STARTTLS|QUIT|NOOP)/.test(line))).toEqual([]);
  });

  it('writes the tables, which look as they must, and names the page on which what was seen can be read', async () => {
    await run('--missing', '--write', PAGE);
    for (const name of ['operators', 'mail-domains', 'mail-policies'] as const)
      expect(schemas[name].safeParse(table(name)).error).toBeUndefined();
    expect(table('sources')).toEqual([{ id: 'probe', url: PAGE }]);
    expect(
      table('operators').map(({ operator, patterns, verified, source }) => [
        operator,
        patterns,
        verified,
        source,
      ]),
    ).toEqual([
      ['Gate', ['*.eu.gate.org'], false, UNREAD.source],
      ['Gate', ['*.gate.org'], true, 'probe'],
      ['Known', ['mx.known.org'], true, READ.source],
      ['Partner', ['mx1.partner.org'], true, 'probe'],
      ['Partner', ['mx2.partner.org'], false, 'probe'],
      ['Plain', ['mx.plain.org'], false, 'probe'],
      ['Post', ['mx.post.org'], true, 'probe'],
    ]);
    expect(table('mail-domains').map(({ domains, verified }) => [domains, verified])).toEqual([
      [['known.org'], true],
      [['plain.org'], false],
      [['post.org'], true],
      [['post2.org', 'post3.org'], false],
    ]);
    expect(table('mail-policies'), 'nothing that is signed matched').toEqual(POLICIES);
  });

  it('takes a demand for one where every host matches its signed record', async () => {
    world.dns['TLSA _25._tcp.mx.post.org'] = `secure 3 1 1 ${(await shower.show('good')).own(1)}`;
    await run('--missing', '--write', PAGE);
    expect(table('mail-policies')).toEqual([
      { ...POLICIES[0], domains: ['a.org'] },
      { domains: ['post.org'], mechanism: 'dane', source: 'probe', asOf: '2026-11-28', verified: true },
    ]);
  });

  it('tells of a domain that has a policy which could not be read, and believes no such one', async () => {
    world.dns['TXT _mta-sts.post.org'] = 'v=STSv1; id=1';
    const { said, rows } = await run('--missing');
    expect(said).toContain('post.org: MTA-STS unknown, 0 of 1 hosts');
    expect(rows.filter(({ table }) => table === 'mail-policies')).toEqual([]);
  });

  it('finds hosts of a gateway in the mail hosts of a list of domains', async () => {
    world.dns['MX listed.org'] = '10 y.eu.gate.org';
    world.dns['A y.eu.gate.org'] = '203.0.113.1';
    world.dns['MX post2.org'] = '10 mx.post.org';
    writeFileSync(join(folder, 'list.csv'), '1,listed.org\n2,no name\n');
    const before = await run('--missing');
    expect(before.said).toContain('*.eu.gate.org: no host found; name some, or a longer list of domains');
    const { lines } = await run('--missing', '--domains', join(folder, 'list.csv'));
    expect(lines[0]).toMatch(/"patterns":\["\*\.eu\.gate\.org","\*\.gate\.org"\].*"verified":true/);
  });
});

describe('facts:probe', () => {
  it('looks at one operator, and at hosts that are named', async () => {
    const { said, lines } = await run('Gate', 'c9.gate.org');
    expect(said).toContain('c9.gate.org: dns no-address');
    expect(lines).toHaveLength(1);
    expect(world.asked.some((asked) => asked.includes('partner.org'))).toBe(false);
  });

  it.each([
    [['--missing', 'Gate'], 2],
    [['--write', 'http://project.org/', '--missing'], 2],
    [['--domains', '/nowhere/list', '--missing'], 2],
    [['--what'], 2],
    [['Nobody'], 1],
  ])('refuses %j and changes nothing', async (words, code) => {
    expect((await run(...words)).code).toBe(code);
    expect(world.dialled).toEqual([]);
    expect(table('operators')).toEqual(OPERATORS);
  });
});
