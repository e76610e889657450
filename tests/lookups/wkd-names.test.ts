/** Names under which keys and certificates are published, checked against the published vectors. */
import { describe, expect, it } from 'vitest';
import { lowerAscii, zbase32 } from '../../utils/core/zbase32.ts';
import { createPseudonymize, localPartLabel, sha1 } from '../../utils/lookups/pseudonyms.ts';

const hashOf = async (localPart: string) => zbase32(await sha1(lowerAscii(localPart)));

describe('z-base-32', () => {
  // RFC 6189 §5.1.6 and samples of the reference implementation.
  it.each([
    ['f0bfc7', '6n9hq'],
    ['d47a04', '4t7ye'],
    ['ff', '9h'],
    ['', ''],
  ])('%s → %s', (hex, text) => {
    expect(zbase32(Buffer.from(hex, 'hex'))).toBe(text);
  });
});

describe('names in a Web Key Directory', () => {
  it.each([
    // Vector of draft-koch-openpgp-webkey-service §3.1.
    ['Joe.Doe', 'iy9q119eutrkn8s1mk4r39qejnbu3n5q'],
    ['bernhard.reiter', 'it5sewh54rxz33fwmr8u6dy4bbz8itz4'],
    ['dewey', '1g8totoxbt4zf6na1sukczp5fiewr1oe'],
    ['demo', 't81jm3hwduh6edujodewwfi9ye6c4urt'],
    // As in GnuPG: only A-Z become lower case, so that nobody else's name is requested.
    ['ÄRGER', 'ewd7piirpeasam9iz8or84x4be3xhxqw'],
    ['\u212Aevin', 'zsoj3njigu43ez6rcptj7rdb4z9kbtih'],
  ])('%s → %s', async (localPart, hash) => {
    expect(await hashOf(localPart)).toBe(hash);
  });
});

describe('names in the DNS', () => {
  // RFC 7929 §3, the example hugh@example.com; RFC 8162 §3 has the same.
  it('is cut from SHA-256, not case-folded', async () => {
    expect(await localPartLabel('hugh')).toBe('c93f1e400f26708f98cb19d936620da35eec8f72e57f9eec01c1afd6');
    expect(await localPartLabel('Hugh')).not.toBe(await localPartLabel('hugh'));
  });
});

describe('names in what is kept', () => {
  const hideWith = (byte: number) => createPseudonymize(() => Promise.resolve(new Uint8Array(32).fill(byte)));

  it('are the same for the same person on this device, and others elsewhere', async () => {
    const hide = hideWith(1);
    expect(await hide('ann@a.org')).toBe(await hide('ann@a.org'));
    expect(await hide('ann@a.org')).not.toBe(await hide('bob@a.org'));
    expect(await hide('ann@a.org')).not.toBe(await hideWith(2)('ann@a.org'));
    expect(await hide('ann@a.org')).toMatch(/^[0-9a-f]{64}$/);
  });
});
