/** The ports through which checks ask the network. Checks import these types only. */
import type { Source, UnknownReason } from '../core/model.ts';

/** An answer that was had, or the reason why not. Times are milliseconds since the epoch. */
export type Answer<T> =
  | {
      readonly ok: true;
      readonly value: T;
      readonly source: Source;
      readonly observedAt: number;
      readonly expiresAt: number;
    }
  | {
      readonly ok: false;
      readonly reason: UnknownReason;
      readonly source: Source;
      readonly observedAt: number;
      readonly expiresAt: number;
    };

export type DnsType = 'A' | 'AAAA' | 'MX' | 'TXT' | 'TLSA';

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
}

/** An answer of the resolver: `secure` is its AD bit (RFC 4035 §3.2.3). */
export interface DnsAnswer<T extends DnsType> {
  readonly exists: boolean;
  readonly secure: boolean;
  readonly records: readonly DnsRecords[T][];
}

export interface Lookups {
  /** The clock that evidence is dated by, milliseconds since the epoch. */
  now(): number;
  /** Asks for records of one type. NXDOMAIN is `exists: false`; NODATA is no records. */
  dns<T extends DnsType>(name: string, type: T): Promise<Answer<DnsAnswer<T>>>;
  /** The body of a domain's MTA-STS policy (RFC 8461 §3.3), unparsed; `policyId` is the TXT record's id. */
  mtaStsPolicy(domain: string, policyId: string): Promise<Answer<string>>;
  /** Does the host answer over https with a valid certificate? */
  https(host: string): Promise<Answer<boolean>>;
}
