/** Recognises IP addresses that a public name must not point to. Pure. */

/**
 * Whether these four octets are outside public IPv4 space: RFC 6890 with 192.0.0.0/24, RFC 6598, RFC 2544
 * (198.18.0.0/15), without the documentation ranges. True for invalid octets.
 */
function isPrivateV4([a = 256, b = 256, c = 256, d = 256]: readonly number[]): boolean {
  if ([a, b, c, d].some((octet) => !Number.isInteger(octet) || octet > 255)) return true;
  if (a === 0 || a === 10 || a === 127 || a >= 224) return true;
  if (a === 100) return b >= 64 && b < 128;
  if (a === 169) return b === 254;
  if (a === 172) return b >= 16 && b < 32;
  if (a === 198) return b === 18 || b === 19;
  return a === 192 && (b === 168 || (b === 0 && c === 0));
}

const octetsOf = (text: string) => (/^(\d{1,3}\.){3}\d{1,3}$/.test(text) ? text.split('.').map(Number) : []);

/** Returns the eight 16-bit groups of an IPv6 address in any of its spellings (RFC 4291 §2.2); null: it is not one. */
function groupsOf(text: string): readonly number[] | null {
  const [, before = text, tail = ''] = /^(.*:)([\d.]+\.\d+)$/.exec(text) ?? [];
  const [a = -1, b = 0, c = 0, d = 0] = octetsOf(tail);
  if (tail !== '' && a < 0) return null;
  const plain = tail === '' ? text : `${before}${(a * 256 + b).toString(16)}:${(c * 256 + d).toString(16)}`;
  const halves = plain.split('::').map((half) => (half === '' ? [] : half.split(':')));
  const [head = [], rest] = halves;
  const zeros = rest ? 8 - head.length - rest.length : 0;
  const groups = [...head, ...Array<string>(Math.max(0, zeros)).fill('0'), ...(rest ?? [])];
  const isWhole = halves.length < 3 && groups.length === 8 && (!rest || zeros > 0);
  return isWhole && groups.every((group) => /^[\da-f]{1,4}$/.test(group))
    ? groups.map((group) => parseInt(group, 16))
    : null;
}

/**
 * Whether this address (as text) is loopback, private, link-local, unique-local, multicast, unspecified or otherwise
 * not public. Unreadable text counts as private too, since it must not be trusted.
 */
export function isPrivateAddress(address: string): boolean {
  const text = address
    .slice(0, 64)
    .toLowerCase()
    .replace(/^\[|\]$/g, '');
  if (!text.includes(':')) return isPrivateV4(octetsOf(text));
  const groups = groupsOf(text);
  if (!groups) return true;
  const [first = 0, second = 0, , , , sixth, seventh = 0, eighth = 0] = groups;
  // IPv4-mapped address (RFC 4291 §2.5.5.2).
  if (sixth === 0xffff && groups.slice(0, 5).every((group) => group === 0))
    return isPrivateV4([seventh >> 8, seventh & 255, eighth >> 8, eighth & 255]);
  // Tunnels that lead to nothing public: Teredo (RFC 4380), 6to4 (RFC 7526).
  if ((first === 0x2001 && second === 0) || first === 0x2002) return true;
  // Only 2000::/3 is global unicast (RFC 4291 §2.4): no name in the public DNS has a translated address (RFC 6052
  // §3.1).
  return (first & 0xe000) !== 0x2000;
}
