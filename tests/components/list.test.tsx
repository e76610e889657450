// @vitest-environment jsdom
import { act } from 'preact/test-utils';
import { describe, expect, it, vi } from 'vitest';
import { AlternativeList } from '../../components/AlternativeList.tsx';
import { AssessmentList } from '../../components/AssessmentList.tsx';
import { LEVELS, type Level } from '../../utils/core/model.ts';
import type { WindowReport } from '../../utils/core/report.ts';
import { nameOf } from '../../utils/core/subject.ts';
import { assessmentOf, EVERYONE, NOW, reportOf, SIGNAL } from './samples.ts';
import { click, control, getMessage, show, textOf } from './setup.ts';

const onPage = vi.fn();
const onCopy = vi.fn(() => Promise.resolve(true));
const list = (report: WindowReport, isBelowWays = false) =>
  show(
    <AssessmentList report={report} now={NOW} onCopy={onCopy} onPage={onPage} isBelowWays={isBelowWays} />,
  );
/** Opens the details as a press on its summary does. */
const open = (details: HTMLDetailsElement | null) =>
  act(async () => {
    if (!details) return;
    details.open = true;
    details.dispatchEvent(new Event('toggle'));
    await Promise.resolve();
  });
const items = (page: Element) => [...page.querySelectorAll('.evidence li')].map(textOf);
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
    [1, '1 recipient shows no address and wasn’t checked.'],
    [3, '3 recipients show no address and weren’t checked.'],
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
