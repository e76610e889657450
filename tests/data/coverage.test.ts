/**
 * Estimates how much mail the tables cover, from the shares in public surveys, and prints it; coverage must not fall
 * again.
 */
import { describe, expect, it } from 'vitest';
import { ageOf, operatorOfDomain, operatorOfMx } from '../../utils/data/tables.ts';
import surveys from './surveys.json' with { type: 'json' };

/** The day of the estimate. It is fixed so that ageing rows fail `npm run facts:due`, not this test. */
const DAY = Date.parse('2026-11-28');

type Known = 'level' | 'named' | 'none';

const known = (row: ReturnType<typeof operatorOfMx>): Known =>
  row === null ? 'none' : row.verified && ageOf(row, DAY) !== 'stale' ? 'level' : 'named';

/** Consumer mail domains, by country; no survey was found that covers the shares of all of them. */
const CONSUMERS = [
  'gmail.com googlemail.com outlook.com hotmail.com live.com msn.com yahoo.com ymail.com aol.com icloud.com me.com mac.com',
  'proton.me protonmail.com tuta.com fastmail.com zohomail.com posteo.de mailbox.org mail.com',
  'comcast.net att.net sbcglobal.net bellsouth.net verizon.net cox.net',
  'hotmail.co.uk yahoo.co.uk btinternet.com sky.com virginmedia.com bell.net sympatico.ca',
  'gmx.de gmx.net web.de t-online.de orange.fr wanadoo.fr free.fr sfr.fr laposte.net libero.it virgilio.it',
  'seznam.cz wp.pl onet.pl o2.pl mail.ru yandex.ru qq.com 163.com 126.com naver.com yahoo.co.jp',
]
  .join(' ')
  .split(' ');

describe('what the tables cover', () => {
  const shareOf = (shares: readonly (readonly (number | string)[])[], is: Known) =>
    shares
      .filter(([, host = '']) => known(operatorOfMx(String(host))) === is)
      .reduce((sum, [share = 0]) => sum + Number(share), 0);

  it.each([
    ['tranco', 43, 55],
    ['linked', 53, 59],
  ] as const)(
    'of the domains of the survey %s: a level of at least %s %, a name of %s %',
    (name, level, named) => {
      const { what, shares } = surveys[name];
      const withLevel = shareOf(shares, 'level');
      const withName = shareOf(shares, 'named');
      console.info(
        `${what}: ${withLevel.toFixed(1)} % get their level from a row, ` +
          `${(withLevel + withName).toFixed(1)} % if npm run facts:probe -- … --missing confirms the rest of the rows; ` +
          `${(100 - withLevel - withName).toFixed(1)} % run their own or are unknown`,
      );
      expect(withLevel).toBeGreaterThanOrEqual(level);
      expect(withLevel + withName).toBeGreaterThanOrEqual(named);
    },
  );

  it.each(surveys.addresses.map((survey, at) => [survey.what, survey.shares, [92, 86, 15, 52][at]] as const))(
    'of the addresses of %s',
    (what, shares, least = 100) => {
      const sum = (...those: Known[]) =>
        shares
          .filter(([, domain = '']) => those.includes(known(operatorOfDomain(String(domain)))))
          .reduce((total, [share = 0]) => total + Number(share), 0);
      console.info(
        `addresses, ${what}: ${sum('level').toFixed(1)} get their level from a row, ` +
          `${sum('level', 'named').toFixed(1)} if npm run facts:probe -- … --missing confirms the rest`,
      );
      expect(sum('level')).toBeGreaterThanOrEqual(least);
      expect(sum('none')).toBe(0);
    },
  );

  it('of consumers’ domains: nearly all have a row', () => {
    const counts = Map.groupBy(CONSUMERS, (domain) => known(operatorOfDomain(domain)));
    const list = (is: Known) => counts.get(is) ?? [];
    console.info(
      `${CONSUMERS.length} domains of consumers: ${list('level').length} get their level from a row, ` +
        `${CONSUMERS.length - list('none').length} if npm run facts:probe -- … --missing confirms ${list('named').join(' ')}`,
    );
    expect(list('none')).toEqual([]);
    expect(list('level').length).toBeGreaterThanOrEqual(22);
  });
});

describe('patterns', () => {
  it.each([
    'aspmx.l.google.com.evil.org',
    'evilpphosted.com',
    'mimecast.com.evil.org',
    'notmimecast.com',
    // Machines of hosting customers have names like these.
    'ip-50-62-1-2.ip.secureserver.net',
    'p3plcpnl0001.prod.phx3.secureserver.net',
    's15300000.kundenserver.de',
    'ns1.registrar-servers.com.evil.org',
    'mx1.hostinger.com.br',
    'mx1.qq.com.cn',
    'ec2-3-4-5-6.compute-1.amazonaws.com',
    'inbound-smtp.us-east-1.amazonaws.com.evil.org',
  ])('match no look-alike and no customer’s machine: %s', (host) => {
    expect(operatorOfMx(host)).toBe(null);
  });
});
