// @vitest-environment jsdom
import type { ComponentProps } from 'preact';
import { describe, expect, it, vi } from 'vitest';
import { Popup } from '../../components/popup/Popup.tsx';
import type { LedgerEntry, TabReport } from '../../utils/core/report.ts';
import { LEDGER, NOW, reportOf, TAB } from './samples.ts';
import { click, control, show, textOf } from './setup.ts';

const open = (report: TabReport | null, ledger: readonly LedgerEntry[] = LEDGER, chosen = true) =>
  show(
    <Popup
      report={report}
      ledger={ledger}
      settings={{ stage: 1, chosen }}
      now={NOW}
      onCopy={() => Promise.resolve(true)}
      onPage={() => undefined}
    />,
  );
const facts = (page: Element) => [...page.querySelectorAll('dd')].map(textOf).slice(0, -1);
const sections = (page: Element) => [...page.querySelectorAll('section')].map(textOf);

it('names the site, how it is read, and every message', async () => {
  const page = await open(TAB);
  expect(facts(page)).toEqual(['webmail.example.net', 'Roundcube']);
  const [first, second, third] = sections(page);
  expect(first).toMatch(/^Message 1 ?Others can read it1 ?5551234567@vtext\.com/);
  expect(first).toContain('erin@gmail.com');
  expect(second).toMatch(/^Message 2 Can’t see the recipients here/);
  expect(third).toBe('Message 3No recipients yet.');
});

it('says that an unknown webmail is read by a general rule', async () => {
  const page = await open({ ...TAB, adapter: null, windows: [reportOf(['transport'])] });
  expect(facts(page)[1]).toBe('unknown webmail (general rule)');
  expect(sections(page)[0]).toMatch(/^This message/);
});

it('calls a page with forms or files no webmail', async () => {
  const windows = [{ ...reportOf(['transport']), kind: 'upload' as const }];
  expect(facts(await open({ ...TAB, adapter: null, windows }))).toEqual(['webmail.example.net']);
});

it.each([null, { ...TAB, windows: [] }])(
  'says that it sees no message, which is no sign of safety',
  async (report) => {
    expect(textOf(await open(report))).toContain('Nothing to check on this page yet.');
  },
);

it('lists what the network was asked: whom, what that told them, when, and what came of it', async () => {
  const page = await open(TAB);
  const [answered, failed] = [...page.querySelectorAll('.scroll li')].map(textOf);
  expect(answered).toMatch(/^dns\.quad9\.net was told: example\.org\d.*: answered$/);
  expect(failed).toMatch(/^mta-sts\.example\.org was told: example\.org\d.*: no answer in time$/);
  expect(textOf(page)).toContain('2 requests');
});

it('counts one request as one, and says when there was none', async () => {
  expect(textOf(await open(TAB, LEDGER.slice(0, 1)))).toContain('1 request');
  expect(textOf(await open(TAB, LEDGER.slice(0, 1)))).not.toContain('1 requests');
  expect(textOf(await open(TAB, []))).toContain('Nothing, so far.');
});

it('says what may be looked up, and leads to the options', async () => {
  expect(textOf((await open(TAB)).querySelector('footer'))).toContain('May look up: domains');
  expect(control('Options').getAttribute('href')).toBe('/options.html');
});

it('asks for the choice until there is one', async () => {
  await open(TAB, LEDGER, false);
  expect(control('Choose what may be looked up').getAttribute('href')).toBe('/welcome.html');
  expect(textOf(await open(TAB))).not.toContain('Choose what may be looked up');
});

it('says the outcome of the worst window first', async () => {
  expect(textOf((await open(TAB)).querySelector('h1'))).toBe('Phone companies can read this');
  const blind = { ...reportOf(['transport']), id: '0:b', state: 'blind' as const, assessments: [] };
  const page = await open({ ...TAB, windows: [reportOf(['transport']), blind] });
  expect(textOf(page.querySelector('h1'))).toBe('Can’t see the recipients here');
});

it('groups many recipients by level with their number, the worst open, each folded', async () => {
  const levels = [...Array<'exposed'>(2).fill('exposed'), ...Array<'transport'>(48).fill('transport')];
  const page = await open({ ...TAB, windows: [reportOf(levels)] });
  const groups = [...page.querySelectorAll<HTMLDetailsElement>('.group')];
  expect(groups.map(({ open }) => open)).toEqual([true, false]);
  expect(groups.map((group) => textOf(group.querySelector('summary')))).toEqual([
    expect.stringMatching(/read it2$/),
    expect.stringMatching(/can’t48$/),
  ]);
  expect(page.querySelectorAll('.many > .assessment').length).toBe(50);
  expect(
    page.querySelectorAll('.many .evidence, .many .advice').length,
    'nothing of a folded row is drawn',
  ).toBe(0);
});

