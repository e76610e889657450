/** Encrypted octets as text (C2SP, age.md, "ASCII armor"): into a page, and out of it again. */

/** Put together here, so that the page's own script is never taken for what it holds. */
const [BEGIN = '', END = ''] = ['BEGIN', 'END'].map((which) => `-----${which} AGE ENCRYPTED FILE-----`);

/** Octets of a line, and how many lines are worked on at once; a line has 64 characters and its end. */
const LINE = 48;
const LINES = 8192;
const CHARACTERS = 65 * LINES;
/** More arguments some browsers do not take. */
const MAX_ARGUMENTS = 8192;

/** Octets as base64 (RFC 4648 §4). */
export function toBase64(octets: Uint8Array): string {
  let text = '';
  for (let at = 0; at < octets.length; at += MAX_ARGUMENTS)
    text += String.fromCharCode(...octets.subarray(at, at + MAX_ARGUMENTS));
  return btoa(text);
}

/** Octets of base64 (RFC 4648 §4), its padding there or not; null: it is none. */
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

/** The same, only where no other text would mean these octets: the format demands it of headers. */
export function fromExactBase64(text: string): Uint8Array<ArrayBuffer> | null {
  const octets = fromBase64(text);
  return octets && toBase64(octets).replace(/=+$/, '') === text ? octets : null;
}

/** The octets in lines of 64 characters. Never is all of it in memory at once. */
export async function toArmor(octets: Blob): Promise<Blob> {
  const parts: Blob[] = [];
  for (let at = 0; at < octets.size; at += LINE * LINES) {
    const some = await octets.slice(at, at + LINE * LINES).arrayBuffer();
    parts.push(new Blob([toBase64(new Uint8Array(some)).replace(/.{1,64}/g, '$&\n')]));
  }
  return new Blob([`${BEGIN}\n`, ...parts, END]);
}

/** The octets of what `toArmor` made, wherever in a text it stands (the last counts); null: it is not there, or not all of it. */
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
