/**
 * What is found after the answer is reported to the page that asked, and not to a page that has since replaced it in
 * its frame.
 */
import { beforeEach, expect, it, vi } from 'vitest';
import type { From } from '../../utils/messages/receive.ts';
import { reportOnNone } from '../../utils/core/report.ts';

const { tabs } = vi.hoisted(() => ({ tabs: { get: vi.fn(), sendMessage: vi.fn() } }));
vi.mock('../../utils/platform/browser.ts', () => ({ browser: { tabs } }));
const { notifyFrame } = await import('../../utils/worker/frames.ts');

const NEWS = { window: 'w', report: reportOnNone('empty', '0:w') };
const from = (more: Partial<From> = {}): From => ({
  tabId: 7,
  frameId: 0,
  host: 'mail.org',
  scheme: 'https:',
  site: 'mail.org',
  isFramed: false,
  isPrivate: false,
  turn: 1,
  ...more,
});

beforeEach(() => {
  tabs.sendMessage.mockReset().mockResolvedValue(undefined);
  tabs.get.mockReset().mockResolvedValue({ url: 'https://mail.org/' });
});

it('goes to the very document, where the browser names it', async () => {
  await notifyFrame(from({ documentId: 'D1', frameId: 3 }), NEWS);
  expect(tabs.sendMessage).toHaveBeenCalledExactlyOnceWith(7, NEWS, { documentId: 'D1' });
});

it('goes to the frame, where it does not', async () => {
  await notifyFrame(from(), NEWS);
  expect(tabs.sendMessage).toHaveBeenCalledExactlyOnceWith(7, NEWS, { frameId: 0 });
});

it('goes nowhere where the tab shows another site by then', async () => {
  tabs.get.mockResolvedValue({ url: 'https://evil.org/' });
  await notifyFrame(from(), NEWS);
  await notifyFrame(from({ frameId: 3 }), NEWS);
  expect(tabs.sendMessage).not.toHaveBeenCalled();
});
