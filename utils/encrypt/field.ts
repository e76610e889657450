/** What the page that encrypts and a file field in a tab say to each other: over a port, which only the extension can open. */

export const PORT = 'sealcheck-files';

/**
 * Octets of one part on its way: small enough that a page is not held up by it (some 5 ms), and divisible by three, so that
 * base64 needs no padding between.
 */
export const PART = 3 * 64 * 1024;

/** The files that were chosen in the one field of a page that has any. */
export interface Offer {
  readonly host: string;
  /** What the field says that it takes (HTML, the `accept` attribute). */
  readonly accept: string;
  readonly files: readonly { readonly name: string; readonly size: number; readonly lastModified: number }[];
}

/** Octets of a file from there on; a part of the encrypted file; all of it was given, and it shall take their place. */
export type ToField =
  | { readonly read: number; readonly at: number }
  | { readonly part: string }
  | { readonly put: { readonly name: string; readonly size: number } };

/**
 * What became of the encrypted file: it is in the field; the page has taken it out of there itself; the field holds other
 * files by now, or is gone; the browser or the page did not let it be.
 */
export type Put = 'there' | 'taken' | 'changed' | 'refused';

/** Base64; null: it cannot be read. The answers come in the order of the questions, after the offer (null: there is none). */
export type FromField =
  | { readonly offer: Offer | null }
  | { readonly octets: string | null }
  | { readonly isKept: boolean }
  | { readonly put: Put };

/**
 * Does a field that accepts this take an encrypted file with this ending (`.age`, `.gpg`)? Its type is none that a browser
 * knows (HTML, "file upload state": a set of comma-separated tokens, types or endings, in any case).
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
