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

  it.each(vectors.matches)('$pattern covers $host: $covers', ({ pattern, host, covers }) => {
    expect(coversHost(pattern, host)).toBe(covers);
  });
});
