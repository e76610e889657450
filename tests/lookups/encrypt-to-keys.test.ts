/**
 * Texts and files encrypted to keys: gpg decrypts them, only the intended recipients can, and only valid keys are used.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  decrypt,
  generateKey,
  readKey,
  readMessage,
  readPrivateKey,
  revokeKey,
  type PrivateKey,
} from 'openpgp';
import fc from 'fast-check';
import '../setup/seed.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isArmored } from '../../utils/core/armor.ts';
import type { FoundKey } from '../../utils/core/key.ts';
import { encryptOctets, encryptText } from '../../utils/lookups/libraries/keys/encrypt.ts';
import { inspectKeys } from '../../utils/lookups/libraries/keys/inspect.ts';

const NOW = Date.now() + 1000;
const TEXT = 'The figures, ünchanged:\n\n-----BEGIN\n- 1\t2\n';

/** A message that lists the ids of the keys that can decrypt it. */
interface Named {
  getEncryptionKeyIDs(): { isWildcard(): boolean }[];
}
interface Person {
  readonly found: FoundKey;
  readonly secret: PrivateKey;
}
async function person(address: string, keyExpirationTime = 0): Promise<Person> {
  const { privateKey, publicKey } = await generateKey({
    type: 'ecc',
    userIDs: [{ email: address }],
    format: 'object',
    keyExpirationTime,
    // Dated back, so that the key was made before NOW however long this takes.
    date: new Date(NOW - 10_000),
  });
  const worth = await inspectKeys(publicKey.write(), address, NOW);
  if (!worth.usable || worth.armored === null) throw new Error(`no key of ${address}`);
  const fingerprint = worth.fingerprint.replace(/.{4}(?=.)/g, '$& ');
  return { found: { address, fingerprint, armored: worth.armored }, secret: privateKey };
}
const opens = async (armoredMessage: string, { secret }: Person) =>
  decrypt({ message: await readMessage({ armoredMessage }), decryptionKeys: secret }).then(
    ({ data }) => data as unknown as string,
    () => null,
  );

const people: Person[] = [];
beforeAll(async () => {
  for (const name of ['ann', 'bob', 'eve']) people.push(await person(`${name}@own-mail.org`));
});
const armoredFor = async (keys: readonly FoundKey[], isHidden = false, text = TEXT) => {
  const made = await encryptText(text, { keys, isHidden }, Date.now() + 1000);
  if ('unusable' in made) throw new Error(made.unusable.join());
  return made.armored;
};

describe('a text encrypted to keys', () => {
  it('is opened by exactly those whom it is for, whichever they are', async () => {
    await fc.assert(
      fc.asyncProperty(fc.subarray([0, 1, 2], { minLength: 1 }), fc.boolean(), async (chosen, isHidden) => {
        const armored = await armoredFor(
          chosen.flatMap((at) => people[at]?.found ?? []),
          isHidden,
        );
        const read: unknown = await readMessage({ armoredMessage: armored });
        const ids = (read as Named).getEncryptionKeyIDs();
        expect(ids.length).toBe(chosen.length);
        expect(ids.every((id) => id.isWildcard())).toBe(isHidden);
        const opened = await Promise.all(people.map((one) => opens(armored, one)));
        expect(opened).toEqual([0, 1, 2].map((at) => (chosen.includes(at) ? TEXT : null)));
        expect(isArmored(armored), 'by the check of drafts').toBe(true);
      }),
      { numRuns: 12 },
    );
  });

  it('is none where a key has expired, was revoked, or is not the one that was shown', async () => {
    const [ann, bob] = people as [Person, Person];
    const short = await person('carol@own-mail.org', 60);
    const to = { keys: [ann.found, short.found], isHidden: false };
    expect(await encryptText(TEXT, to, NOW)).toHaveProperty('armored');
    expect(await encryptText(TEXT, to, NOW + 120_000)).toEqual({ unusable: ['carol@own-mail.org'] });

    const { publicKey } = (await revokeKey({
      key: bob.secret,
      date: new Date(NOW - 5_000),
      format: 'object',
    })) as unknown as {
      publicKey: { armor(): string };
    };
    const revoked = { ...bob.found, armored: publicKey.armor() };
    const other = { ...ann.found, armored: bob.found.armored };
    const swapped = { ...bob.found, fingerprint: ann.found.fingerprint };
    for (const wrong of [revoked, other, swapped, { ...bob.found, armored: 'none' }])
      expect(await encryptText(TEXT, { keys: [ann.found, wrong], isHidden: true }, NOW)).toEqual({
        unusable: [wrong.address],
      });
    await expect(encryptText(TEXT, { keys: [], isHidden: false }, NOW)).rejects.toThrow();
  });
});

