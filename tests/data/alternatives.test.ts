import { describe, expect, it } from 'vitest';
import table from '../../utils/data/alternatives.json' with { type: 'json' };
import { alternativesFor } from '../../utils/data/alternatives.ts';
import providers from '../../utils/data/e2e-mail.json' with { type: 'json' };
import type { AlternativeRow } from '../../utils/data/rows.ts';
import { SITUATIONS } from '../../utils/core/alternatives.ts';

const rows = table as readonly AlternativeRow[];

const idsFor = (situation: (typeof SITUATIONS)[number], provider?: string) =>
  alternativesFor(situation, provider).map(({ id }) => id);

describe('alternatives', () => {
  it.each(SITUATIONS)('there is one for %s', (situation) => {
    expect(alternativesFor(situation).length).toBeGreaterThan(0);
  });

  it('come best first', () => {
    expect(idsFor('sms-gateway')[0]).toBe('signal');
    expect(idsFor('dead-gateway')[0]).toBe('check-address');
    expect(idsFor('no-such-domain')).toEqual(['check-address']);
  });

  it('of Apple’s messages: first the setting that keeps them from falling back; of RCS: the lock', () => {
    expect(idsFor('apple-message')).toEqual(['iphone-no-text', 'signal']);
    expect(idsFor('rcs')).toEqual(['rcs-lock', 'signal']);
  });

  it.each(['open-form', 'open-upload', 'open-link'] as const)(
    '%s: the browser’s own setting is among the four that are shown',
    (situation) => {
      expect(idsFor(situation).slice(0, 4)).toContain('https-only');
    },
  );

  it.each([
    ['from-e2e-provider', 'Proton', 'proton-password'],
    ['from-e2e-provider', 'Tuta', 'tuta-password'],
    ['to-e2e-provider', 'Proton', 'openpgp-to-proton'],
    ['to-e2e-provider', 'Tuta', 'tuta-account'],
  ] as const)('%s, about %s: first what is peculiar to that provider', (situation, provider, first) => {
    expect(idsFor(situation, provider)[0]).toBe(first);
    const others = idsFor(situation, 'Another');
    expect(others).not.toContain(first);
    expect(others[0]).toBe('signal');
  });

  it('offer no OpenPGP to Tuta, which takes none', () => {
    expect(idsFor('to-e2e-provider', 'Tuta').filter((id) => id.includes('openpgp'))).toEqual([]);
  });

  it('are for providers that the table of providers has', () => {
    const known = new Set(providers.map(({ provider }) => provider));
    expect(rows.flatMap((row) => row.provider ?? []).filter((name) => !known.has(name))).toEqual([]);
    for (const name of known) {
      expect(idsFor('from-e2e-provider', name).some((id) => id.startsWith(name.toLowerCase()))).toBe(true);
      expect(idsFor('to-e2e-provider', name).some((id) => id.startsWith(name.toLowerCase()))).toBe(true);
    }
  });

  it('never name another mail to the same dead address', () => {
    expect(idsFor('dead-gateway').filter((id) => id.includes('mail') || id.includes('send'))).toEqual([]);
  });

  it('carry message keys, an https link and a dated source', () => {
    expect(alternativesFor('sms-gateway')[0]).toEqual({
      id: 'signal',
      title: { key: 'advice_signal_title' },
      how: { key: 'advice_signal_how' },
      open: 'https://signal.org/download/',
      copy: { key: 'advice_signal_copy' },
      source: {
        name: 'CISA',
        url: 'https://www.cisa.gov/resources-tools/resources/mobile-communications-best-practice-guidance',
        asOf: '2025-11-24',
      },
    });
  });

  it('leave out the link where a row has none', () => {
    const ask = alternativesFor('sms-gateway').find(({ id }) => id === 'ask-address');
    expect(Object.keys(ask ?? {}).sort()).toEqual(['copy', 'how', 'id', 'source', 'title']);
  });
});
