import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { open } from '../../utils/encrypt/open.ts';
import { isPgp, openPgpFile } from '../../utils/encrypt/pgp-file.ts';
import { openPgp } from '../../utils/encrypt/open-pgp.ts';

const PHRASE = 'abacus-abdomen-abdominal-abide-abiding-ability';
const folder = mkdtempSync(join(tmpdir(), 'sealcheck-gpg-'));
const gpg = (...args: readonly string[]) =>
  execFileSync(
    'gpg',
    [
      '--homedir',
      folder,
      '--batch',
      '--yes',
      '--quiet',
      '--pinentry-mode',
      'loopback',
      '--passphrase',
      PHRASE,
      ...args,
    ],
    { stdio: ['ignore', 'pipe', 'ignore'] },
  );
afterAll(() => {
  if (hasGpg) execFileSync('gpgconf', ['--homedir', folder, '--kill', 'gpg-agent']);
  rmSync(folder, { recursive: true });
});
const made = (content: string, ...how: readonly string[]) => {
  writeFileSync(join(folder, 'plain'), content);
  gpg('-o', join(folder, 'sealed'), ...how, join(folder, 'plain'));
  return Uint8Array.from(readFileSync(join(folder, 'sealed')));
};

const openFile = (octets: Uint8Array<ArrayBuffer>, name: string, typed = PHRASE) =>
  openPgpFile(new File([octets], name), typed, openPgp);

/** Whether gpg is installed; `npm test` ensures that (tests/setup/ready.mjs). */
const hasGpg = spawnSync('gpg', ['--version']).status === 0;

// gpg's agent and its default of 65 million octets for key derivation are slow on a busy machine.
describe.runIf(hasGpg)('OpenPGP messages with a passphrase', { timeout: 60_000 }, () => {
  it.each([
    ['as gpg makes them', ['--symmetric']],
    ['armored', ['--symmetric', '--armor']],
    ['without compression', ['--symmetric', '-z', '0', '--cipher-algo', 'AES256']],
  ])('%s are opened', async (_what, how) => {
    const opened = await openPgp(made('figures', ...how), ['wrong', PHRASE]);
    expect(new TextDecoder().decode(opened as Uint8Array)).toBe('figures');
  });

  it(
    'of one with a wrong passphrase, cut or altered anywhere nothing comes out',
    { timeout: 60_000 },
    async () => {
      const octets = made('figures '.repeat(20), '--symmetric', '-z', '0', '--s2k-count', '1024');
      expect(await openPgp(octets, ['wrong'])).toBe('wrong-or-altered');
      for (let at = 0; at < octets.length; at += 11) {
        expect(typeof (await openPgp(octets.slice(0, at), [PHRASE])), `cut at ${at}`).toBe('string');
        expect(
          typeof (await openPgp(
            octets.map((one, i) => (i === at ? one ^ 1 : one)),
            [PHRASE],
          )),
          `bit at ${at}`,
        ).toBe('string');
      }
    },
  );

  it('as a file: known by its first octets, given its name back, whatever blanks the passphrase has', async () => {
    const octets = made('figures', '--symmetric', '--s2k-count', '1024');
    const armored = made('figures', '--symmetric', '--armor', '--s2k-count', '1024');
    for (const [file, name] of [
      [octets, 'a.txt.gpg'],
      [armored, 'a.txt.asc'],
    ] as const) {
      expect(isPgp(file.slice(0, 256))).toBe(true);
      expect(await open(new File([file], name), PHRASE)).toEqual({ closed: 'pgp' });
      const opened = await openFile(file, name, ` ${PHRASE.replaceAll('-', ' ')} `);
      expect('blob' in opened && [opened.name, await opened.blob.text()]).toEqual(['a.txt', 'figures']);
    }
    expect(await openFile(octets, 'a', 'wrong')).toEqual({ closed: 'wrong-or-altered' });
    for (const start of ['age-encryption.org/v1', '-----BEGIN AGE', '<!doctype html>', 'PK', ''])
      expect(isPgp(new TextEncoder().encode(start)), start).toBe(false);
  });

  it('that are for a key, or only signed, are not opened here', async () => {
    gpg('--quick-generate-key', 'Bob <bob@example.org>', 'default', 'default', 'never');
    const forKey = made('figures', '--encrypt', '--trust-model', 'always', '-r', 'bob@example.org');
    expect(isPgp(forKey)).toBe(true);
    expect(await openPgp(forKey, [PHRASE])).toBe('pgp');
    expect(await openPgp(made('figures', '--sign', '--armor'), [PHRASE])).toBe('pgp');
  });
});
