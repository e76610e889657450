/** The DNS record types that are queried, and the shape of the answers. */
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
  /** Same shape as TLSA (RFC 8162 §2). */
  readonly SMIMEA: TlsaRecord;
}

/** An answer of the resolver. `secure` is its AD bit (RFC 4035 §3.2.3). */
export interface DnsAnswer<T extends DnsType> {
  readonly exists: boolean;
  readonly secure: boolean;
  readonly records: readonly DnsRecords[T][];
}
