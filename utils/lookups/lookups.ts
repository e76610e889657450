/** The ports through which checks ask the network. Checks import these types only. */
import type { Address } from '../core/address.ts';
import type { Tls } from '../core/model.ts';
import type { PersonStatement } from '../core/people.ts';
import type { KeyWorth } from '../core/key.ts';
import type { Probed } from './probe.ts';
import type { Answer } from './answer.ts';

export type DnsType = 'A' | 'AAAA' | 'MX' | 'TXT' | 'TLSA' | 'OPENPGPKEY' | 'SMIMEA';

export interface MxRecord {
  readonly preference: number;
  /** Lower-case, without the final dot; the root is ''. */
  readonly exchange: string;
}

export interface TlsaRecord {
  readonly usage: number;
  readonly selector: number;
  readonly matchingType: number;
  /** Certificate association data, lower-case hex. */
  readonly data: string;
}

interface DnsRecords {
  readonly A: string;
  readonly AAAA: string;
  readonly MX: MxRecord;
  /** The character-strings of one TXT record, joined without separator (RFC 8461 §3.1). */
  readonly TXT: string;
  readonly TLSA: TlsaRecord;
  /** The key's octets, lower-case hex (RFC 7929 §2.3). */
  readonly OPENPGPKEY: string;
  /** As TLSA (RFC 8162 §2). */
  readonly SMIMEA: TlsaRecord;
}

/**
 * Where a key may be published: the recipient's own domain (`wkd`), an end-to-end provider's key server, the DNS, or the
 * key servers that the person or the organisation named.
 */
export type KeyPlace = 'wkd' | 'provider' | 'dns' | 'key-server';

/** An answer of the resolver: `secure` is its AD bit (RFC 4035 §3.2.3). */
export interface DnsAnswer<T extends DnsType> {
  readonly exists: boolean;
  readonly secure: boolean;
  readonly records: readonly DnsRecords[T][];
}

/** What a host was found to offer over https. */
export interface Https {
  readonly isOffered: boolean;
  /** The connection over which it answered, where the browser tells. */
  readonly tls?: Tls;
}

/** One question of them. */
export type Port = Exclude<keyof Lookups, 'now'>;

export interface Lookups {
  /** The clock that evidence is dated by, milliseconds since the epoch. */
  now(): number;
  /** Asks for records of one type. NXDOMAIN is `exists: false`; NODATA is no records. */
  dns<T extends DnsType>(name: string, type: T): Promise<Answer<DnsAnswer<T>>>;
  /**
   * The body of a domain's MTA-STS policy (RFC 8461 §3.3), unparsed; `policyId` is the TXT record's id. null asks nobody:
   * the policy that was fetched last and has not expired.
   */
  mtaStsPolicy(domain: string, policyId: string | null): Promise<Answer<string>>;
  /** Does the host answer over https with a valid certificate? */
  https(host: string): Promise<Answer<Https>>;
  /** Would this browser itself turn http to this host into https (HSTS)? Asked of the browser, not of the network. */
  browserUpgrades(host: string): Promise<Answer<boolean>>;
  /** What is the OpenPGP key worth that this place has for the address? null: the place knows none. */
  key(place: KeyPlace, address: Address): Promise<Answer<KeyWorth | null>>;
  /** Certificate associations of this address in the DNS (RFC 8162). */
  smimea(address: Address): Promise<Answer<DnsAnswer<'SMIMEA'>>>;
  /** What was said about this person, by handle. */
  statements(handle: string): Promise<Answer<readonly PersonStatement[]>>;
  /** Does the person's own BlueBubbles server say that this handle has iMessage now? */
  imessage(handle: string): Promise<Answer<boolean>>;
  /** What the organisation's own probe saw of these mail hosts, in their order; the domain whose they are is told where the probe must know it. */
  probe(hosts: readonly string[], domain: string): Promise<Answer<readonly Probed[]>>;
  /** The mail hosts of a domain and what was seen of them, both by the organisation's probe. */
  probedDomain(domain: string): Promise<Answer<readonly Probed[]>>;
}
