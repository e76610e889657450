// @vitest-environment jsdom
import { expect, it, vi } from 'vitest';
import type { Given } from '../../utils/encrypt/from-page.ts';
import { act } from 'preact/test-utils';
import { click, textOf } from './setup.ts';
import { givenBy, open } from './encrypt-page.tsx';

it('shows how much of it is back in the page, and can be stopped there: then it is to be saved', async () => {
  const ends: ((how: 'stopped') => void)[] = [];
  const put = vi.fn<Given['put']>((_at, _sealed, signal, onSent) => {
    queueMicrotask(() => onSent?.(400));
    return new Promise((done) => signal?.addEventListener('abort', () => ends.push(done)));
  });
  const { page, jobs, busy, stop } = await open(givenBy(put));
  await click('Encrypt');
  await act(async () => {
    jobs[0]?.end({ sealed: { name: 'a.txt.age', blob: new Blob(['x'.repeat(1000)]) }, page: null });
    await new Promise((done) => setTimeout(done));
  });
  const bar = page.querySelector('progress');
  expect([bar?.getAttribute('aria-label'), bar?.value, bar?.max]).toEqual([
    'Encrypted. Replacing the files…',
    400,
    1000,
  ]);
  expect(textOf(page)).toContain('400 bytes of 1 kB');
  await click('Cancel');
  await act(async () => {
    ends[0]?.('stopped');
    await Promise.resolve();
  });
  expect(textOf(page)).toContain('You stopped this, so shop.org still has unencrypted files.');
  expect(page.querySelector('a[download]')).not.toBeNull();
  expect([stop.mock.calls.length, busy.mock.lastCall]).toEqual([0, [true]]);
});
