import { describe, expect, it } from 'vitest';
import { coversHost, parseStsPolicy, parseStsRecord } from '../../utils/core/mta-sts.ts';
import vectors from '../vectors/mta-sts.json' with { type: 'json' };

describe('MTA-STS (RFC 8461)', () => {
  it.each(vectors.records)('record: $case', ({ txt, id }) => {
    expect(parseStsRecord(txt)).toBe(id);
  });

  it.each(vectors.policies)('policy: $case', ({ body, mode, mx, maxAge }) => {
    const policy = parseStsPolicy(body);
    expect(policy?.mode ?? null).toBe(mode);
    expect(policy?.mx.length).toBe(mx);
    expect(policy?.maxAge).toBe(maxAge);
  });

  it('reads at most 256 patterns, and records of at most 512 characters', () => {
    const policy = (count: number) =>
      parseStsPolicy(`version: STSv1\nmode: enforce\nmax_age: 1\n${'mx: a.example.com\n'.repeat(count)}`);
    expect(policy(256)?.mx.length).toBe(256);
    expect(policy(257)).toBeNull();
    const record = (length: number) => `v=STSv1; id=1; more=${'a'.repeat(length - 20)}`;
    expect(parseStsRecord([record(512)])).toBe('1');
    expect(parseStsRecord([record(513)])).toBeNull();
  });

  it.each(vectors.matches)('$pattern covers $host: $covers', ({ pattern, host, covers }) => {
    expect(coversHost(pattern, host)).toBe(covers);
  });
});
