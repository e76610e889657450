/** Is a text one ciphertext and nothing else? Of what stands in armor, anything may be readable: it is looked through to its end. Pure, linear. */

/**
 * Header lines of OpenPGP armor (RFC 9580 §6.2.2) that programs write of themselves, with one version and the addresses of
 * their makers. Any other may hold a message, which everybody can read.
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
/** More signs of one kind in a row than the octets of ciphertext have: words. By chance, once in hundreds of thousands of lines. */
const WORDS = /[ -~]{26}/;
/** So many signs of armor are looked at together; of 48, ciphertext has 19 of one case. */
const TOGETHER = 48;
/**
 * What is words in armor: so many of one kind in a row, or so many of one case together, which signs or capitals part. The
 * longer it is, the likelier chance alone makes these: of a few thousand mails, or of a few hundred of the longest files, one.
 */
const SHORT = { most: 5000, inRow: /[a-z]{20}|[A-Z]{20}|\d{14}/, ofOneCase: 36 };
const LONG = { inRow: /[a-z]{26}|[A-Z]{26}|\d{16}/, ofOneCase: 40 };

/** Are there words in this text in base64, however they are parted? Asked where no checksum tells. */
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

/** The checksum of OpenPGP armor, in base64 (RFC 9580 §6.1.1). Readers may pass it over; here it tells that no line was changed. */
function checksumOf(octets: string): string {
  let sum = 0xb704ce;
  for (let at = 0; at < octets.length; at += 1) {
    sum ^= octets.charCodeAt(at) << 16;
    for (let bit = 0; bit < 8; bit += 1) sum = sum & 0x800000 ? (sum << 1) ^ 0x1864cfb : sum << 1;
  }
  return btoa(String.fromCharCode((sum >> 16) & 255, (sum >> 8) & 255, sum & 255));
}

/** Nobody writes longer mails; a longer text is not looked at. */
const MAX_LENGTH = 8_000_000;

/** Lines of the head of an age file (age-encryption.org/v1): who can open it. */
const AGE_LINE =
  /^(age-encryption\.org\/v1|-> (X25519|scrypt|ssh-rsa|ssh-ed25519|piv-p256|p256tag|mlkem768x25519|\S{1,9}-grease)( [\w+/]{1,90})+|[\w+/]{0,64})$/;

/** Is this the start of an age file? Where its head is whole, what follows must be ciphertext. */
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
 * Are these octets session keys, for a key or a passphrase, then data encrypted with them, and nothing else (RFC 9580
 * §10.3.3)? What is only signed comes in the same armor, and everyone can read it. Lengths as in §4.2.
 */
function isPgp(octets: string): boolean {
  let at = 0;
  const number = (count: number) => {
    let value = 0;
    while (count-- > 0) value = value * 256 + octets.charCodeAt(at++);
    return value;
  };
  /** Skips a body of the new format: in pieces, where its length was not known before. */
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

/** Is this text, but for blanks and line ends, one OpenPGP message or age file in armor, encrypted and whole? */
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
