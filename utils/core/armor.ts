/**
 * Whether a text is one ciphertext and nothing else. Armor can hold readable text anywhere, so all of it is examined.
 * Pure, linear time.
 */

/**
 * Header lines of OpenPGP armor (RFC 9580 §6.2.2) that programs write by themselves: one version, and the addresses of
 * their makers. Any other header line may hold a message, which everybody can read.
 */
const PROGRAMS =
  'GnuPG(\\/MacGPG2)?|BCPG|C#|OpenPGP(\\.js)?|Mailvelope|FlowCrypt|Email|Gmail|Encryption|Desktop|PGP|Universal|ProtonMail|Keybase|RNP';
const MAKERS =
  '(mailvelope|flowcrypt|openpgpjs|gnupg|gpgtools|mozilla|thunderbird|enigmail|enigmail\\.mozdev|keybase|protonmail|proton|rnpgp|bouncycastle)\\.(com|org|net|io|me)';
const HEADER = new RegExp(
  `^(Version:( (${PROGRAMS}))+( v?\\d{1,2}(\\.\\d{1,5}){0,3})?( \\((GNU\\/Linux|Ming?W32|Darwin|Build \\d{1,4})\\))?|Charset: utf-8|Comment: (((GPGTools|Using GnuPG with (Mozilla|Thunderbird|SeaMonkey|Icedove|Enigmail|Postbox)) - )?https?://(www\\.)?${MAKERS}(/|/download)?|Seamlessly send and receive encrypted email))$`,
  'i',
);

const DATA = /^[A-Za-z\d+/]+={0,2}$/;
const CHECKSUM = /^=[A-Za-z\d+/]{4}$/;
/**
 * A longer run of printable characters than the octets of ciphertext have: words. By chance, it occurs once in hundreds
 * of thousands of lines.
 */
const WORDS = /[ -~]{26}/;
/** Size of the window, in characters of armor. Of 48 characters of ciphertext, 19 are of one case on average. */
const TOGETHER = 48;
/**
 * Limits beyond which armor contains words: this many characters of one kind in a row, or this many of one case within
 * the window, whatever separates them. Longer armor reaches a limit by chance more often: by these limits one in a few
 * thousand mails does, or one in a few hundred of the longest files.
 */
const SHORT = { most: 5000, inRow: /[a-z]{20}|[A-Z]{20}|\d{14}/, ofOneCase: 36 };
const LONG = { inRow: /[a-z]{26}|[A-Z]{26}|\d{16}/, ofOneCase: 40 };

/** Whether this base64 data contains words, however separated. Needed only where no checksum proves the data. */
function hasWords(data: string): boolean {
  const { inRow, ofOneCase } = data.length > SHORT.most ? LONG : SHORT;
  if (inRow.test(data)) return true;
  const isMostly = (first: string, last: string) => {
    const isOne = (at: number) => Number((data[at] ?? '') >= first && (data[at] ?? '') <= last);
    for (let at = 0, count = 0; at < data.length; at += 1) {
      count += isOne(at) - isOne(at - TOGETHER);
      if (count > ofOneCase) return true;
    }
    return false;
  };
  return isMostly('a', 'z') || isMostly('A', 'Z');
}

/** Returns the checksum of OpenPGP armor in base64 (RFC 9580 §6.1.1): optional, but proves that no line was changed. */
function checksumOf(octets: string): string {
  let sum = 0xb704ce;
  for (let at = 0; at < octets.length; at += 1) {
    sum ^= octets.charCodeAt(at) << 16;
    for (let bit = 0; bit < 8; bit += 1) sum = sum & 0x800000 ? (sum << 1) ^ 0x1864cfb : sum << 1;
  }
  return btoa(String.fromCharCode((sum >> 16) & 255, (sum >> 8) & 255, sum & 255));
}

/** Characters. Nobody writes longer mails; longer texts are not examined. */
const MAX_LENGTH = 8_000_000;

/** Lines in the header of an age file (age-encryption.org/v1), which name who can open it. */
const AGE_LINE =
  /^(age-encryption\.org\/v1|-> (X25519|scrypt|ssh-rsa|ssh-ed25519|piv-p256|p256tag|mlkem768x25519|\S{1,9}-grease)( [\w+/]{1,90})+|[\w+/]{0,64})$/;

/** Whether these octets start an age file. Once its header is complete, what follows must be ciphertext. */
export function isAge(octets: string): boolean {
  const end = octets.indexOf('\n---');
  const head = end < 0 ? octets : octets.slice(0, end);
  return (
    head.startsWith('age-encryption.org/v1\n-> ') &&
    head.split('\n').every((line) => AGE_LINE.test(line)) &&
    (end < 0 ||
      (/^\n--- [\w+/]{43}\n/.test(octets.slice(end, end + 49)) && !WORDS.test(octets.slice(end + 49))))
  );
}

/**
 * Whether these octets are session keys (for a key or a passphrase), then data encrypted with them, and nothing else
 * (RFC 9580 §10.3.3). A message that is only signed has the same armor, and everyone can read it. Lengths as in §4.2.
 */
function isPgp(octets: string): boolean {
  let at = 0;
  const number = (count: number) => {
    let value = 0;
    while (count-- > 0) value = value * 256 + octets.charCodeAt(at++);
    return value;
  };
  /** Skips a body in the new format, which comes in pieces where its length was not known in advance. */
  const skip = (): void => {
    const first = number(1);
    const isPiece = first > 223 && first < 255;
    const [more, base] = isPiece
      ? [0, 2 ** (first & 31)]
      : first < 192
        ? [0, first]
        : first < 224
          ? [1, (first - 192) * 256 + 192]
          : [4, 0];
    const length = base + number(more);
    at += length;
    if (isPiece) skip();
  };
  for (let keys = 0; at < octets.length; keys++) {
    const head = number(1);
    const isNew = head > 191;
    const type = isNew ? head & 63 : (head & 60) >> 2;
    const length = isNew || head % 4 === 3 ? 0 : number(2 ** (head & 3));
    at = head % 4 === 3 && !isNew ? octets.length : at + length;
    if (isNew) skip();
    if (type === 9 || type === 18 || type === 20) return head > 127 && keys > 0 && at === octets.length;
    if (head < 128 || (type !== 1 && type !== 3)) return false;
  }
  return false;
}

/** Whether this text, except for blanks and line ends, is one whole encrypted OpenPGP message or age file in armor. */
export function isArmored(text: string): boolean {
  if (text.length > MAX_LENGTH) return false;
  const [first = '', ...lines] = text.split('\n').flatMap((line) => line.trim() || []);
  const kind = /^-----BEGIN (PGP MESSAGE|AGE ENCRYPTED FILE)-----$/.exec(first)?.[1];
  if (kind === undefined || lines.pop() !== `-----END ${kind}-----`) return false;
  const isOfPgp = kind.startsWith('P');
  const start = isOfPgp ? lines.findIndex((line) => !HEADER.test(line)) : 0;
  const last = lines.at(-1) ?? '';
  const sum = isOfPgp && CHECKSUM.test(last) ? last.slice(1) : null;
  const data = lines.slice(start, sum === null ? lines.length : -1).join('');
  if (!DATA.test(data) || (sum === null && hasWords(data))) return false;
  try {
    const octets = atob(data);
    if (!isOfPgp) return isAge(octets);
    return isPgp(octets) && !WORDS.test(octets) && (sum === null || sum === checksumOf(octets));
  } catch {
    return false;
  }
}
