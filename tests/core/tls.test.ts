import { describe, expect, it } from 'vitest';
import { parseSecurityInfo } from '../../utils/core/tls.ts';

describe('parseSecurityInfo', () => {
  const GOOD = { state: 'secure', protocolVersion: 'TLSv1.3', cipherSuite: 'TLS_AES_128_GCM_SHA256' };
  const FINE = { protocol: 'TLSv1.3', isTrusted: true, isWeak: false, isReadableLater: false };

  it('a good connection, with all that Firefox tells of it', () => {
    const all = { ...GOOD, isUntrusted: false, isDomainMismatch: false, isNotValidAtThisTime: false };
    expect(parseSecurityInfo({ ...all, overridableErrorCategory: 'unset' })).toEqual(FINE);
    expect(parseSecurityInfo(GOOD)).toEqual(FINE);
  });

  it.each([
    { isUntrusted: true },
    { isDomainMismatch: true },
    { isNotValidAtThisTime: true },
    { overridableErrorCategory: 'trust_error' },
    { overridableErrorCategory: 'domain_mismatch' },
  ])('%j: accepted by the person, and proves nothing, whatever the state says', (fault) => {
    expect(parseSecurityInfo({ ...GOOD, ...fault })?.isTrusted).toBe(false);
  });

  it.each([
    { state: 'weak' },
    { state: 'broken' },
    { protocolVersion: 'TLSv1.1' },
    { protocolVersion: 'TLSv1' },
    { protocolVersion: 'unknown' },
    { protocolVersion: 'TLSv1.30' },
    { protocolVersion: 'DTLSv1.3' },
  ])('%j: weak', (part) => {
    expect(parseSecurityInfo({ ...GOOD, ...part })?.isWeak).toBe(true);
  });

  it('a protocol that is not told is none to rely on', () => {
    expect(parseSecurityInfo({ state: 'secure' })).toMatchObject({ protocol: 'unknown', isWeak: true });
  });

  it('knows key exchange without forward secrecy by the name of its suite', () => {
    const of = (cipherSuite: string) =>
      parseSecurityInfo({ ...GOOD, protocolVersion: 'TLSv1.2', cipherSuite })?.isReadableLater;
    expect(of('TLS_RSA_WITH_AES_128_GCM_SHA256')).toBe(true);
    expect(of('TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256')).toBe(false);
  });

  it('no encryption: nothing to report on', () => {
    expect(parseSecurityInfo({ state: 'insecure' })).toBeNull();
  });
});
