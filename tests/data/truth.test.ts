import { describe, expect, it } from 'vitest';
import sources from '../../utils/data/sources.json' with { type: 'json' };
import { gatewayOf } from '../../utils/data/tables.ts';
import { rowsOf, tableNames } from './tables.ts';

const verified = (name: (typeof tableNames)[number]) => rowsOf(name).filter((row) => row.verified === true);

describe('what the tables may claim', () => {
  it('a sending service honours nothing that nobody verified', () => {
    const claims = rowsOf('senders').filter(({ honours, verified: is }) => {
      const { mtaSts, dane } = honours as { mtaSts: boolean | null; dane: boolean | null };
      return (mtaSts === true || dane === true) && is !== true;
    });
    expect(claims).toEqual([]);
  });

  it('a mail domain is verified only where its operator has verified mail hosts, or its own were looked at', () => {
    const operators = new Set(verified('operators').map((row) => row.operator));
    const orphans = verified('mail-domains').filter(
      (row) => row.source !== 'probe' && !operators.has(row.operator),
    );
    expect(orphans).toEqual([]);
  });

  it('an end-to-end provider is the operator of its own mail hosts', () => {
    const operators = new Map(
      rowsOf('operators').flatMap((row) =>
        (row.patterns as string[]).map((item) => [item, row.operator] as const),
      ),
    );
    for (const { provider, mx } of rowsOf('e2e-mail')) {
      for (const host of mx as string[]) expect(operators.get(host)).toBe(provider);
    }
  });

  it('no domain is a gateway and a mail domain at once', () => {
    const domains = new Set(rowsOf('mail-domains').flatMap((row) => row.domains as string[]));
    expect(rowsOf('gateways').filter((row) => domains.has(String(row.domain)))).toEqual([]);
  });

  it.each(['retired', 'ending', 'active'])(
    'a gateway is called %s on better grounds than a list',
    (status) => {
      const rows = rowsOf('gateways').filter((row) => row.status === status);
      expect(rows.length).toBeGreaterThan(0);
      expect(rows.filter((row) => row.source.includes('cubiclesoft'))).toEqual([]);
    },
  );
});

describe('shared sources', () => {
  const ids = new Set(sources.map(({ id }) => id));

  it('are named by rows, and every named one is there', () => {
    const named = tableNames
      .flatMap((name) => rowsOf(name).map((row) => row.source))
      .filter((source) => !source.startsWith('https://'));
    expect(new Set(named)).toEqual(ids);
    expect(sources.filter(({ url }) => !url.startsWith('https://'))).toEqual([]);
  });

  it('reach the reader as URLs', () => {
    expect(gatewayOf('sms.rogers.com')?.row.source).toMatch(/^https:/);
  });
});
