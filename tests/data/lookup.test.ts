import { describe, expect, it } from 'vitest';
import type { Mechanism } from '../../utils/core/model.ts';
import type { E2eProvider, Operator } from '../../utils/data/rows.ts';
import * as tables from '../../utils/data/tables.ts';
import cases from './lookup-cases.json' with { type: 'json' };

const words = (value: boolean | null) => (value === null ? '?' : value ? 'yes' : 'no');
const trust = (verified: boolean) => (verified ? 'verified' : 'not verified');
const operator = (row: Operator | null) => row && `${row.operator} ${trust(row.verified)}`;
const provider = (row: E2eProvider | null) =>
  row && `${row.provider} ${row.openPgp ? 'with' : 'without'} OpenPGP`;

/** The answer to each question in words, as the case table spells it. */
const ask: Readonly<Record<string, (name: string) => string | null>> = {
  gatewayOf(name) {
    const found = tables.gatewayOf(name);
    if (!found) return null;
    const { kind, carrier, status, since } = found.row;
    const parts = [kind, carrier, status, since].filter((part) => part !== undefined);
    return `${parts.join(' ')}, ${found.exact ? 'exact' : 'below'}`;
  },
  operatorOfMx: (name) => operator(tables.operatorOfMx(name)),
  operatorOfDomain: (name) => operator(tables.operatorOfDomain(name)),
  senderOf(name) {
    const row = tables.senderOf(name);
    if (!row) return null;
    const { mtaSts, dane } = row.honours;
    return `${row.provider} mta-sts ${words(mtaSts)}, dane ${words(dane)}, ${trust(row.verified)}`;
  },
  mailPolicyOf(words) {
    const [domain = '', mechanism] = words.split(' ');
    const row = tables.mailPolicyOf(domain, mechanism as Mechanism);
    return row && `${row.mechanism} as of ${row.asOf} ${trust(row.verified)}`;
  },
  e2eProviderOfDomain: (name) => provider(tables.e2eProviderOfDomain(name)),
  e2eProviderOfMx: (name) => provider(tables.e2eProviderOfMx(name)),
  e2eProviderOfWebmail: (name) => provider(tables.e2eProviderOfWebmail(name)),
};

describe('questions to the tables', () => {
  it.each(cases)('$ask: $case ($name)', (row) => {
    expect(ask[row.ask]?.(row.name)).toBe(row.answer);
  });

  it('are all in the case table', () => {
    const questions = Object.keys(tables).filter((name) => name !== 'ageOf');
    expect([...new Set(cases.map((row) => row.ask))].sort()).toEqual(questions.sort());
  });
});
