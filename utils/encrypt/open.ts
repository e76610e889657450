/**
 * Decrypts a file in the age format with its passphrase or key. Nothing is returned until all of it has been
 * authenticated.
 */
import { armor, Decrypter } from 'age-encryption';
import type { Closed, Opened } from './closed.ts';
import type { About } from './reader/about.ts';
import { fromArmor } from './reader/armor.ts';
import { isPgp } from './pgp-file.ts';
import { gather } from './gather.ts';
import { safeName } from './names.ts';
import { inPieces } from './pieces.ts';
import { passphrasesMeant } from './typed.ts';

const BINARY = 'age-encryption.org/';
const ARMORED = '-----BEGIN AGE ENCRYPTED FILE-----';
/** A page that decrypts itself (as-page.ts), as browsers and mail programs may have saved it. */
const PAGE = /^\s*<!doctype html>/i;
const ABOUT = /<script type="application\/json" id="about">([^<]*)</;
const SECRET_KEY = /^AGE-SECRET-KEY-/i;
/** Armor is for short texts, and is read as a whole (octets). */
const MAX_ARMORED = 64 * 1024 * 1024;

const closed = (why: Closed): Opened => ({ closed: why });

/**
 * Errors of a file that was removed or changed since it was chosen (File API §4.1, "NotFoundError",
 * "NotReadableError").
 */
const GONE = /^Not(?:Found|Readable)Error$/;
/** Matches how browsers say that memory ran out. */
const MEMORY = /alloc|memory/i;

/**
 * Returns the same octets; `onError` receives the error that ends them early, which is not the fault of the file's
 * format.
 */
function watched(
  octets: ReadableStream<Uint8Array>,
  onError: (error: unknown) => void,
): ReadableStream<Uint8Array> {
  const reader = octets.getReader();
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      try {
        const { done, value } = await reader.read();
        if (done) controller.close();
        else controller.enqueue(value);
      } catch (error) {
        onError(error);
        controller.error(error);
      }
    },
    cancel: (reason) => reader.cancel(reason),
  });
}

/** Returns the reason for a library's error: a header that it cannot use, or an altered piece. */
function whyOf(error: unknown): Closed {
  const words = error instanceof Error ? error.message : '';
  if (words.includes('no identity matched')) return 'wrong';
  return words.includes('work factor') ? 'too-costly' : 'altered';
}

/** What is to be decrypted, with the encrypted file's own name. */
interface Source {
  readonly octets: ReadableStream<Uint8Array>;
  readonly name: string;
}

/** Returns what a page says about its file; not to be trusted, as anybody may have written it. */
function aboutIn(text: string): Partial<About> | null {
  try {
    return JSON.parse(ABOUT.exec(text)?.[1] ?? '') as Partial<About> | null;
  } catch {
    return null;
  }
}

/** Returns the file inside a page of ours, whatever that was saved as. */
async function inPage(file: File): Promise<Source | Closed> {
  if (file.size > MAX_ARMORED) return 'no-age-file';
  const text = await file.text();
  const about = aboutIn(text);
  if (typeof about?.name !== 'string') return 'no-age-file';
  if (about.isBeside) return 'beside';
  const held = fromArmor(text);
  return held ? { octets: held.stream(), name: about.name } : 'altered';
}

/** Returns the octets of the file, without their armor. */
async function sourceOf(file: File): Promise<Source | Closed> {
  const { name } = file;
  const first = new Uint8Array(await file.slice(0, 256).arrayBuffer());
  if (isPgp(first)) return 'pgp';
  const start = new TextDecoder().decode(first);
  if (start.startsWith(BINARY)) return { octets: inPieces(file), name };
  if (PAGE.test(start)) return inPage(file);
  if (!start.trimStart().startsWith(ARMORED) || file.size > MAX_ARMORED) return 'no-age-file';
  const text = await file.text();
  try {
    return { octets: new Blob([armor.decode(text) as Uint8Array<ArrayBuffer>]).stream(), name };
  } catch {
    return 'altered';
  }
}

/** Returns the file's name without `.age`; a name without it gets an extension that says what it is. */
const nameOf = (name: string) => safeName(/.\.age$/i.test(name) ? name.slice(0, -4) : `${name}.decrypted`);

/**
 * Decrypts the file with what the person typed: a passphrase, or a key as `age-keygen` makes it. Rejects where the
 * device, not the file, is the reason for a failure.
 */
export async function open(file: File, typed: string): Promise<Opened> {
  const source = await sourceOf(file).catch(() => 'unreadable' as const);
  if (typeof source === 'string') return closed(source);
  const decrypter = new Decrypter();
  try {
    if (SECRET_KEY.test(typed.trim())) decrypter.addIdentity(typed.trim().toUpperCase());
    else for (const one of passphrasesMeant(typed)) decrypter.addPassphrase(one);
  } catch {
    return closed('wrong');
  }
  const failures: unknown[] = [];
  try {
    const plain = await decrypter.decrypt(watched(source.octets, (error) => failures.push(error)));
    return { name: nameOf(source.name), blob: await gather(plain) };
  } catch (error) {
    const [failure] = failures;
    if (failure instanceof DOMException && GONE.test(failure.name)) return closed('unreadable');
    if (failure !== undefined || (error instanceof RangeError && MEMORY.test(error.message))) throw error;
    return closed(whyOf(error));
  }
}
