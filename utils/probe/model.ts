/** The probe's model: one look at one mail host. Types and constants only. */

/** The steps of a look, in order. */
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

/** Why a look ended early. None of them means that there is no encryption. */
export const PROBLEMS = [
  /** The resolver failed, or the name has no address. */
  'dns-failed',
  'no-address',
  /** All of its addresses are ones that no public mail server has. */
  'private-address',
  'refused',
  'unreachable',
  'timeout',
  'reset',
  /** The server answered 4xx: try again later. */
  'deferred',
  /** The server answered 5xx, or does not want us. */
  'rejected',
  /** Something on the way rewrote the server's replies. */
  'stripped',
  'malformed',
  'too-large',
  /** Replies arrived before encryption that should have come inside it (RFC 3207 §4.2, CVE-2011-0411). */
  'injected',
  'handshake',
  /** The host's addresses disagree. */
  'differs',
] as const;
export type Problem = (typeof PROBLEMS)[number];

/** Faults of a certificate for a name, as a sender without DANE would find them. */
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

/** TLSA records compared with the presented certificate (RFC 7672): `none` if no signed record is published. */
export const DANE = ['matches', 'mismatch', 'none', 'unusable', 'unknown'] as const;
export type Dane = (typeof DANE)[number];

export interface TlsFacts {
  /** In OpenSSL's spelling: `TLSv1.3`. */
  readonly protocol: string;
  readonly cipher: string;
  /** Strength of the cipher's key; null if the cipher is unknown. */
  readonly bits: number | null;
  readonly faults: readonly Fault[];
  /** When the certificate expires (ms); null if it could not be read. */
  readonly notAfter: number | null;
  readonly dane: Dane;
}

/** One look at one host, or at one of its addresses. */
export interface Look {
  readonly host: string;
  /** Null if no connection was made. */
  readonly address: string | null;
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** Whether the server offered STARTTLS; null if that was not observed. */
  readonly starttls: boolean | null;
  /** Where the look ended; `done`: everything was observed. */
  readonly step: Step;
  readonly problem: Problem | null;
  /** The SMTP code at which it ended, if the server sent one. */
  readonly code: number | null;
  readonly tls: TlsFacts | null;
  /** Whether REQUIRETLS was offered inside TLS (RFC 8689 §2); null if that was not observed. */
  readonly requiretls: boolean | null;
}
