/** The toolbar icon's shape, badge and title say the same about a tab. */
import { beforeEach, expect, it, vi } from 'vitest';
import type { TabReport } from '../../utils/core/report.ts';
import { NOW, reportOf } from '../components/samples.ts';
import { saying } from '../setup/speaker.ts';
import { fakeBrowser } from './fake-browser.ts';

const { mocked } = vi.hoisted(() => ({ mocked: { browser: {} } }));
vi.mock('../../utils/platform/browser.ts', () => mocked);
vi.stubGlobal(
  'chrome',
  saying((key) => key),
);

let browser: ReturnType<typeof fakeBrowser>;
let badge: typeof import('../../utils/worker/badge.ts');
beforeEach(async () => {
  browser = fakeBrowser();
  mocked.browser = browser;
  vi.resetModules();
  badge = await import('../../utils/worker/badge.ts');
});
const shown = () => [browser.icons.at(-1), browser.badge.at(-1), browser.titles.at(-1)];
const tab = (...windows: TabReport['windows'][number][]): TabReport => ({
  site: 'mail.example.org',
  adapter: null,
  windows,
  updatedAt: NOW,
});
const blind = { ...reportOf(['transport']), state: 'blind' as const, assessments: [] };

it.each([
  ['nothing is seen', null, ['/icon/idle-16.png', null, 'extension_name: popup_nothing']],
  ['no window is open', tab(), ['/icon/idle-16.png', null, 'extension_name: popup_nothing']],
  [
    'a level is known',
    tab(reportOf(['transport', 'exposed'])),
    ['/icon/active-16.png', '!', 'extension_name: level_exposed'],
  ],
  [
    'the recipients cannot be read',
    tab(blind),
    ['/icon/problem-16.png', '\u2013', 'extension_name: level_blind'],
  ],
] as const)('%s', async (_what, report, expected) => {
  await badge.showBadge(7, report);
  expect(shown()).toEqual(expected);
});

it('shows a broken policy on every tab, also on one that was drawn before', async () => {
  browser.tabs.query = () => Promise.resolve([{ id: 7 }] as never[]);
  await badge.showBadge(7, null);
  await badge.showBroken(true);
  expect(shown()).toEqual(['/icon/problem-16.png', null, 'extension_name: policy_broken']);
  await badge.showBroken(false);
  expect(shown()[0]).toBe('/icon/idle-16.png');
});
