/** IP addresses: is this one that a public name must not point at? Pure. */

/** First octets of IPv4 space that is not public: RFC 6890 and RFC 6598, without the documentation ranges. */
function isPrivateV4(address: string): boolean {
  const [a = 256, b = 256, ...rest] = address.split('.').map(Number);
  if (rest.length !== 2 || [a, b, ...rest].some((octet) => !Number.isInteger(octet) || octet > 255))
    return true;
  if (a === 0 || a === 10 || a === 127 || a >= 224) return true;
  if (a === 100) return b >= 64 && b < 128;
  if (a === 169) return b === 254;
  if (a === 172) return b >= 16 && b < 32;
  return a === 192 && b === 168;
}

/**
 * Is this address (text form) loopback, private, link-local, unique-local, multicast or unspecified, or
 * no address at all? What cannot be read counts as private: it must not be trusted.
 */
export function isPrivateAddress(address: string): boolean {
  const text = address.toLowerCase().replace(/^\[|\]$/g, '');
  if (!text.includes(':')) return isPrivateV4(text);
  const mapped = /^::(?:ffff:)?(\d+\.\d+\.\d+\.\d+)$/.exec(text);
  if (mapped?.[1] !== undefined) return isPrivateV4(mapped[1]);
  const first = Number.parseInt(text.split(':')[0] || '0', 16);
  // Only 2000::/3 is global unicast (RFC 4291 §2.4).
  return (first & 0xe000) !== 0x2000;
}
