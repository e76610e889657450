/** The messages between the page that encrypts and a frame in a tab, over a port that only the extension can open. */

/** What the names of these ports begin with. */
const PORT = 'sealcheck-files ';
/** Returns the name of the port for the files of one window (as reports name it, `0:f1-2`) or of a mail's only field. */
export const filesPort = (window: string) => PORT + window;

/** Returns the window's own name, without its frame's number; null where this is another port. */
export const windowOfPort = (name: string): string | null =>
  name.startsWith(PORT) ? name.slice(PORT.length).replace(/^\d+:/, '') : null;

/**
 * Octets of one transferred part: small enough not to hold up a page (some 5 ms), and divisible by three, so that
 * base64 needs no padding in between.
 */
export const PART = 3 * 64 * 1024;

/** A field or drop zone: the files in it are replaced by one encrypted file. */
export interface OfferedPlace {
  /** The types that the field declares (HTML, the `accept` attribute). */
  readonly accept: string;
  readonly files: readonly { readonly name: string; readonly size: number; readonly lastModified: number }[];
}

/** The files of one form, field or drop zone. */
export interface Offer {
  readonly host: string;
  /** At least one. */
  readonly places: readonly OfferedPlace[];
  /**
   * Set where the files cannot be replaced, since the page's script already has them: the encrypted file can be dropped
   * there as well (`beside`), or chosen there by a person (`by-hand`). Omitted where it replaces them.
   */
  readonly had?: 'beside' | 'by-hand';
}

/**
 * Requests: octets of file `read` in place `of`, starting at `at`; a part (base64) of the encrypted file; with all
 * parts sent, put it into place `of`, or forget the parts.
 */
export type ToField =
  | { readonly read: number; readonly of: number; readonly at: number }
  | { readonly part: string }
  | { readonly forget: true }
  | { readonly put: { readonly name: string; readonly size: number }; readonly of: number };

/**
 * The outcome for the encrypted file. `there`: it is in place, or will be dropped once the person answers. `taken`: the
 * page has taken it. `changed`: the place holds other files by now, or is gone. `refused`: the browser or the page did
 * not allow it.
 */
export type Put = 'there' | 'taken' | 'changed' | 'refused';

/**
 * Answers, in the order of the requests, after the offer (null where there is none). `octets` is base64, or null where
 * the file cannot be read.
 */
export type FromField =
  | { readonly offer: Offer | null }
  | { readonly octets: string | null }
  | { readonly isKept: boolean }
  | { readonly put: Put };

/**
 * Whether a field with this `accept` attribute takes an encrypted file with this extension (`.age`, `.gpg`), of a type
 * that no browser knows (HTML, "file upload state": a set of comma-separated tokens, types or extensions, in any case).
 */
export function takesSealed(accept: string, ending: string): boolean {
  const tokens = accept
    .toLowerCase()
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '');
  const FITTING = [ending, 'application/octet-stream', 'application/*', '*/*', '*', '.*'];
  return tokens.length === 0 || tokens.some((one) => FITTING.includes(one));
}