/** Whether gpg is installed; `npm test` ensures that (tests/setup/ready.mjs). */
const hasGpg = spawnSync('gpg', ['--version']).status === 0;

describe.runIf(hasGpg)('gpg, the other way and back', { timeout: 60_000 }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'sealcheck-keys-'));
  const home = join(folder, 'home');
  mkdirSync(home, { mode: 0o700 });
  const gpg = (args: readonly string[], input: string | Uint8Array = '') =>
    execFileSync(
      'gpg',
      ['--homedir', home, '--batch', '--yes', '--quiet', '--trust-model', 'always', ...args],
      {
        input,
        maxBuffer: 16_000_000,
        stdio: ['pipe', 'pipe', 'ignore'],
      },
    );
  afterAll(() => {
    execFileSync('gpgconf', ['--homedir', home, '--kill', 'gpg-agent']);
    rmSync(folder, { recursive: true });
  });
  /** Types of keys that gpg itself makes: RSA, and the two curves. */
  const KINDS = ['rsa3072', 'ed25519', 'nistp256'] as const;
  const made: FoundKey[] = [];
  beforeAll(async () => {
    for (const kind of KINDS) {
      const address = `${kind}@own-mail.org`;
      const params = kind === 'ed25519' ? ['future-default', 'default', 'never'] : [kind, 'default', 'never'];
      gpg(['--passphrase', '', '--quick-generate-key', `<${address}>`, ...params]);
      if (kind !== 'ed25519') {
        const [, hex = ''] = /^fpr:+([0-9A-F]+):/m.exec(String(gpg(['--with-colons', '-k', address]))) ?? [];
        gpg([
          '--passphrase',
          '',
          '--quick-add-key',
          hex,
          kind === 'rsa3072' ? kind : 'nistp256',
          'encr',
          'never',
        ]);
      }
      const worth = await inspectKeys(gpg(['--export', address]), address, Date.now() + 1000);
      if (!worth.usable || worth.armored === null) throw new Error(`${kind}: ${JSON.stringify(worth)}`);
      made.push({ address, fingerprint: worth.fingerprint, armored: worth.armored });
    }
  }, 60_000);

  it.each([false, true])('opens a text, hidden recipients: %s', async (isHidden) => {
    for (const key of made) {
      const armored = await armoredFor([key, (people[0] as Person).found], isHidden);
      expect(String(gpg(['--decrypt'], armored))).toBe(TEXT);
    }
  });

  it.each([0, 1, 70_000, 3_000_000])('opens a file of %d octets, read in pieces', async (size) => {
    const octets = Uint8Array.from({ length: size }, (_, at) => (at * 7919) % 251);
    const sealed = await encryptOctets(
      new Blob([octets]).stream(),
      'päper.bin',
      { keys: made, isHidden: false },
      Date.now() + 1000,
    );
    if ('unusable' in sealed) throw new Error(sealed.unusable.join());
    const file = join(folder, 'sealed.gpg');
    writeFileSync(file, new Uint8Array(await new Response(sealed).arrayBuffer()));
    expect(gpg(['--max-output', '10000000', '--decrypt', file]).equals(Buffer.from(octets))).toBe(true);
  });

  it('is opened by the library what gpg made for a key of ours', async () => {
    const { found, secret } = people[0] as Person;
    gpg(['--import'], found.armored);
    const armored = String(gpg(['--armor', '--encrypt', '-r', found.address], TEXT));
    expect(await opens(armored, { found, secret })).toBe(TEXT);
    expect(await readKey({ armoredKey: found.armored })).not.toHaveProperty('privateKey');
    expect(await readPrivateKey({ armoredKey: secret.armor() })).toBeTruthy();
  });
});
