/** A compromised page process that keeps sending messages fills no store and displaces nobody else's entries. */
import { beforeEach, expect, it, vi } from 'vitest';
import type { WindowReport } from '../../utils/core/report.ts';
import { fakeBrowser } from '../worker/fake-browser.ts';
import { freshIdb } from '../worker/fake-idb.ts';

const { mocked, idbMock } = vi.hoisted(() => ({
  mocked: { browser: {} },
  idbMock: {} as { openDB: (...all: unknown[]) => unknown },
}));
vi.mock('idb', () => ({ openDB: (...given: unknown[]) => idbMock.openDB(...given) }));
vi.mock('../../utils/platform/browser.ts', () => mocked);
beforeEach(() => {
  mocked.browser = fakeBrowser();
  freshIdb(idbMock);
  vi.resetModules();
});

it('of parts that did not start a hundred are counted, and those that were counted go on', async () => {
  const { noteFailedStart, readFailedStarts } = await import('../../utils/storage/failed-starts.ts');
  for (let at = 0; at < 150; at += 1) await noteFailedStart(`/adapters/marked-${at}.js`, 'no such file');
  await noteFailedStart('/adapters/marked-0.js', 'no such file');
  const all = await readFailedStarts();
  expect(Object.keys(all)).toHaveLength(100);
  expect(all['/adapters/marked-0.js']).toBe(2);
});

it('of what is silenced the newest five hundred are kept', async () => {
  const { addSnooze, readSnoozes } = await import('../../utils/storage/snoozes.ts');
  const one = (at: number) =>
    ({ to: `${at}.org`, reason: 'sms', level: 'exposed', at: 0, until: 9 }) as const;
  for (let at = 0; at < 600; at += 1) await addSnooze(one(at), 1, false);
  const all = await readSnoozes(1, false);
  expect([all.length, all[0]?.to, all.at(-1)?.to]).toEqual([500, '100.org', '599.org']);
});

it('of where files of one tab went so much is remembered that those of others stay', async () => {
  const { keepTraces } = await import('../../utils/requests/traces.ts');
  const traces = keepTraces();
  await traces.load();
  const claimed = { channel: 'upload', scheme: '', host: '', upgraded: false } as const;
  const seen = [{ ...claimed, scheme: 'http:', host: 'open.org' }];
  traces.note(1, 'mine', { claimed, seen, sockets: [] });
  for (let at = 0; at < 200; at += 1) traces.note(2, `w${at}`, { claimed, seen, sockets: [] });
  expect(traces.of(1, 'mine', claimed).seen).toEqual(seen);
  expect(traces.of(2, 'w199', claimed).seen).toEqual(seen);
  expect(traces.of(2, 'w0', claimed).seen).toEqual([]);
});

it('of decisions on one site a thousand are noted, and those on others stay', async () => {
  const { noteDecision, readJournal } = await import('../../utils/storage/journal.ts');
  const subject = { type: 'destination', channel: 'form', host: 'a.org' };
  const assessment = {
    subject,
    verdict: { level: 'exposed', evidence: [] },
    action: 'warn',
    alternatives: [],
  };
  const about = { id: '0:w', assessments: [assessment] } as unknown as WindowReport;
  await noteDecision(about, { at: 1, site: 'mail.org', outcome: 'sent' }, 0);
  for (let turn = 1; turn <= 1_200; turn += 1)
    await noteDecision(about, { at: 1 + turn, site: 'evil.org', outcome: 'sent' }, turn);
  const sites = (await readJournal()).map((one) => one.site);
  expect(sites.filter((one) => one === 'mail.org')).toHaveLength(1);
  expect(sites.filter((one) => one === 'evil.org').length).toBeLessThanOrEqual(1_000);
  expect((await readJournal())[0]?.at).toBe(1_201);
});
