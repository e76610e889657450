import fc from 'fast-check';
import '../setup/seed.ts';
import { describe, expect, it } from 'vitest';
import { judge } from '../../utils/core/judge.ts';
import { rankOf } from '../../utils/core/levels.ts';
import { LEVELS, type Evidence, type Level } from '../../utils/core/model.ts';
import vectors from '../vectors/judge.json' with { type: 'json' };
import { NOW, parseEvidence } from './evidence.ts';

describe('judge', () => {
  it.each(vectors)('$case → $level', ({ evidence, level }) => {
    expect(judge(evidence.map(parseEvidence), NOW).level).toBe(level);
  });
});

it('what expired is unknown from that moment on, for that reason, and keeps who said it', () => {
  const [kept] = judge([parseEvidence('mta-sts yes enforced')], NOW + 59_999).evidence;
  expect(kept).toMatchObject({ finding: 'yes', strength: 'enforced' });
  const [faded] = judge([parseEvidence('mta-sts yes enforced')], NOW + 60_000).evidence;
  expect(faded).toMatchObject({ check: 'mta-sts', finding: 'unknown', strength: null, reason: 'expired' });
});

/** Expired evidence caps a verdict only if it was a known limit of the protection. */
it.each([
  ['gateway no exposed expired', 'unknown'],
  ['gateway opportunity no exposed expired', 'transport'],
  ['mta-sts yes enforced expired', 'transport'],
  ['gateway no - expired', 'transport'],
] as const)('beside encryption on the way: %s → %s', (words, level) => {
  expect(judge(['tls yes transport', words].map(parseEvidence), NOW).level).toBe(level);
});

it('an offer that is not there is no limit', () => {
  expect(judge(['tls yes transport', 'pgp-key opportunity no exposed'].map(parseEvidence), NOW).level).toBe(
    'transport',
  );
});

it('by the second: a limit is one until the moment at which it expires', () => {
  const limit = [parseEvidence('tls yes transport'), parseEvidence('gateway no exposed')];
  const long = limit.map((item) => ({ ...item, expiresAt: item.check === 'tls' ? NOW * 2 : item.expiresAt }));
  expect(judge(long, NOW + 59_999).level).toBe('exposed');
  expect(judge(long, NOW + 60_000).level).toBe('unknown');
});

it('a promise of the organisation is worth what it says; anybody else’s needs a sender that keeps it', () => {
  expect(judge([parseEvidence('organisation yes enforced')], NOW).level).toBe('enforced');
  expect(judge([parseEvidence('operator yes enforced')], NOW).level).toBe('transport');
});

describe('what a gateway of the organisation’s takes the text past', () => {
  const promise = { ...parseEvidence('organisation yes transport'), because: { code: 'trigger' as const } };
  it.each([
    ['probe no exposed', 'transport'],
    ['app-state no exposed', 'transport'],
    ['gateway no exposed', 'exposed'],
    ['mail-domain no undeliverable', 'undeliverable'],
    ['app-state no undeliverable', 'undeliverable'],
    ['probe no exposed expired', 'transport'],
    ['gateway no exposed expired', 'unknown'],
  ] as const)('%s → %s', (words, level) => {
    expect(judge([parseEvidence(words), promise], NOW).level).toBe(level);
    expect(judge([promise, parseEvidence(words)], NOW).level).toBe(level);
  });

  it('is a hop that is open, again from the moment at which the promise expires', () => {
    const open = { ...parseEvidence('probe no exposed'), expiresAt: NOW * 2 };
    expect(judge([open, promise], promise.expiresAt - 1).level).toBe('transport');
    expect(judge([open, promise], promise.expiresAt).level).toBe('exposed');
    expect(judge([open, { ...promise, finding: 'no' }], NOW).level).toBe('exposed');
    expect(judge([open, { ...promise, because: { code: 'partner' } }], NOW).level).toBe('exposed');
    expect(judge([open, { ...promise, check: 'gateway' }], NOW).level).toBe('exposed');
  });
});

