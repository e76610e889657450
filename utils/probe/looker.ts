/** Looks at a whole host: resolves its addresses and TLSA records, looks at each address, merges the results. */
import type { BlockList } from 'node:net';
import { pickAddresses } from './addresses.ts';
import type { Resolver } from './dns/resolver.ts';
import type { Look, Problem } from './model.ts';
import { lookAt, type Equipment } from './smtp/look.ts';
import { mergeLooks } from './smtp/merge.ts';
import type { TlsaSet } from './tls/dane.ts';

export interface LookerKit extends Equipment {
  readonly resolver: Resolver;
  readonly refused: BlockList;
  /** Returns whether this address may be connected to now. Many names may share one address. */
  readonly allows: (address: string) => Promise<boolean>;
}

/** Looks at this host. Never throws. Null if every address was looked at too often. */
export async function lookAtHost(host: string, kit: LookerKit): Promise<Look | null> {
  const { resolver, refused, now } = kit;
  const [v4, v6, tlsa] = await Promise.all([
    resolver.ask(host, 'A'),
    resolver.ask(host, 'AAAA'),
    resolver.ask(`_25._tcp.${host}`, 'TLSA'),
  ]);
  const nothing = (problem: Problem): Look => ({
    ...{ host, address: null, at: now(), starttls: null, step: 'dns', problem, code: null },
    ...{ tls: null, requiretls: null },
  });
  if (!v4.ok && !v6.ok) return nothing('dns-failed');
  const found = { v4: v4.ok ? v4.value.records : [], v6: v6.ok ? v6.value.records : [] };
  if (found.v4.length + found.v6.length === 0) return nothing(v4.ok && v6.ok ? 'no-address' : 'dns-failed');
  const open = pickAddresses(found, refused);
  if (open.length === 0) return nothing('private-address');
  const allowed = await Promise.all(open.map((address) => kit.allows(address)));
  // TLSA counts only if the addresses are signed as well (RFC 7672 §2.2.2).
  const isSigned = (v4.ok && v4.value.secure) || (v6.ok && v6.value.secure);
  const published: TlsaSet | null = tlsa.ok
    ? { secure: tlsa.value.secure && isSigned, records: tlsa.value.records }
    : null;
  const addresses = open.filter((_, index) => allowed[index]);
  const looks = await Promise.all(
    addresses.map((address) => lookAt({ host, address, tlsa: published }, kit)),
  );
  const [first, ...others] = looks;
  return first === undefined ? null : mergeLooks([first, ...others]);
}
