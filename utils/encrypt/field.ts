/** What the page that encrypts and a frame in a tab say to each other: over a port, which only the extension can open. */

/** Name of the port for the files of one window, as reports name it (`0:f1-2`), or of the one field of a mail's page. */
const PORT = 'sealcheck-files ';
export const filesPort = (window: string) => PORT + window;

/** The window's own name, without its frame's number; null: this is another port. */
export const windowOfPort = (name: string): string | null =>
  name.startsWith(PORT) ? name.slice(PORT.length).replace(/^\d+:/, '') : null;

/**
 * Octets of one part on its way: small enough that a page is not held up by it (some 5 ms), and divisible by three, so that
 * base64 needs no padding between.
 */
export const PART = 3 * 64 * 1024;

/** A field, or a place where files were dropped: what is in it becomes one encrypted file there. */
export interface OfferedPlace {
  /** What the field says that it takes (HTML, the `accept` attribute). */
  readonly accept: string;
  readonly files: readonly { readonly name: string; readonly size: number; readonly lastModified: number }[];
}

/** The files of one form, field or drop zone. */
export interface Offer {
  readonly host: string;
  /** One at least. */
  readonly places: readonly OfferedPlace[];
  /**
   * Nothing can take their place, since the page's script has them: the encrypted file can be dropped there besides
   * (`beside`), or a person can choose it there (`by-hand`). Left out: it replaces them.
   */
  readonly had?: 'beside' | 'by-hand';
}

/** Octets of a place's file from there on; a part of the encrypted file; all of it was given, and it shall take a place. */
export type ToField =
  | { readonly read: number; readonly of: number; readonly at: number }
  | { readonly part: string }
  | { readonly put: { readonly name: string; readonly size: number }; readonly of: number };

/**
 * What became of the encrypted file: it is there, or will be dropped once the person answers; the page has taken it; the
 * place holds other files by now, or is gone; the browser or the page did not let it be.
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
