/** Is a text one ciphertext and nothing else? Of what stands in armor, anything may be readable: it is looked through to its end. Pure, linear. */

/**
 * Header lines of OpenPGP armor (RFC 9580 §6.2.2) that programs write of themselves. Any other may hold a message, which
 * everybody can read.
 */
const PROGRAMS =
  'GnuPG|GnuPG\\/MacGPG2|BCPG|C#|OpenPGP\\.js|Mailvelope|FlowCrypt|Email|Gmail|Encryption|Desktop|PGP|Universal|ProtonMail|Keybase|OpenPGP|RNP|v?\\d[\\d.]{0,9}|\\((GNU\\/Linux|Ming?W32|Darwin|Build \\d+)\\)';
const HEADER = new RegExp(
  `^(Version:( (${PROGRAMS}))+|Charset: utf-8|Comment: (((GPGTools|Using GnuPG with [MTSI]\\w{6,10}) - )?https?://[a-z.]{4,25}(/|/download)?|Seamlessly send and receive encrypted email))$`,
  'i',
);

const DATA = /^[A-Za-z\d+/]+={0,2}$/;
const CHECKSUM = /^=[A-Za-z\d+/]{4}$/;
/** More letters in a row than ciphertext has, armored or decoded: so these are words. By chance this happens once in hundreds of megabytes. */
const WORDS_IN_DATA = /[a-z]{24}/;
const WORDS = /[ -~]{26}/;
/** Nobody writes longer mails; a longer text is not examined. */
const LONGEST = 8_000_000;

/** Lines of the head of an age file (age-encryption.org/v1): who can open it. */
const AGE_LINE =
  /^(age-encryption\.org\/v1|-> (X25519|scrypt|ssh-rsa|ssh-ed25519|piv-p256|p256tag|mlkem768x25519|\S{1,9}-grease)( [\w+/]{1,90})+|[\w+/]{0,64})$/;

function isAge(octets: string): boolean {
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
  if (text.length > LONGEST) return false;
  const [first = '', ...lines] = text.split('\n').flatMap((line) => line.trim() || []);
  const kind = /^-----BEGIN (PGP MESSAGE|AGE ENCRYPTED FILE)-----$/.exec(first)?.[1];
  if (kind === undefined || lines.pop() !== `-----END ${kind}-----`) return false;
  const isOfPgp = kind.startsWith('P');
  const start = isOfPgp ? lines.findIndex((line) => !HEADER.test(line)) : 0;
  const end = isOfPgp && CHECKSUM.test(lines.at(-1) ?? '') ? -1 : lines.length;
  const data = lines.slice(start, end).join('');
  if (!DATA.test(data) || WORDS_IN_DATA.test(data)) return false;
  try {
    const octets = atob(data);
    return isOfPgp ? isPgp(octets) && !WORDS.test(octets) : isAge(octets);
  } catch {
    return false;
  }
}
