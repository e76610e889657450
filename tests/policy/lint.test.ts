/** What the linter says about broken policies: the place, what is wrong, and what to write. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { APPS, ALTERNATIVE_IDS } from '../../utils/policy/known-names.ts';
import { isSuffix } from '../../utils/policy/cli/suffixes.ts';
import { IDS } from '../../utils/policy/cli/ids.ts';
import { english } from '../../utils/policy/cli/english.ts';
import { lintPolicy } from '../../utils/policy/lint.ts';
import { EXAMPLE, withKeys } from '../../utils/policy/render/example.ts';
import { findingsOf, renderFinding, renderSarif } from '../../utils/policy/render/findings.ts';
import { KEYS } from '../../utils/policy/schema.ts';
import { NOW } from './samples.ts';

const ROOT = join(import.meta.dirname, '../..');
const KNOWN = { ids: IDS, apps: APPS, alternatives: ALTERNATIVE_IDS, isSuffix };

interface Broken {
  readonly name: string;
  readonly encoding?: 'utf-16le' | 'latin1';
  readonly file: string;
  readonly says: readonly string[];
}
const BROKEN = JSON.parse(
  readFileSync(join(ROOT, 'tests/vectors/policies-broken.json'), 'utf8'),
) as readonly Broken[];

/** Returns the file's octets in this encoding; UTF-16 starts with a byte order mark, as editors write it. */
function octetsOf({ file, encoding }: Broken): Uint8Array {
  if (encoding === 'utf-16le') return Buffer.from(`\uFEFF${file}`, encoding);
  return Buffer.from(file, encoding);
}

const saysOf = (file: string | Uint8Array) =>
  findingsOf(lintPolicy(file, NOW, KNOWN), 'policy.json', english).map(renderFinding);

describe('of each broken policy it says where, what, and what to write', () => {
  it.each(BROKEN)('$name', (one) => {
    expect(saysOf(one.encoding ? octetsOf(one) : one.file)).toEqual(one.says);
  });
  it('there are at least forty, and none is passed over', () => {
    expect(BROKEN.length).toBeGreaterThanOrEqual(40);
    expect(BROKEN.filter(({ says }) => says.length === 0)).toEqual([]);
  });
  it.each(KEYS)('%s: a value and an entry of a wrong kind have something to write', (key) => {
    for (const value of [{ a: 1 }, [{ a: 1 }], [['x']], ['https://a.example b.example'], [5]]) {
      const { problems } = lintPolicy(JSON.stringify({ locked: { [key]: value } }), NOW, KNOWN);
      for (const { write, path } of problems) expect(write, path).not.toBeNull();
    }
  });
  it('each error has something to write, but where what is wrong says it', () => {
    for (const { file, name, encoding } of BROKEN) {
      const { problems } = lintPolicy(
        encoding ? octetsOf({ file, name, encoding, says: [] }) : file,
        NOW,
        KNOWN,
      );
      for (const { problem, write } of problems)
        if (!/^(overruled|unread|doubled)$/.test(problem)) expect(write, name).not.toBeNull();
    }
  });
});

describe('a good policy', () => {
  const policy = withKeys(EXAMPLE);
  it.each([
    ['bare', policy],
    ['Chromium’s', { '3rdparty': { extensions: { other: { a: 1 }, [IDS.chromium]: policy } } }],
    ['Firefox’', { policies: { '3rdparty': { Extensions: { other: {}, [IDS.firefox]: policy } } } }],
    [
      'the Google console’s',
      Object.fromEntries(Object.entries(policy).map(([key, value]) => [key, { Value: value as unknown }])),
    ],
  ])('%s: nothing is said', (_, file) => {
    expect(saysOf(JSON.stringify(file, null, 2))).toEqual([]);
  });
  it('with a byte order mark is read, and told', () => {
    expect(saysOf(Buffer.from(`\uFEFF${JSON.stringify(policy)}`))).toMatchObject([
      expect.stringContaining('byte order mark') as string,
    ]);
  });
  it('is told the names of its keys, where they do not stand there', () => {
    expect(lintPolicy('{"locked":{"tips":true}}', NOW).keys).toBe('locked.tips');
    expect(lintPolicy('{"keys":"locked.tips","locked":{"tips":true}}', NOW).keys).toBeNull();
  });
});

