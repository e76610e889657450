/** Evidence written in words, so that test vectors read like sentences. */
import type { CheckId } from '../../utils/core/codes.ts';
import { LEVELS, type Evidence, type Finding, type Level, type Mechanism } from '../../utils/core/model.ts';

export const NOW = Date.UTC(2026, 10, 24, 12);

/** Parses `<check> [opportunity] <finding> [<strength>|-] [<mechanism>] [expired]`. */
export function parseEvidence(words: string): Evidence {
  const [check = '', ...rest] = words.split(' ');
  const finding = rest.find((word): word is Finding => ['yes', 'no', 'unknown'].includes(word)) ?? 'unknown';
  const strength = rest.find(
    (word): word is Level => (LEVELS as readonly string[]).includes(word) && word !== 'unknown',
  );
  const mechanism = rest.find((word): word is Mechanism => word === 'dane' || word === 'mta-sts');
  const expired = rest.includes('expired');
  return {
    check: check as CheckId,
    kind: rest.includes('opportunity') ? 'opportunity' : 'protection',
    finding,
    strength: strength ?? null,
    ...(mechanism === undefined ? {} : { mechanism }),
    ...(finding === 'unknown' ? { reason: 'timeout' as const } : {}),
    because: { code: 'pending' },
    source: { name: 'test' },
    observedAt: NOW - 60_000,
    expiresAt: expired ? NOW - 1 : NOW + 60_000,
  };
}
