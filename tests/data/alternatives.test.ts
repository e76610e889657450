import { describe, expect, it } from 'vitest';
import { SITUATIONS } from '../../utils/core/advise.ts';
import { alternativesFor } from '../../utils/data/alternatives.ts';

const idsFor = (situation: (typeof SITUATIONS)[number]) => alternativesFor(situation).map(({ id }) => id);

describe('alternatives', () => {
  it.each(SITUATIONS)('there is one for %s', (situation) => {
    expect(alternativesFor(situation).length).toBeGreaterThan(0);
  });

  it('come best first', () => {
    expect(idsFor('sms-gateway')[0]).toBe('signal');
    expect(idsFor('dead-gateway')[0]).toBe('check-address');
    expect(idsFor('no-such-domain')).toEqual(['check-address']);
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
        url: 'https://www.cisa.gov/sites/default/files/2024-12/guidance-mobile-communications-best-practices.pdf',
        asOf: '2024-12-18',
      },
    });
  });

  it('leave out the link where a row has none', () => {
    const ask = alternativesFor('sms-gateway').find(({ id }) => id === 'ask-address');
    expect(Object.keys(ask ?? {}).sort()).toEqual(['copy', 'how', 'id', 'source', 'title']);
  });
});
