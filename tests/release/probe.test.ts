/** The probe's Debian package, as Debian's own tools and systemd read it, and as Node runs it. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundleProbe } from '../../utils/release/probe/bundle.ts';
import { packProbe } from '../../utils/release/probe/debian.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const run = (command: string, ...args: string[]) =>
  execFileSync(command, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
const has = (command: string) => existsSync(`/usr/bin/${command}`);

let folder: string;
let code: string;
let deb: string;
const at = (path: string) => join(folder, 'unpacked', path);
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sealcheck-deb-'));
  code = await bundleProbe(ROOT);
  deb = join(folder, 'probe.deb');
  writeFileSync(deb, packProbe({ code, licences: 'licences', manual: 'manual' }, '1.2.3'));
  if (has('dpkg-deb')) run('dpkg-deb', '-x', deb, join(folder, 'unpacked'));
}, 120_000);
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe.runIf(has('dpkg-deb'))('the package', { timeout: 60_000 }, () => {
  it('is one that Debian reads', () => {
    expect(run('dpkg-deb', '-f', deb, 'Package', 'Version', 'Architecture', 'Depends')).toBe(
      'Package: sealcheck-probe\nVersion: 1.2.3\nArchitecture: all\nDepends: nodejs (>= 22.13)\n',
    );
    const owners = new Set(
      run('dpkg-deb', '-c', deb)
        .trim()
        .split('\n')
        .map((line) => line.split(/\s+/)[1]),
    );
    expect(owners).toEqual(new Set(['root/root']));
    expect(run('dpkg-deb', '-I', deb, 'conffiles')).toBe(
      '/etc/sealcheck-probe/config.json\n/etc/sealcheck-probe/tokens\n',
    );
  });

  it('is the same octets each time, and holds no time', () => {
    const again = packProbe({ code, licences: 'licences', manual: 'manual' }, '1.2.3');
    expect(again.equals(readFileSync(deb))).toBe(true);
    expect(run('dpkg-deb', '-c', deb)).not.toMatch(/20[0-9]{2}-/);
  });

  it('keeps the folder for keys to root, and lets everybody run it', () => {
    expect(statSync(at('etc/sealcheck-probe/tls')).mode & 0o777).toBe(0o700);
    expect(statSync(at('usr/bin/sealcheck-probe')).mode & 0o777).toBe(0o755);
    expect(statSync(at('usr/lib/sealcheck-probe/probe.mjs')).mode & 0o777).toBe(0o644);
  });

  it('runs with nothing beside it: no module of ours is looked for elsewhere', () => {
    const probe = at('usr/lib/sealcheck-probe/probe.mjs');
    const foreign = [...readFileSync(probe, 'utf8').matchAll(/^import .* from ["']([^"']+)["'];?$/gm)]
      .map(([, from = '']) => from)
      .filter((from) => !from.startsWith('node:'));
    expect(foreign).toEqual([]);
    expect(run(process.execPath, probe, '--help')).toContain('--token-file');
    expect(run(process.execPath, probe, 'token')).toMatch(/browsers:[0-9a-f]{64}/);
    const settings = ['--config', at('etc/sealcheck-probe/config.json')];
    expect(() => run(process.execPath, probe, ...settings)).toThrow(/ENOENT|set the public name/);
    const report = ['report', '--name', 'probe.city-office.org', '--cache', join(folder, 'cache.sqlite')];
    expect(run(process.execPath, probe, ...report)).toContain('No domain has been asked about yet');
  });

  it.runIf(has('systemd-analyze'))('has a unit that systemd understands, and that gives nothing away', () => {
    const unit = at('usr/lib/systemd/system/sealcheck-probe.service');
    const started = readFileSync(unit, 'utf8').replace(
      '/usr/bin/sealcheck-probe',
      at('usr/bin/sealcheck-probe'),
    );
    const copy = join(folder, 'sealcheck-probe.service');
    writeFileSync(copy, started);
    run('systemd-analyze', 'verify', '--man=no', copy);
    const analysis = run('systemd-analyze', 'security', '--offline=true', '--no-pager', copy);
    const [, exposure = '10'] = /Overall exposure level for .*: ([0-9.]+)/.exec(analysis) ?? [];
    expect(Number(exposure)).toBeLessThan(2.5);
  });
});
