/** Writes encrypted octets into a page as text, and reads them back (C2SP, age.md, "ASCII armor"). */

/** Assembled here, so that the page's own script is never taken for the armor that it reads. */
const [BEGIN = '', END = ''] = ['BEGIN', 'END'].map((which) => `-----${which} AGE ENCRYPTED FILE-----`);

/** Octets of a line, and the number of lines processed at once; a line has 64 characters and a line end. */
const LINE = 48;
const LINES = 8192;
const CHARACTERS = 65 * LINES;
/** Some browsers accept no more arguments. */
const MAX_ARGUMENTS = 8192;

/** Encodes octets as base64 (RFC 4648 §4). */
export function toBase64(octets: Uint8Array): string {
  let text = '';
  for (let at = 0; at < octets.length; at += MAX_ARGUMENTS)
    text += String.fromCharCode(...octets.subarray(at, at + MAX_ARGUMENTS));
  return btoa(text);
}

/** Decodes base64 (RFC 4648 §4), with or without padding; null where the text is not base64. */
export function fromBase64(text: string): Uint8Array<ArrayBuffer> | null {
  let binary: string;
  try {
    binary = atob(text);
  } catch {
    return null;
  }
  const octets = new Uint8Array(binary.length);
  for (let at = 0; at < binary.length; at += 1) octets[at] = binary.charCodeAt(at);
  return octets;
}

/**
 * Decodes base64 without padding; null also where it is not the canonical encoding, which the format requires in
 * headers.
 */
export function fromExactBase64(text: string): Uint8Array<ArrayBuffer> | null {
  const octets = fromBase64(text);
  return octets && toBase64(octets).replace(/=+$/, '') === text ? octets : null;
}

/** Armors the octets in lines of 64 characters. Never holds all of it in memory. */
export async function toArmor(octets: Blob): Promise<Blob> {
  const parts: Blob[] = [];
  for (let at = 0; at < octets.size; at += LINE * LINES) {
    const some = await octets.slice(at, at + LINE * LINES).arrayBuffer();
    parts.push(new Blob([toBase64(new Uint8Array(some)).replace(/.{1,64}/g, '$&\n')]));
  }
  return new Blob([`${BEGIN}\n`, ...parts, END]);
}

/**
 * Returns the octets of the last armor (as made by `toArmor`) anywhere in a text; null where there is none, or it is
 * incomplete.
 */
export function fromArmor(text: string): Blob | null {
  const start = text.lastIndexOf(BEGIN);
  const end = text.lastIndexOf(END);
  if (start === -1 || end < start) return null;
  const body = text
    .slice(start + BEGIN.length, end)
    .replaceAll('\r', '')
    .trimStart();
  const parts: Uint8Array<ArrayBuffer>[] = [];
  for (let at = 0; at < body.length; at += CHARACTERS) {
    const octets = fromBase64(body.slice(at, at + CHARACTERS));
    if (!octets) return null;
    parts.push(octets);
  }
  return new Blob(parts);
}