describe('a list', () => {
  const many = (length: number) =>
    Array.from({ length }, (_, at) => ({ kind: 'domain', value: `a${at}.example`, reason: 'Fax' }));
  it('of 10,000 entries is told to be too long, before anybody waits for it', () => {
    const text = JSON.stringify({ locked: { exceptions: many(10_000) } }, null, 2);
    saysOf(text);
    // CPU time, whatever else the machine does: 100 ms on an idle one.
    const start = process.cpuUsage().user;
    const says = saysOf(text);
    expect(process.cpuUsage().user - start).toBeLessThan(400_000);
    expect(says[0]).toMatch(/too many entries \(10000 > 1000\)\. Split it/);
  });
  it('of 500 entries is longer than administrative templates take', () => {
    const text = JSON.stringify({ locked: { exceptions: many(500) } });
    expect(saysOf(text)).toMatchObject([expect.stringContaining('registry file')]);
  });
  it('that is deeper than any policy is refused', () => {
    expect(saysOf('['.repeat(100_000))[0]).toMatch(/less deep/);
  });
});

it('knows each safer way that is made', () => {
  const made = readFileSync(join(ROOT, 'utils/core/evidence-alternatives.ts'), 'utf8').matchAll(
    /\bid: '([^']+)'/g,
  );
  expect([...made].map(([, id]) => id).filter((id) => !ALTERNATIVE_IDS.includes(id ?? ''))).toEqual([]);
});

describe('at the command line', { timeout: 60_000 }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'sealcheck-lint-'));
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });
  const file = join(folder, 'policy.json');
  const run = (text: string, ...args: string[]) => {
    writeFileSync(file, text);
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [join(ROOT, 'utils/policy/cli/lint.ts'), ...args, file],
      { encoding: 'utf8' },
    );
    return { status, stdout, stderr };
  };
  const wrong = '{ "locked": { "tips": 5 } }';

  it('exits with 0 where there is no error, and proposes the names of the keys', () => {
    const { status, stdout, stderr } = run('{ "locked": { "tips": true } }');
    expect({ status, stdout }).toEqual({ status: 0, stdout: `${file}: no errors\n` });
    expect(stderr).toContain('"keys": "locked.tips"');
    expect(stderr, 'by which a seat can be compared').toMatch(/: revision [0-9a-f]{12}$/m);
  });
  it('exits with 1 where there is one', () => {
    const { status, stderr } = run(wrong);
    expect(status).toBe(1);
    expect(stderr).toContain(`${file}:1:23: error: locked.tips`);
  });
  it('exits with 2 where the file cannot be read, or the call is wrong', () => {
    expect(run(wrong, '--colour').status).toBe(2);
    expect(run(wrong, join(folder, 'none.json')).status).toBe(2);
    const script = join(ROOT, 'utils/policy/cli/lint.ts');
    expect(spawnSync(process.execPath, [script, join(folder, 'none.json')]).status).toBe(2);
  });
  it('answers for other programs', () => {
    const { findings } = JSON.parse(run(wrong, '--json').stdout) as { findings: unknown[] };
    expect(findings).toMatchObject([
      { file, line: 1, column: 23, severity: 'error', rule: 'invalid', path: 'locked.tips' },
    ]);
  });
  it('answers in SARIF', () => {
    const log = JSON.parse(run(wrong, '--sarif').stdout) as unknown;
    expect(log).toMatchObject({
      version: '2.1.0',
      runs: [
        {
          tool: { driver: { rules: [{ id: 'invalid' }] } },
          results: [{ ruleId: 'invalid', level: 'error', locations: [{}] }],
        },
      ],
    });
    expect(renderSarif([], english)).toContain('"results": []');
  });
});
