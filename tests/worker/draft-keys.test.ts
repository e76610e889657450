/** The keys that our own pages receive: those of the recipients whose fingerprints the report shows, and no others. */
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Evidence, Recipient } from '../../utils/core/model.ts';
import type { From } from '../../utils/messages/receive.ts';
import type { EffectiveSettings } from '../../utils/policy/effective-settings.ts';
import type { AskingPage } from '../../utils/worker/lookups.ts';
import type { Lookups } from '../../utils/lookups/lookups.ts';

const { mocked, found, readTabReport } = vi.hoisted(() => ({
  mocked: { browser: { tabs: { get: () => Promise.resolve({ incognito: false }) } } },
  found: new Map<string, { fingerprint: string; armored?: string }>(),
  readTabReport: vi.fn(),
}));
vi.mock('../../utils/platform/browser.ts', () => mocked);
vi.mock('../../utils/storage/tab-reports.ts', () => ({ readTabReport }));
vi.mock('../../utils/worker/frames.ts', () => ({ readTable: () => Promise.resolve([]) }));
vi.mock('../../utils/worker/facts.ts', () => ({
  loadJudging: () =>
    Promise.resolve({
      loadTables: () => Promise.resolve(),
      checks: [
        {
          id: 'pgp-key',
          gather: ({ address }: Recipient) => {
            const key = found.get(address);
            return Promise.resolve(key ? [evidenceOf(address, key)] : []);
          },
        },
      ],
    }),
}));
const { createDraftKeys } = await import('../../utils/worker/draft-keys.ts');

const evidenceOf = (address: string, { fingerprint, armored }: { fingerprint: string; armored?: string }) =>
  ({
    check: 'pgp-key',
    finding: 'yes',
    because: { code: 'key-yes', values: [address, fingerprint] },
    ...(armored === undefined ? {} : { material: armored }),
  }) as unknown as Evidence;

const assessmentOf = (address: string, shown?: string) => ({
  subject: { type: 'recipient', address, sender: { host: 'mail.example.org' } },
  verdict: { level: 'unproven', evidence: shown ? [evidenceOf(address, { fingerprint: shown })] : [] },
});
const FROM = { tabId: 9, host: 'own-id', isPrivate: false } as From;
const asked: AskingPage[] = [];
const { keys } = createDraftKeys(
  (asking) => {
    asked.push(asking);
    return Promise.resolve({} as Lookups);
  },
  () => Promise.resolve({ settings: {} } as EffectiveSettings),
);
const ask = (own: string | null = null, window = '0:w') => keys({ tab: 7, window, own }, FROM);

beforeEach(() => {
  found.clear();
  asked.length = 0;
  readTabReport.mockResolvedValue({
    site: 'mail.example.org',
    windows: [
      {
        id: '0:w',
        unreadable: 2,
        assessments: [
          assessmentOf('ann@a.org', 'AB CD'),
          assessmentOf('bob@a.org', 'EF'),
          assessmentOf('carol@a.org'),
          assessmentOf('dan@a.org', '12'),
        ],
      },
    ],
  });
});

describe('the keys of a draft', () => {
  it('are those that were shown, of nobody else, at the cost of the mail’s page', async () => {
    found.set('ann@a.org', { fingerprint: 'AB CD', armored: 'A' });
    found.set('bob@a.org', { fingerprint: 'another', armored: 'B' });
    found.set('carol@a.org', { fingerprint: 'not shown', armored: 'C' });
    // A key that is too large to hand over.
    found.set('dan@a.org', { fingerprint: '12' });
    expect(await ask()).toEqual({
      site: 'mail.example.org',
      window: '0:w',
      unreadable: 2,
      own: null,
      recipients: [
        { address: 'ann@a.org', key: { address: 'ann@a.org', fingerprint: 'AB CD', armored: 'A' } },
        { address: 'bob@a.org', key: null },
        { address: 'carol@a.org', key: null },
        { address: 'dan@a.org', key: null },
      ],
    });
    expect(asked).toMatchObject([{ tabId: 7, host: 'mail.example.org', isPrivate: false }]);
  });

  it('are not all known while a look-up is awaited', async () => {
    const report = (await readTabReport(7)) as { windows: object[] };
    readTabReport.mockResolvedValue({
      ...report,
      windows: report.windows.map((one) => ({ ...one, pending: true })),
    });
    expect(await ask()).toMatchObject({ isPending: true });
  });

  it('have the person’s own with them, where it is asked for and found', async () => {
    found.set('me@b.org', { fingerprint: '99', armored: 'M' });
    expect((await ask('me@b.org'))?.own).toEqual({ address: 'me@b.org', fingerprint: '99', armored: 'M' });
    expect((await ask('you@b.org'))?.own).toBeNull();
    expect((await ask('no address'))?.own).toBeNull();
  });

  it('are none of another window, or of one that is gone', async () => {
    expect(await ask(null, '0:other')).toBeNull();
    readTabReport.mockResolvedValue(null);
    expect(await ask()).toBeNull();
  });

  it('of an upload are those of the one mail beside it; of several nobody knows which', async () => {
    found.set('ann@a.org', { fingerprint: 'AB CD', armored: 'A' });
    const report = (await readTabReport(7)) as { windows: { id: string }[] };
    const upload = {
      id: '0:u',
      kind: 'upload',
      unreadable: 0,
      assessments: [{ subject: { type: 'destination' } }],
    };
    const [mail] = report.windows;
    readTabReport.mockResolvedValue({ ...report, windows: [upload, mail] });
    expect(await ask(null, '0:u')).toMatchObject({
      window: '0:w',
      recipients: [{ key: { armored: 'A' } }, {}, {}, {}],
    });
    readTabReport.mockResolvedValue({ ...report, windows: [upload, mail, { ...mail, id: '0:v' }] });
    expect(await ask(null, '0:u')).toBeNull();
    readTabReport.mockResolvedValue({ ...report, windows: [upload] });
    expect(await ask(null, '0:u')).toBeNull();
    // A draft that is gone gets no keys, even if another mail is still open.
    readTabReport.mockResolvedValue({ ...report, windows: [mail] });
    expect(await ask(null, '0:gone')).toBeNull();
  });

  it('are asked for as in a private window where the mail is in one', async () => {
    mocked.browser.tabs.get = () => Promise.resolve({ incognito: true });
    await ask();
    expect(asked).toMatchObject([{ isPrivate: true }]);
    mocked.browser.tabs.get = () => Promise.resolve({ incognito: false });
  });
});
