// @vitest-environment jsdom
import { act } from 'preact/test-utils';
import { describe, expect, it, vi } from 'vitest';
import { AlternativeList } from '../../components/AlternativeList.tsx';
import { AssessmentList } from '../../components/AssessmentList.tsx';
import { EvidenceList } from '../../components/EvidenceList.tsx';
import { nameOfCode, type Code } from '../../utils/core/codes.ts';
import { LEVELS, UNKNOWN_REASONS, type Evidence, type Level } from '../../utils/core/model.ts';
import type { WindowReport } from '../../utils/core/report.ts';
import { nameOf } from '../../utils/core/subject.ts';
import { assessmentOf, EVERYONE, evidenceOf, NOW, reportOf, SIGNAL } from './samples.ts';
import { click, control, getMessage, show, textOf } from './setup.ts';

const onPage = vi.fn();
const onCopy = vi.fn(() => Promise.resolve(true));
const list = (report: WindowReport, isBelowWays = false) =>
  show(
    <AssessmentList report={report} now={NOW} onCopy={onCopy} onPage={onPage} isBelowWays={isBelowWays} />,
  );
/** As a press on its summary does. */
const open = (details: HTMLDetailsElement | null) =>
  act(async () => {
    if (!details) return;
    details.open = true;
    details.dispatchEvent(new Event('toggle'));
    await Promise.resolve();
  });
const items = (page: Element) => [...page.querySelectorAll('.evidence li')].map(textOf);
const because = (level: Level, ...evidence: Evidence[]) =>
  show(<EvidenceList verdict={{ level, evidence }} now={NOW} />);

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const MX = { code: 'mail-domain-yes', values: ['example.org', 'mx.example.org'] } as const;

describe('the list of recipients', () => {
  it('has every recipient in the order of the report, each with level, reason and advice', async () => {
    const page = await list(EVERYONE);
    const shown = [...page.querySelectorAll('.assessment')];
    expect([...page.querySelectorAll('.group > summary')].map(textOf)).toEqual(
      LEVELS.map((level) => `${getMessage(`level_${level.replaceAll('-', '_')}`)}1`),
    );
    for (const [index, item] of shown.entries()) {
      const assessment = EVERYONE.assessments[index];
      await open(item.querySelector('details'));
      expect(textOf(item.querySelector('h3'))).toBe(assessment && nameOf(assessment.subject));
      expect(items(item)).toHaveLength(assessment?.verdict.evidence.length ?? -1);
      expect(item.querySelectorAll('.advice li')).toHaveLength(assessment?.alternatives.length ?? -1);
    }
  });

  it.each([
    ['mailto:', 'exposed', 'Your mail program'],
    ['tel:', 'exposed', 'A phone call'],
    ['sms:', 'exposed', 'A text message'],
    ['sms:', 'unproven', 'Apple’s Messages'],
    ['facetime:', 'unknown', 'A FaceTime call'],
  ] as const)('calls %s (%s) by what it opens', async (scheme, level, words) => {
    const page = { scheme: 'https:', host: 'shop.org' };
    const subject = {
      type: 'destination',
      channel: 'link',
      scheme,
      host: '',
      page,
      upgraded: false,
    } as const;
    const report = reportOf([level], { assessments: [{ ...assessmentOf(level), subject }] });
    expect(textOf((await list(report)).querySelector('h3'))).toBe(words);
  });

  it('says what cannot be seen', async () => {
    expect(textOf(await list(EVERYONE))).toContain('As far as public records show.');
  });

  it.each([
    [1, '1 recipient shows no address and was not checked.'],
    [3, '3 recipients show no address and were not checked.'],
  ])('counts %i unreadable', async (unreadable, words) => {
    expect(textOf(await list(reportOf(['transport'], { unreadable })))).toContain(words);
  });

  it.each<[string, boolean, readonly Level[], string[]]>([
    ['what can be done about what is urgent', false, ['exposed', 'transport'], ['group', 'do', 'group']],
    ['nothing that stands above it already', true, ['exposed', 'transport'], ['group', 'group']],
    ['the reasons of an only one where nothing is to be done', true, ['end-to-end'], ['group', 'know']],
    ['the reasons of an only one', false, ['transport'], ['group', 'know']],
    ['the name alone below what can be done about it', true, ['transport'], ['group']],
  ])('opens %s', async (_, isBelowWays, levels, opened) => {
    const page = await list(reportOf(levels), isBelowWays);
    const classes = [...page.querySelectorAll('details[open]')].map(
      ({ className }) => className.split(' ')[0],
    );
    expect(classes).toEqual(opened);
  });

  it('has one line a level and, of the worst, one a name; nothing of a closed line is drawn', async () => {
    const many = reportOf([...Array<Level>(2).fill('exposed'), ...Array<Level>(48).fill('transport')]);
    const page = await list(many);
    const groups = [...page.querySelectorAll<HTMLDetailsElement>('.group')];
    expect(groups.map((group) => [group.open, textOf(group.querySelector('summary'))])).toEqual([
      [true, 'Others can read it2'],
      [false, 'Providers can read it, others normally can’t48'],
    ]);
    expect(groups.map((group) => group.querySelectorAll('.assessment').length)).toEqual([2, 48]);
    expect(page.querySelectorAll('.evidence, .advice').length).toBe(0);
    await open(groups[0]?.querySelector('.assessment details') ?? null);
    expect(groups[0]?.querySelectorAll('.evidence').length).toBe(1);
  });
});

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
    const twin = { code: 'twin-unknown', values: ['shop.org'] } as const;
    const unasked = evidenceOf(twin, { finding: 'unknown', reason: 'pending' });
    expect(items(await because('exposed', open, unasked))).toHaveLength(1);
    expect(items(await because('unknown', unasked))).toHaveLength(1);
  });

  it('without a text in this language shows its key instead of nothing', async () => {
    expect(items(await because('unknown', evidenceOf({ code: 'of-the-moon' as Code })))[0]).toContain(
      'because_of_the_moon',
    );
  });
});

