/** Decides which addresses may be connected to: those where a public mail server can be, and no others. Pure. */
import { BlockList, isIP } from 'node:net';
import { isPrivateAddress } from '../core/ip.ts';

/** Maximum number of addresses of one host to look at. */
const MAX_ADDRESSES = 4;

/**
 * Networks that `isPrivateAddress` allows but no mail server uses: RFC 6890, RFC 2544, RFC 7526, RFC 4380, RFC 3056,
 * RFC 5180.
 */
const SPECIAL: readonly (readonly [string, number, 'ipv4' | 'ipv6'])[] = [
  ['192.0.0.0', 24, 'ipv4'],
  ['192.88.99.0', 24, 'ipv4'],
  ['198.18.0.0', 15, 'ipv4'],
  ['2001::', 23, 'ipv6'],
  ['2002::', 16, 'ipv6'],
];

/**
 * Builds the list of refused networks (CIDR), including those where no mail server may be. Throws on an invalid entry:
 * a misspelt network must not stay open.
 */
export function refusedNetworks(networks: readonly string[]): BlockList {
  const list = new BlockList();
  for (const [net, bits, family] of SPECIAL) list.addSubnet(net, bits, family);
  for (const network of networks) {
    const [net = '', bits = isIP(net) === 6 ? '128' : '32'] = network.split('/');
    const kind = isIP(net);
    if (kind === 0 || !/^\d{1,3}$/.test(bits)) throw new Error(`${network} is not a network`);
    list.addSubnet(net, Number(bits), kind === 6 ? 'ipv6' : 'ipv4');
  }
  return list;
}

/** Whether we may connect to this address. False if it cannot be parsed. */
export function isOpen(address: string, refused: BlockList): boolean {
  const kind = isIP(address);
  // No AAAA record of a mail server contains an IPv4 address or a zone.
  if (kind === 0 || /^::|%/.test(address) || isPrivateAddress(address)) return false;
  return !refused.check(address, kind === 6 ? 'ipv6' : 'ipv4');
}

/** Returns the addresses to look at, alternating between both families, so that neither crowds out the other. */
export function pickAddresses(
  { v4, v6 }: { readonly v4: readonly string[]; readonly v6: readonly string[] },
  refused: BlockList,
): string[] {
  const [fours, sixes] = [v4, v6].map((list) => [...new Set(list)].filter((one) => isOpen(one, refused)));
  const pairs = Array.from({ length: MAX_ADDRESSES }, (_, at) => [sixes?.[at], fours?.[at]]);
  return pairs
    .flat()
    .filter((one) => one !== undefined)
    .slice(0, MAX_ADDRESSES);
}
