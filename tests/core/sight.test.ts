import { expect, it } from 'vitest';
import { sightOf } from '../../utils/core/sight.ts';

const webmails = ['http://*/*', 'https://mail.google.com/*'];
const seen = (address: string | undefined, isAllowed = true, browser: 'chromium' | 'firefox' = 'chromium') =>
  sightOf(address, { browser, isAllowed, webmails });

it.each([
  ['https://mail.google.com/mail/u/0/', 'webmail'],
  ['https://mail.google.com.evil.org/', 'site'],
  ['http://mail.google.com/', 'site'],
  ['https://shop.org/', 'site'],
  ['chrome://settings/', 'browser'],
  ['file:///home/a.html', 'browser'],
  [undefined, 'browser'],
  ['https://chromewebstore.google.com/detail/x', 'store'],
  ['https://chrome.google.com/webstore/x', 'store'],
  ['https://chrome.google.com/webstores', 'site'],
  ['https://addons.mozilla.org/de/', 'site'],
])('%s is %s', (address, sight) => {
  expect(seen(address)).toBe(sight);
});

it('knows the store of each browser', () => {
  expect(seen('https://addons.mozilla.org/de/', true, 'firefox')).toBe('store');
  expect(seen('https://chromewebstore.google.com/', true, 'firefox')).toBe('site');
});

it('claims to see nothing that is not allowed, or of which it does not know', () => {
  expect(seen('https://mail.google.com/', false)).toBe('refused');
  expect(seen(undefined, false)).toBe('refused');
});
