// @vitest-environment jsdom
import { describe, expect, it, vi } from 'vitest';
import { AssessmentList } from '../../components/AssessmentList.tsx';
import { EvidenceList } from '../../components/EvidenceList.tsx';
import { nameOfCode, type Code } from '../../utils/core/codes.ts';
import { UNKNOWN_REASONS, type Evidence, type Level } from '../../utils/core/model.ts';
import type { WindowReport } from '../../utils/core/report.ts';
import { assessmentOf, evidenceOf, NOW, reportOf, SIGNAL } from './samples.ts';
import { click, getMessage, show, textOf } from './setup.ts';

const onPage = vi.fn();
const onCopy = vi.fn(() => Promise.resolve(true));
const list = (report: WindowReport, isBelowWays = false) =>
  show(
    <AssessmentList report={report} now={NOW} onCopy={onCopy} onPage={onPage} isBelowWays={isBelowWays} />,
  );
const items = (page: Element) => [...page.querySelectorAll('.evidence li')].map(textOf);
const because = (level: Level, ...evidence: Evidence[]) =>
  show(<EvidenceList verdict={{ level, evidence }} now={NOW} />);

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const MX = { code: 'mail-domain-yes', values: ['example.org', 'mx.example.org'] } as const;

describe('a reason', () => {
  it('comes with its source and age', async () => {
    expect(items(await because('unproven', evidenceOf(MX, { strength: 'unproven' })))).toEqual([
      'example.org takes its mail at mx.example.org. That alone doesn’t guarantee that mail to it is encrypted. Asked the DNS resolver, 2 minutes ago',
    ]);
  });

  it.each([
    [20_000, 'just now'],
    [MINUTE, '1 minute ago'],
    [3 * 60 * MINUTE, '3 hours ago'],
    [DAY, '1 day ago'],
  ])('observed %i ms ago says so', async (age, words) => {
    const [item] = items(await because('unproven', evidenceOf(MX, { observedAt: NOW - age })));
    expect(item).toMatch(new RegExp(`, ${words}$`));
  });

  it.each([
    ['2026-11-23', 'as of Nov 23, 2026'],
    ['2026-05-01', 'as of May 1, 2026, more than half a year ago'],
  ])('of a list of %s names the day, links to its source, and says when it is old', async (asOf, words) => {
    const source = { name: 'operators', url: 'https://operator.example/mail', asOf };
    const page = await because('transport', evidenceOf({ code: 'operator-yes' }, { source }));
    expect(textOf(page.querySelector('.source'))).toBe(`List of mail operators, ${words} source`);
    expect(page.querySelector('.source a')?.getAttribute('href')).toBe(source.url);
  });

  it('never links to anything but https', async () => {
    const source = { name: 'operators', url: 'javascript:alert(1)', asOf: '2026-11-23' };
    const page = await because('transport', evidenceOf({ code: 'operator-yes' }, { source }));
    expect(page.querySelector('a')).toBeNull();
  });

  it.each(UNKNOWN_REASONS)('that could not be had says why: %s', async (reason) => {
    const item = evidenceOf(
      { code: 'mail-domain-unknown', values: ['example.org'] },
      { finding: 'unknown', reason },
    );
    const words = getMessage(`reason_${reason.replaceAll('-', '_')}`);
    const said = ['stale-table', 'pending', 'unreadable'].includes(reason) ? '' : ` Reason: ${words}.`;
    const [shown = ''] = items(await because('unknown', item));
    expect(words).not.toBe('');
    expect(shown).toContain(`takes mail, or where.${said} `);
  });

  it('of an advice that others give names them, the day and the place', async () => {
    const source = { name: 'CISA', url: 'https://agency.example/advice', asOf: '2025-11-24' };
    const advised = (by: typeof source | { name: string }) => {
      const alternatives = [{ ...SIGNAL, source: by }];
      return list(reportOf(['exposed'], { assessments: [{ ...assessmentOf('exposed'), alternatives }] }));
    };
    const page = await advised(source);
    expect(textOf(page.querySelector('.advice .source'))).toBe('CISA, as of Nov 24, 2025 source');
    expect(page.querySelector('.advice .source a')?.getAttribute('href')).toBe(source.url);
    expect((await advised({ name: 'Sealcheck' })).querySelector('.advice .source')).toBeNull();
  });

  it('claims no source where nobody was asked', async () => {
    const item = evidenceOf({ code: 'mail-domain-unknown' }, { finding: 'unknown', reason: 'no-consent' });
    expect(textOf((await because('unknown', item)).querySelector('.source'))).toBe('Nobody was asked');
  });

  it('that decides the level comes first, what could not be answered last, and each once', async () => {
    const pending = evidenceOf({ code: 'pending' }, { finding: 'unknown', reason: 'pending' });
    const decisive = evidenceOf(
      { code: 'null-mx', values: ['example.org'] },
      { finding: 'no', strength: 'undeliverable' },
    );
    const shown = items(await because('undeliverable', pending, evidenceOf(MX), pending, decisive));
    expect(shown.map((text) => text.replace(/ (Asked|Nobody) .*/, ''))).toEqual([
      getMessage('because_null_mx', ['example.org']),
      getMessage(nameOfCode(MX.code), MX.values),
      getMessage('because_pending'),
    ]);
  });

  it('of the press about carriers is folded away, so that the safer ways stay in sight', async () => {
    const text = evidenceOf({ code: 'sms' }, { strength: 'exposed' });
    const reported = (carrier: string) =>
      evidenceOf(
        { code: 'carrier-acknowledged', values: [carrier, '2024-12-28'] },
        { finding: 'no', strength: null, source: { name: 'carriers', asOf: '2024-12-28' } },
      );
    const page = await because('exposed', text, reported('AT&T'), reported('Verizon'));
    const folded = page.querySelector('.evidence details');
    expect(folded?.hasAttribute('open')).toBe(false);
    expect(textOf(folded?.querySelector('summary') ?? null)).toBe(
      'Break-ins at phone companies in the US: 2 reports',
    );
    expect(folded?.querySelectorAll('li')).toHaveLength(2);
    expect(page.querySelectorAll('.evidence > li')).toHaveLength(2);
  });

  it('about somebody of whom nothing is known takes the person’s own word, outside private windows', async () => {
    const onMark = vi.fn();
    const because = { code: 'imessage-unknown', values: ['+12025550123'] } as const;
    const open = evidenceOf(because, {
      check: 'phone',
      finding: 'unknown',
      reason: 'unconfirmed',
      handle: '+12025550123',
    });
    const marksAt = async (item: Evidence, onMarkHere?: typeof onMark) => {
      const verdict = { level: 'exposed', evidence: [item] } as const;
      const page = await show(<EvidenceList verdict={verdict} now={NOW} onClaim={onMarkHere} />);
      return [...page.querySelectorAll('[role=group] button')].map(textOf);
    };
    expect(await marksAt(open, onMark)).toEqual([
      'Uses Apple’s messages',
      'Has no Apple device',
      'Has Signal',
    ]);
    await click('Has no Apple device');
    expect(onMark).toHaveBeenCalledExactlyOnceWith('+12025550123', 'imessage', false);
    expect(await marksAt({ ...open, reason: 'private-window' }, onMark)).toEqual([]);
    expect(await marksAt({ ...open, finding: 'yes' }, onMark)).toEqual([]);
    expect(await marksAt(open), 'the popup').toEqual([]);
  });

  it('that nobody was asked about yet is left out where another decides', async () => {
    const open = evidenceOf({ code: 'http', values: ['shop.org'] }, { strength: 'exposed' });
    const code = { code: 'https-unknown', values: ['shop.org'] } as const;
    const unasked = evidenceOf(code, { finding: 'unknown', reason: 'pending' });
    expect(items(await because('exposed', open, unasked))).toHaveLength(1);
    expect(items(await because('unknown', unasked))).toHaveLength(1);
  });

  it('without a text in this language shows its key instead of nothing', async () => {
    expect(items(await because('unknown', evidenceOf({ code: 'of-the-moon' as Code })))[0]).toContain(
      'because_of_the_moon',
    );
  });
});
