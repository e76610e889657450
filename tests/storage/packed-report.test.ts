/**
 * Reports as they are stored: small, complete for the number of recipients people write to, and never taking the space
 * of others.
 */
import { describe, expect, it } from 'vitest';
import { assessDraft } from '../../utils/assess/draft.ts';
import { checks } from '../../utils/checks/index.ts';
import { DEFAULT_POLICY } from '../../utils/core/decide.ts';
import type { Assessment, Evidence } from '../../utils/core/model.ts';
import type { WindowReport } from '../../utils/core/report.ts';
import { alternativesFor } from '../../utils/data/alternatives.ts';
import { packReport, unpackReport } from '../../utils/storage/packed-report.ts';
import { tabsToEvict, newestWindows, type Sizes } from '../../utils/storage/report-room.ts';
import { fakeLookups, type World } from '../checks/fake-lookups.ts';

async function reportOn(addresses: readonly string[], world: World = {}): Promise<WindowReport> {
  const draft = {
    sender: { host: 'webmail.city-office.org' },
    recipients: [{ field: 'to' as const, text: addresses.join(', ') }],
    unreadable: 0,
    blind: false,
  };
  const ports = { checks, lookups: fakeLookups(world), policy: DEFAULT_POLICY, alternativesFor };
  return assessDraft('0:w', draft, 'full', ports);
}
const bytes = (value: unknown) => new TextEncoder().encode(JSON.stringify(value)).length;
/** Removes what is needed only in the mail itself, and is not stored. */
const keyless = (report: WindowReport) =>
  JSON.parse(JSON.stringify({ ...report, others: undefined })) as WindowReport;

describe('a report that is kept', () => {
  it('of a few recipients is whole, but for keys', async () => {
    const dns = { 'MX plain-mail.org': '10 mx.plain-mail.org', 'MX a.org': 'servfail' };
    const report = await reportOn(
      ['ann.bee@plain-mail.org', 'b@a.org', '5551234567@vtext.com', 'x@gmail.com'],
      { dns },
    );
    const again = unpackReport(packReport(report));
    expect(again).toEqual(keyless(report));
  });

  it('holds no key', async () => {
    const report = await reportOn(['ann@own-mail.org']);
    const [first] = report.assessments as [Assessment];
    const material = `-----BEGIN PGP PUBLIC KEY BLOCK-----\n${'A'.repeat(3000)}`;
    const evidence = [{ ...first.verdict.evidence[0], material } as Evidence];
    const copy = { key: 'verbatim', values: [material] };
    const alternatives = [{ id: 'pgp', title: { key: 'a' }, how: { key: 'b' }, copy }];
    const full = {
      ...report,
      assessments: [{ ...first, verdict: { ...first.verdict, evidence }, alternatives }],
    };
    expect(JSON.stringify(packReport(full as WindowReport))).not.toContain('AAAA');
  });

  it.each([100, 500, 2_000])(
    'of %i recipients takes at most 300 bytes each, whoever they are',
    async (count) => {
      const domains = Array.from({ length: count }, (_, index) => `company-number-${index}.org`);
      const dns = Object.fromEntries(
        domains.map((domain, index) => [`MX ${domain}`, `10 mx.host-${index}-of-somebody.net`]),
      );
      const report = await reportOn(
        domains.map((domain) => `first.lastname@${domain}`),
        { dns },
      );
      const packed = packReport(report);
      expect(bytes(packed) / count).toBeLessThan(300);
      const again = unpackReport(packed);
      expect(
        again.assessments.map(({ subject, verdict, action }) => [subject, verdict.level, action]),
      ).toEqual(report.assessments.map(({ subject, verdict, action }) => [subject, verdict.level, action]));
    },
    30_000,
  );

  it('keeps what decides a level longest', async () => {
    const report = await reportOn(['ann@own-mail.org']);
    const [first] = report.assessments as [Assessment];
    const evidence = (strength: Evidence['strength'], at: number) =>
      ({
        ...first.verdict.evidence[0],
        strength,
        because: { code: 'sms', values: [`${at} ${'y'.repeat(150)}`] },
      }) as Evidence;
    const assessments = Array.from({ length: 25 }, (_, at) => ({
      ...first,
      verdict: {
        level: 'exposed' as const,
        evidence: [evidence('exposed', at), ...[1, 2, 3].map((one) => evidence(null, at * 10 + one))],
      },
    }));
    const again = unpackReport(packReport({ ...report, assessments }));
    const kept = again.assessments.map(({ verdict }) => verdict.evidence);
    expect(kept.every((all) => all.some(({ strength }) => strength === 'exposed'))).toBe(true);
    expect(kept.flat().length).toBeLessThan(100);
  });
});

describe('what is kept of many', () => {
  const window = (size: number) => ({ size }) as ReturnType<typeof packReport>;

  it('windows of one tab is the newest of them', () => {
    expect(newestWindows(Array.from({ length: 60 }, (_, at) => window(at)))).toHaveLength(50);
    expect(newestWindows([window(200_000), window(200_000), window(90_000)]).map(({ size }) => size)).toEqual(
      [200_000, 90_000],
    );
    expect(newestWindows([window(9e9)])).toHaveLength(1);
  });

  it('tabs of one site goes, the oldest first, before another site’s does', () => {
    const sizes: Sizes = {
      1: ['a', 600_000, 3],
      2: ['a', 600_000, 1],
      3: ['a', 600_000, 2],
      9: ['b', 600_000, 0],
    };
    expect(tabsToEvict(sizes, 1, 'a')).toEqual(['2']);
    const many = Object.fromEntries(
      Array.from({ length: 20 }, (_, at) => [at, [`s${at}`, 300_000, at]] as const),
    ) as Sizes;
    expect(tabsToEvict(many, 19, 's19')).toEqual(['0', '1', '2', '3']);
  });
});
