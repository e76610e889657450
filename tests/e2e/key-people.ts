/** People who publish OpenPGP keys for their addresses, each with their own gpg. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generateKey, type Key, type PrivateKey } from 'openpgp';
import { zbase32 } from '../../utils/core/zbase32.ts';
import { sha1 } from '../../utils/lookups/pseudonyms.ts';
import type { World } from '../world/world.ts';

export interface Person {
  readonly key: Key;
  /** Decrypts a message with the person's own gpg; throws if it cannot. */
  readonly open: (sealed: string | Uint8Array) => Buffer;
}

export interface People {
  /** Publishes keys at `keys-direct.org` for these local parts; `of` separates the runs of several browsers. */
  publish(world: World, of: string, locals: readonly string[]): Promise<ReadonlyMap<string, Person>>;
  /** Must be called at the end; removes the keyrings. */
  end(): void;
}

/** Creates the folder for their keyrings, which lasts until `end`. */
export function createPeople(): People {
  const folder = mkdtempSync(join(tmpdir(), 'sealcheck-people-'));
  const homes: string[] = [];
  /** Returns a function that decrypts with a gpg that has only this person's key. */
  const gpgOf = (name: string, secret: PrivateKey): Person['open'] => {
    const home = join(folder, name);
    mkdirSync(home, { mode: 0o700 });
    homes.push(home);
    const gpg = (args: readonly string[], input: string | Uint8Array) =>
      execFileSync('gpg', ['--homedir', home, '--batch', '--quiet', ...args], {
        input,
        maxBuffer: 64_000_000,
        stdio: ['pipe', 'pipe', 'ignore'],
      });
    gpg(['--import'], secret.armor());
    return (sealed) => gpg(['--decrypt'], sealed);
  };
  return {
    async publish(world, of, locals) {
      const people = new Map<string, Person>();
      for (const local of locals) {
        const address = `${local}@keys-direct.org`;
        const { publicKey, privateKey } = await generateKey({
          type: 'ecc',
          userIDs: [{ email: address }],
          format: 'object',
        });
        const hash = zbase32(await sha1(local));
        world.files.set(`keys-direct.org/.well-known/openpgpkey/hu/${hash}`, {
          headers: { 'content-type': 'application/octet-stream' },
          body: publicKey.write(),
        });
        people.set(local, { key: publicKey, open: gpgOf(`${of}-${local}`, privateKey) });
      }
      return people;
    },
    end() {
      for (const home of homes) execFileSync('gpgconf', ['--homedir', home, '--kill', 'gpg-agent']);
      rmSync(folder, { recursive: true });
    },
  };
}