describe('what a text that was encrypted before it is sent is not harmed by', () => {
  const text = parseEvidence('app-state yes end-to-end');
  it.each([
    ['probe no exposed', 'end-to-end'],
    ['probe no unproven', 'end-to-end'],
    ['probe no exposed expired', 'end-to-end'],
    ['probe no undeliverable', 'undeliverable'],
    ['gateway no exposed', 'exposed'],
    ['app-state no exposed', 'exposed'],
    ['app-state no enforced', 'unknown'],
    ['mail-domain no undeliverable', 'undeliverable'],
  ] as const)('%s → %s', (words, level) => {
    expect(judge([parseEvidence(words), text], NOW).level).toBe(level);
    expect(judge([text, parseEvidence(words)], NOW).level).toBe(level);
  });

  it.each(['app-state yes transport', 'app-state yes', 'e2e-provider yes end-to-end', 'app-state unknown'])(
    'but not “%s”, which says less',
    (words) => {
      expect(judge([parseEvidence('probe no exposed'), parseEvidence(words)], NOW).level).toBe('exposed');
    },
  );

  it('is exposed again from the moment at which it is no longer known to be encrypted', () => {
    const open = { ...parseEvidence('probe no exposed'), expiresAt: NOW * 2 };
    expect(judge([open, text], text.expiresAt - 1).level).toBe('end-to-end');
    expect(judge([open, text], text.expiresAt).level).toBe('exposed');
  });
});

/** Ranks how safe a verdict claims to be. Among the levels without a warning, `unknown` claims the least. */
const safety = (level: Level) => rankOf(level);

const CHECKS = [
  ...(['mail-domain', 'dane', 'mta-sts', 'sender', 'operator', 'gateway', 'e2e-provider'] as const),
  ...(['probe', 'app-state', 'organisation'] as const),
] as const;
const evidenceOf = (finding?: 'no' | 'unknown'): fc.Arbitrary<Evidence> =>
  fc
    .record({
      check: fc.constantFrom(...CHECKS),
      kind: fc.constantFrom('protection' as const, 'opportunity' as const),
      finding: finding
        ? fc.constant(finding)
        : fc.constantFrom('yes' as const, 'no' as const, 'unknown' as const),
      strength: fc.constantFrom(null, ...LEVELS),
      mechanism: fc.constantFrom('dane' as const, 'mta-sts' as const),
      life: fc.integer({ min: -1000, max: 1000 }),
    })
    .map(({ life, ...parts }) => ({
      ...parts,
      ...(parts.finding === 'unknown' ? { strength: null, reason: 'timeout' as const } : {}),
      because: { code: parts.check === 'organisation' ? ('trigger' as const) : ('pending' as const) },
      source: { name: 'test' },
      observedAt: NOW - 2000,
      expiresAt: NOW + life,
    }));

describe('judge, for any evidence', () => {
  const some = fc.array(evidenceOf(), { maxLength: 12 });

  it('is total: some level of the list, with all the evidence it rests on', () => {
    fc.assert(
      fc.property(some, (evidence) => {
        const verdict = judge(evidence, NOW);
        expect(LEVELS).toContain(verdict.level);
        expect(verdict.evidence).toHaveLength(evidence.length);
      }),
    );
  });

  it('does not depend on the order', () => {
    fc.assert(
      fc.property(
        some.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))),
        ([all, shuffled]) => {
          expect(judge(shuffled, NOW).level).toBe(judge(all, NOW).level);
        },
      ),
    );
  });

  it.each(['no', 'unknown'] as const)('adding a finding "%s" never improves the verdict', (finding) => {
    fc.assert(
      fc.property(some, evidenceOf(finding), (evidence, added) => {
        const before = judge(evidence, NOW).level;
        const after = judge([...evidence, added], NOW).level;
        const isWorseFact = after === 'undeliverable' || before === after;
        expect(isWorseFact || safety(after) <= safety(before)).toBe(true);
      }),
    );
  });

  it('time alone never improves the verdict beyond unknown', () => {
    fc.assert(
      fc.property(some, fc.integer({ min: 0, max: 5000 }), (evidence, later) => {
        const after = judge(evidence, NOW + later).level;
        const before = judge(evidence, NOW).level;
        expect(safety(after)).toBeLessThanOrEqual(Math.max(safety(before), safety('unknown')));
      }),
    );
  });
});
