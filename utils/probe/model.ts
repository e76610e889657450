/** What the probe speaks of: one look at one mail host. Types and constants only. */

/** Where a look is, in this order. */
export const STEPS = [
  'dns',
  'connect',
  'banner',
  'ehlo',
  'starttls',
  'handshake',
  'ehlo-tls',
  'done',
] as const;
export type Step = (typeof STEPS)[number];

/** Why a look went no further. None of them says that there is no encryption. */
export const PROBLEMS = [
  /** The resolver failed, or the name has no address. */
  'dns-failed',
  'no-address',
  /** Every address is one that no public mail server has. */
  'private-address',
  'refused',
  'unreachable',
  'timeout',
  'reset',
  /** The server said 4xx: ask later. */
  'deferred',
  /** The server said 5xx, or does not want us. */
  'rejected',
  /** Something on the way rewrote the server's words. */
  'stripped',
  'malformed',
  'too-large',
  /** Words came before encryption began that should have come inside (RFC 3207 §4.2, CVE-2011-0411). */
  'injected',
  'handshake',
  /** The host's addresses do not agree. */
  'differs',
] as const;
export type Problem = (typeof PROBLEMS)[number];

/** What is wrong with a certificate for a name that a sender without DANE would check. */
export const FAULTS = [
  'expired',
  'not-yet-valid',
  'self-signed',
  'unknown-issuer',
  'wrong-name',
  'wrong-purpose',
  'weak-key',
  'untrusted',
  'unreadable',
] as const;
export type Fault = (typeof FAULTS)[number];

/** TLSA records against the certificate that was shown (RFC 7672): `none` where none is published and signed. */
export const DANE = ['matches', 'mismatch', 'none', 'unusable', 'unknown'] as const;
export type Dane = (typeof DANE)[number];

export interface TlsFacts {
  /** As OpenSSL names it: `TLSv1.3`. */
  readonly protocol: string;
  readonly cipher: string;
  /** Strength of the cipher's key; null where the library does not know the cipher. */
  readonly bits: number | null;
  readonly faults: readonly Fault[];
  /** End of the certificate's life (ms); null where it could not be read. */
  readonly notAfter: number | null;
  readonly dane: Dane;
}

/** One look at one host, or at one of its addresses. */
export interface Look {
  readonly host: string;
  /** null: nobody was connected to. */
  readonly address: string | null;
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** Did the server offer STARTTLS? null: that was not seen. */
  readonly starttls: boolean | null;
  /** Where it ended; `done`: all was seen. */
  readonly step: Step;
  readonly problem: Problem | null;
  /** The SMTP code at which it ended, where the server said one. */
  readonly code: number | null;
  readonly tls: TlsFacts | null;
  /** REQUIRETLS offered inside of TLS (RFC 8689 §2); null: that was not seen. */
  readonly requiretls: boolean | null;
}
