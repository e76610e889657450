import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeAnswer, encodeQuestion } from '../../utils/lookups/dns-codec.ts';

const fromHex = (hex: string) => Uint8Array.from(Buffer.from(hex.replaceAll(' ', ''), 'hex'));

describe('encodeQuestion', () => {
  it.each([
    'a.org',
    'a-rather-longer-name.with-several.labels.example.org',
    `_25._tcp.${'x'.repeat(60)}.org`,
  ])('pads %s to a multiple of 128 octets (RFC 8467)', (name) => {
    expect(encodeQuestion(name, 'MX').length % 128).toBe(0);
  });

  it('asks with ID 0, recursion and AD (RFC 8484 §4.1, RFC 6840 §5.7)', () => {
    expect(Buffer.from(encodeQuestion('www.example.com', 'A').subarray(0, 12)).toString('hex')).toBe(
      '000001200001000000000001',
    );
  });
});

describe('decodeAnswer', () => {
  /** RFC 8484 §4.2.2. */
  const published = fromHex(
    '000081800001000100000000 03777777076578616d706c6503636f6d00001c0001 c00c001c000100000e7d001020010db8abcd00120001000200030004',
  );

  it('reads the answer of RFC 8484 §4.2.2', () => {
    expect(decodeAnswer(published, 'www.example.com', 'AAAA')).toEqual({
      ok: true,
      ttl: 3709,
      value: { exists: true, secure: false, records: ['2001:db8:abcd:12:1:2:3:4'] },
    });
  });

  it.each([
    ['another name', 'example.com', 'AAAA'],
    ['another type', 'www.example.com', 'MX'],
  ] as const)('refuses an answer to %s', (_, name, type) => {
    expect(decodeAnswer(published, name, type)).toEqual({ ok: false, reason: 'malformed' });
  });

  it.each([
    ['another ID', '0001'],
    ['a query instead of a response', '00000100'],
    ['a truncated message (TC)', '00008380'],
  ])('refuses %s', (_, head) => {
    const message = Uint8Array.from(published);
    message.set(fromHex(head));
    expect(decodeAnswer(message, 'www.example.com', 'AAAA')).toEqual({ ok: false, reason: 'malformed' });
  });

  it.each([
    [2, 'servfail'],
    [5, 'refused'],
    [1, 'refused'],
    [4, 'refused'],
  ])('takes response code %i for a failure, not for an absence', (rcode, reason) => {
    const message = Uint8Array.from(published);
    message[3] = 0x80 | rcode;
    expect(decodeAnswer(message, 'www.example.com', 'AAAA')).toEqual({ ok: false, reason });
  });

  it('refuses a name that points to itself', () => {
    expect(decodeAnswer(fromHex('000081800001000000000000c00c00010001'), 'a.org', 'A')).toEqual({
      ok: false,
      reason: 'malformed',
    });
  });

  it('never throws and never finds a record in a damaged message', () => {
    const damage = fc.array(fc.tuple(fc.nat(published.length - 1), fc.nat(255)), {
      minLength: 1,
      maxLength: 6,
    });
    fc.assert(
      fc.property(damage, fc.nat(published.length), (changes, length) => {
        const message = Uint8Array.from(published).subarray(0, length);
        for (const [at, value] of changes) if (at < length) message[at] = value;
        const decoded = decodeAnswer(message, 'www.example.com', 'AAAA');
        if (length < published.length && decoded.ok) expect(decoded.value.records).toEqual([]);
      }),
      { numRuns: 2000 },
    );
  });
});
