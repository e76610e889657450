/** Recognises and decrypts OpenPGP files. */
import type { Closed, Opened } from './closed.ts';
import { safeName } from './names.ts';
import { passphrasesMeant } from './typed.ts';

/** A larger file is not read as a whole (octets). */
const MAX = 128 * 1024 * 1024;

const ARMORED = '-----BEGIN PGP MESSAGE-----';

/**
 * Whether a file with this start holds an encrypted OpenPGP message: armored, or with a packet of tag 1 or 3 first (RFC
 * 9580 §4.2, in both formats of packet headers).
 */
export function isPgp(start: Uint8Array): boolean {
  const [first = 0] = start;
  const isPacket =
    [0xc1, 0xc3].includes(first) || (first >= 0x84 && first <= 0x87) || (first >= 0x8c && first <= 0x8f);
  return isPacket || new TextDecoder().decode(start).trimStart().startsWith(ARMORED);
}

type OpenPgp = (
  octets: Uint8Array<ArrayBuffer>,
  phrases: readonly string[],
) => Promise<Uint8Array<ArrayBuffer> | Closed>;

/** Decrypts the file with what the person typed; `openPgp` does the work. */
export async function openPgpFile(file: File, typed: string, openPgp: OpenPgp): Promise<Opened> {
  if (file.size > MAX) return { closed: 'pgp' };
  const octets = await file.arrayBuffer().catch(() => null);
  if (!octets) return { closed: 'unreadable' };
  const opened = await openPgp(new Uint8Array(octets), passphrasesMeant(typed));
  if (typeof opened === 'string') return { closed: opened };
  const name = /.\.(gpg|asc|pgp)$/i.test(file.name) ? file.name.slice(0, -4) : `${file.name}.decrypted`;
  return { name: safeName(name), blob: new Blob([opened], { type: 'application/octet-stream' }) };
}
