// @vitest-environment jsdom
import { expect, it } from 'vitest';
import { Popup } from '../../components/popup/Popup.tsx';
import type { LedgerEntry, TabReport } from '../../utils/core/report.ts';
import { LEDGER, NOW, reportOf, TAB } from './samples.ts';
import { control, show, textOf } from './setup.ts';

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
const facts = (page: Element) => [...page.querySelectorAll('dd')].map(textOf);
const sections = (page: Element) => [...page.querySelectorAll('section')].map(textOf);

it('names the site, how it is read, and every message', async () => {
  const page = await open(TAB);
  expect(facts(page)).toEqual(['webmail.example.net', 'Roundcube']);
  const [first, second, third] = sections(page);
  expect(first).toMatch(/^Message 1.*5551234567@vtext\.com Others can read it/);
  expect(first).toContain('erin@gmail.com');
  expect(second).toMatch(/^Message 2 Sealcheck cannot see the recipients here/);
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
    expect(textOf(await open(report))).toContain(
      'No message is being written on this tab, or none that Sealcheck can see.',
    );
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
