import fc from 'fast-check';
import '../setup/seed.ts';
import { describe, expect, it } from 'vitest';
import { decodeAnswer, encodeQuestion } from '../../utils/lookups/dns-codec.ts';
import type { DnsType } from '../../utils/lookups/dns-answer.ts';
import vectors from '../vectors/dns-answers.json' with { type: 'json' };
import { encodeMessage, TYPES, type WireRecord } from '../world/wire.ts';

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

interface Vector {
  readonly case: string;
  /** `<name> <type>` */
  readonly asked: string;
  readonly rcode?: number;
  /** Owner name of the SOA record in the authority section. */
  readonly soa?: string;
  readonly flags?: string;
  readonly errors?: readonly number[];
  readonly answer?: string;
  /** Target of a CNAME record at the name. */
  readonly alias?: string;
  readonly is: string;
}

const SOA = 'ns.sealcheck.example root.sealcheck.example 1 7200 900 1209600 900';

/** Returns how such an answer is understood, in one word, or the reason why it is not. */
function readVector({ asked, rcode = 0, soa, flags, errors, answer, alias }: Vector): string {
  const [name, type] = asked.split(' ') as [string, DnsType];
  const record = (owner: string, kind: WireRecord['type'], data: string) => ({
    name: owner,
    type: kind,
    ttl: 300,
    data,
  });
  const body = encodeMessage({
    id: 0,
    question: { name, type: TYPES[type] },
    rcode,
    ad: false,
    ...(flags === undefined ? {} : { flags: Number(flags) }),
    ...(errors === undefined ? {} : { errors }),
    answers: [
      ...(alias === undefined ? [] : [record(name, 'CNAME', alias)]),
      ...(answer === undefined ? [] : [record(name, type, answer)]),
    ],
    authority: soa === undefined ? [] : [record(soa, 'SOA', SOA)],
  });
  const decoded = decodeAnswer(body, name, type);
  if (!decoded.ok) return decoded.reason;
  const { exists, secure, records } = decoded.value;
  if (!exists) return 'absent';
  if (records.length === 0) return 'none';
  return secure ? 'found, validated' : 'found';
}

describe('an answer that says that there is nothing', () => {
  it.each(vectors as readonly Vector[])('$case: $is', (vector) => {
    expect(readVector(vector)).toBe(vector.is);
  });

  it('is one only with a proof, whatever else it says', () => {
    const flags = fc.constantFrom(undefined, '0', '0x0020', '0x00a0');
    const errors = fc.array(fc.nat(30), { maxLength: 3 });
    fc.assert(
      fc.property(fc.constantFrom(0, 3), flags, errors, (rcode, flags, errors) => {
        const vector = { case: '', asked: 'a.b.org MX', rcode, errors, is: '' };
        expect(readVector(flags === undefined ? vector : { ...vector, flags })).toMatch(
          /^(filtered|servfail)$/,
        );
      }),
    );
  });
});

describe('decodeAnswer', () => {
  /** The answer in RFC 8484 §4.2.2. */
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