it('shows one segment at a time; arrow keys lead from one to the next', async () => {
  const onSegment = vi.fn();
  const page = await show(
    <Popup
      report={TAB}
      ledger={LEDGER}
      settings={{ stage: 1, chosen: true }}
      segment="lookups"
      onSegment={onSegment}
      now={NOW}
      onCopy={() => Promise.resolve(true)}
      onPage={() => undefined}
    />,
  );
  const parts = [...page.querySelectorAll<HTMLElement>('[role=tabpanel]')];
  expect(parts.map(({ hidden }) => hidden)).toEqual([true, true, false]);
  const chosen = page.querySelector('[aria-selected=true]');
  for (const key of ['ArrowRight', 'ArrowLeft', 'Home', 'End', 'Enter'])
    chosen?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
  expect(onSegment.mock.calls.flat()).toEqual(['now', 'history', 'now', 'lookups']);
  await click('History');
  expect(onSegment).toHaveBeenLastCalledWith('history');
});

it('leaves out what the organisation left out, and a decision is forgotten only where it may be', async () => {
  const part = { ledger: LEDGER, settings: { stage: 1, chosen: true }, now: NOW } as const;
  const rest = { onCopy: () => Promise.resolve(true), onPage: () => undefined };
  const entry = { at: NOW, site: 'a.org', channel: 'email', level: 'exposed', action: 'warn' } as const;
  const journal = [{ ...entry, to: 'vtext.com', outcome: 'sent' }] as const;
  const page = await show(<Popup report={TAB} journal={null} isLedgerHidden {...part} {...rest} />);
  expect([...page.querySelectorAll('[role=tab]')].map(textOf)).toEqual(['Now']);
  const kept = await show(<Popup report={TAB} journal={journal} {...part} {...rest} />);
  expect(textOf(kept.querySelector('#part-history'))).toContain('vtext.com');
  expect(textOf(kept.querySelector('#part-history'))).toContain('Your organisation');
});

describe('a pause', () => {
  const onPause = vi.fn();
  const onResume = vi.fn();
  const over = (
    here: NonNullable<ComponentProps<typeof Popup>['here']> | null,
    report: TabReport | null = null,
  ) =>
    show(
      <Popup
        report={report}
        ledger={[]}
        settings={{ stage: 1, chosen: true }}
        here={here}
        onPause={onPause}
        onResume={onResume}
        now={NOW}
        onCopy={() => Promise.resolve(true)}
        onPage={() => undefined}
      />,
    );
  const site = 'mail.example.org';
  const pause = { site, at: NOW, until: NOW + 3_600_000 };

  it('is offered for a limited time, and what it does is said before', async () => {
    const page = await over({ site, pause: null, pausing: 'yes' });
    expect(textOf(page.querySelector('.pause'))).toContain('stops nothing on mail.example.org, in any tab');
    await click('Pause for an hour');
    await click('Pause until tomorrow');
    expect(onPause.mock.calls).toEqual([
      [site, 'hour'],
      [site, 'day'],
    ]);
  });

  it('is the outcome where nothing else is seen, and ends where it was made', async () => {
    const page = await over({ site, pause, pausing: 'yes' });
    expect([...page.querySelectorAll('h1')].map(textOf)).toEqual([
      expect.stringMatching(/Paused on mail\.example\.org until \d/),
    ]);
    expect(page.querySelector('.pause')).toBeNull();
    await click('Check this site again');
    expect(onResume).toHaveBeenCalledExactlyOnceWith(site);
  });

  it('stands below what is checked all the same, and says that it is', async () => {
    const page = await over({ site, pause, pausing: 'partly' }, TAB);
    expect(textOf(page.querySelector('h1'))).toBe('Phone companies can read this');
    expect(textOf(page.querySelector('.paused'))).toContain('What your organisation forbids');
  });

  it('is not there where the organisation allows none, and says so; nor where there is no site', async () => {
    const page = await over({ site, pause: null, pausing: 'no' });
    expect(textOf(page.querySelector('footer'))).toContain('doesn’t allow pausing');
    expect(page.querySelector('.pause')).toBeNull();
    expect(textOf((await over(null)).querySelector('footer'))).not.toContain('aus');
  });
});
