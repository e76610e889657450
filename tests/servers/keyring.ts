/**
 * Keys made by GnuPG, the names under which it would publish them, and what it finds itself: none of this uses our
 * code.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { trustAuthority } from './namespace.ts';
import { run } from './process.ts';

const WKS_CLIENT = '/usr/lib/gnupg/gpg-wks-client';

export interface MakeKey {
  /**
   * Algorithm and usage as `gpg --quick-generate-key` takes them. Default: Curve25519 for signing and encryption.
   * `default` is RSA with 3,072 bits (GnuPG 2.2).
   */
  readonly kind?: readonly [algorithm: string, usage: string];
  /** The key's creation date, as GnuPG writes it: `20260101T000000`. Default: now. */
  readonly made?: string;
  /** How long the key is valid, as GnuPG writes it: `30d`. Default: for ever. */
  readonly life?: string;
}

export interface Keyring {
  /** Creates a key for a user id (`Ann <ann@example.org>`) and returns its fingerprint. */
  make(userId: string, options?: MakeKey): string;
  /** Revokes a key with the certificate that GnuPG made along with it. */
  revoke(fingerprint: string): void;
  /** Adds a photo that has this many octets after the header which GnuPG checks. */
  addPhoto(fingerprint: string, octets: number): void;
  /** Writes keys as GnuPG exports them; `how`: `--export` or `--export-secret-keys`, with `--armor` if wanted. */
  write(file: string, fingerprints: readonly string[], how?: readonly string[]): void;
  /**
   * Decrypts the message in a mail, which may have other text around it, as GnuPG at the receiving side would; `by`: the
   * fingerprint of the key that could. Throws if none can.
   */
  open(mail: string): { readonly text: string; readonly by: string };
  /** Returns the lines of a zone file with the key as an OPENPGPKEY record, origin included (RFC 7929). */
  records(fingerprint: string): string;
  /** Stops GnuPG's background processes and removes the files. */
  close(): void;
}

/** Returns the name of an address's file in a Web Key Directory. */
export function directoryName(address: string): string {
  return run(WKS_CLIENT, ['--print-wkd-hash', address]).split(' ')[0] ?? '';
}

/** Returns the URL that GnuPG would ask for the key of an address, by the advanced method, without the query. */
export function directoryUrl(address: string): string {
  return run(WKS_CLIENT, ['--print-wkd-url', address]).trim().replace(/\?.*$/, '');
}

/** GnuPG's own search for other people's keys, which uses no code of ours. */
export interface GnuPg {
  /** Returns the fingerprint of the key that it finds for an address in a Web Key Directory or in the DNS, or null. */
  locate(address: string, how: 'wkd' | 'dane'): string | null;
  close(): void;
}

/** Starts a GnuPG without any keys that trusts the authority in this file, as it trusts the system's. */
export function startGnuPg(caFile: string): GnuPg {
  trustAuthority(caFile);
  const home = mkdtempSync(join(tmpdir(), 'gpg-'));
  return {
    locate(address, how) {
      const where = ['--auto-key-locate', `clear,nodefault,${how}`, '--locate-external-keys', address];
      const { stdout } = spawnSync('gpg', ['--homedir', home, '--batch', '--with-colons', ...where], {
        encoding: 'utf8',
      });
      return /^fpr:+(\w+):/m.exec(stdout)?.[1] ?? null;
    },
    close() {
      end(home);
    },
  };
}

/** Stops the processes that GnuPG left running for a folder, and removes the folder. */
function end(home: string): void {
  run('gpgconf', ['--homedir', home, '--kill', 'all']);
  rmSync(home, { recursive: true, force: true });
}

/** The first bytes of a photo (JPEG, JFIF). */
const PHOTO = Buffer.from('ffd8ffe000104a46494600010101000100010000', 'hex');

/** Creates an empty keyring in its own folder. */
export function createKeyring(): Keyring {
  // Short, because the path of the agent's socket in it must fit into 108 octets.
  const home = mkdtempSync(join(tmpdir(), 'keys-'));
  const gpg = (args: readonly string[], input = '') =>
    execFileSync('gpg', ['--homedir', home, '--quiet', '--no-tty', '--pinentry-mode', 'loopback', ...args], {
      encoding: 'utf8',
      input,
      // Hides GnuPG's messages about its trust database; an error still contains them.
      stdio: ['pipe', 'pipe', 'pipe'],
    });
  const batch = (...args: readonly string[]) => gpg(['--batch', '--yes', '--passphrase', '', ...args]);
  return {
    make(userId, { kind = ['future-default', 'default'], made, life = 'never' } = {}) {
      const when = made === undefined ? [] : ['--faked-system-time', `${made}!`];
      const how = ['--status-fd', '1', '--quick-generate-key', userId, ...kind, life];
      const fingerprint = /KEY_CREATED \w (\w+)/.exec(batch(...when, ...how))?.[1];
      if (fingerprint === undefined) throw new Error(`gpg made no key for ${userId}`);
      return fingerprint;
    },
    revoke(fingerprint) {
      // The colon prevents an accidental import, so it is removed.
      const file = join(home, 'openpgp-revocs.d', `${fingerprint}.rev`);
      gpg(['--batch', '--import'], run('sed', ['s/^:---/---/', file]));
    },
    addPhoto(fingerprint, octets) {
      const file = join(home, 'photo.jpg');
      writeFileSync(file, Buffer.concat([PHOTO, Buffer.alloc(octets, 'photo')]));
      // The second answer confirms "this photo is really large".
      const answers = octets > 6_000 ? `${file}\ny\nsave\n` : `${file}\nsave\n`;
      gpg(['--command-fd', '0', '--passphrase', '', '--edit-key', fingerprint, 'addphoto'], answers);
    },
    write(file, fingerprints, how = ['--export']) {
      mkdirSync(dirname(file), { recursive: true });
      batch('--output', file, ...how, ...fingerprints);
    },
    open(mail) {
      const file = join(home, 'opened');
      // Its machine-readable lines name the subkey and the key that decrypted (GnuPG, doc/DETAILS).
      const status = gpg(
        ['--batch', '--yes', '--passphrase', '', '--status-fd', '1', '--output', file, '--decrypt'],
        mail,
      );
      const by = /^\[GNUPG:\] DECRYPTION_KEY \w+ (\w+)/m.exec(status)?.[1] ?? '';
      return { text: readFileSync(file, 'utf8'), by };
    },
    records: (fingerprint) => batch('--export-options', 'export-dane', '--export', fingerprint),
    close() {
      end(home);
    },
  };
}