describe('advice', () => {
  it('opens its page in a tab that learns nothing of this one', async () => {
    await show(<AlternativeList alternatives={[SIGNAL]} onCopy={onCopy} onPage={onPage} />);
    const link = control('Open: Send it with Signal');
    expect(link.getAttribute('href')).toBe(SIGNAL.open);
    expect(link.getAttribute('rel')).toBe('noreferrer');
    expect(link.getAttribute('target')).toBe('_blank');
  });

  it('that is done on a page of ours opens it', async () => {
    const way = {
      id: 'other-resolver',
      title: { key: 'advice_other_resolver_title' },
      page: 'resolver',
    } as const;
    const advice = [{ ...way, how: { key: 'advice_other_resolver_how' } }];
    await show(<AlternativeList alternatives={advice} onCopy={onCopy} onPage={onPage} />);
    await click('Open: Ask another resolver');
    expect(onPage).toHaveBeenCalledOnce();
  });

  it('copies its text and says so; where the browser refuses, it says that and shows the text', async () => {
    const page = await show(<AlternativeList alternatives={[SIGNAL]} onCopy={onCopy} onPage={onPage} />);
    const status = () => textOf(page.querySelector('[role=status]'));
    onCopy.mockResolvedValueOnce(false);
    await click('Copy the text: Send it with Signal');
    expect(status()).toBe(getMessage('advice_copy_failed'));
    expect(page.querySelector('textarea')?.value).toBe(getMessage('advice_signal_copy'));
    await click('Copy the text: Send it with Signal');
    expect(onCopy).toHaveBeenLastCalledWith(getMessage('advice_signal_copy'));
    expect(status()).toBe('Copied');
    expect(page.querySelector('textarea')).toBeNull();
  });

  it('is absent where nothing safer needs to be said', async () => {
    expect(assessmentOf('end-to-end').alternatives).toEqual([]);
    expect(textOf(await list(reportOf(['end-to-end'])))).not.toContain('What you can do');
  });
});
