/** Interprets a browser's report on one connection. Pure. */
import type { Tls } from './model.ts';

/** What Firefox's `webRequest.getSecurityInfo` reports about a connection; other browsers report nothing. */
export interface SecurityInfo {
  /** `secure`, `weak`, `broken` or `insecure`. */
  readonly state: string;
  readonly protocolVersion?: string;
  readonly cipherSuite?: string;
  readonly isUntrusted?: boolean;
  readonly isDomainMismatch?: boolean;
  readonly isNotValidAtThisTime?: boolean;
  /** The certificate fault that the person told the browser to ignore; `unset`: none. */
  readonly overridableErrorCategory?: string;
}

/**
 * Returns what matters in a report, or null where the connection was not encrypted. A certificate that a person made
 * the browser accept has the state `secure` all the same, so its faults are checked one by one. TLS 1.0 and 1.1 must
 * not be used (RFC 8996); TLS_RSA_ cipher suites have no forward secrecy (RFC 9325 §4.1).
 */
export function parseSecurityInfo(info: SecurityInfo): Tls | null {
  const { state, protocolVersion = 'unknown', cipherSuite = '', overridableErrorCategory = 'unset' } = info;
  if (state === 'insecure') return null;
  const faults = [info.isUntrusted, info.isDomainMismatch, info.isNotValidAtThisTime];
  return {
    protocol: protocolVersion,
    isTrusted: overridableErrorCategory === 'unset' && !faults.includes(true),
    isWeak: state !== 'secure' || !/^TLSv1\.[23]$/.test(protocolVersion),
    isReadableLater: cipherSuite.startsWith('TLS_RSA_'),
  };
}
