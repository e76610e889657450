// @vitest-environment jsdom
import { expect, test, vi } from 'vitest';
import { gmail } from '../../../utils/adapters/gmail.ts';
import { dressIn } from '../../../utils/page/dom/dress.ts';
import { findWindows } from '../../../utils/page/compose/find.ts';
import { keepHost, mountHost, removeHost } from '../../../utils/page/dom/mount.ts';
import { placeBehind } from '../../../utils/page/compose/generic.ts';
import { partsOf } from '../../../utils/page/compose/parts.ts';
import { siteUrl } from '../../../utils/page/dom/url.ts';
import { composeWindow } from '../../../utils/page/compose/window.ts';
import { openFixture, openPage } from '../pages.ts';

function mounted() {
  const document = openFixture('tests/fixtures/adapters/gmail/2026-fullscreen.html');
  const [window] = findWindows(gmail, document);
  const shadow = window && mountHost(window.root, () => partsOf(window).mount, dressIn('p { color: red }'));
  if (!window || !shadow) throw new Error('not mounted');
  return { document, window, shadow };
}

test('clicks and keys made by a script do nothing in our element', () => {
  const { document, shadow } = mounted();
  const button = document.createElement('button');
  const clicked = vi.fn();
  button.addEventListener('click', clicked);
  button.addEventListener('keydown', clicked);
  shadow.append(button);
  button.click();
  const view = document.defaultView;
  if (view) button.dispatchEvent(new view.KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));
  expect(clicked).not.toHaveBeenCalled();
});

test('styles are a constructed sheet, not inline text', () => {
  const { shadow } = mounted();
  expect([shadow.adoptedStyleSheets.length, shadow.querySelector('style')]).toEqual([1, null]);
});

test('an app that keeps removing us gets its way', () => {
  const { window, shadow } = mounted();
  const { host } = shadow;
  let returns = 0;
  for (let i = 0; i < 80; i++) {
    host.remove();
    keepHost(window.root, () => partsOf(window).mount);
    if (host.isConnected) returns++;
  }
  expect(returns).toBe(50);
});

test('a closed window takes our element along, and mounting it again makes a new one', () => {
  const { window, shadow } = mounted();
  removeHost(window.root);
  expect(shadow.host.isConnected).toBe(false);
  expect(mountHost(window.root, () => partsOf(window).mount, dressIn(''))).not.toBe(shadow);
});

test('a window without a place is told at the edge of the page', () => {
  const document = openPage('<div class="M9"></div>', 'https://mail.google.com/');
  const { mount } = partsOf(composeWindow(document.body, gmail));
  expect(mount?.atEdge).toBe(true);
});

test('a window without a place in its flow is told beside its recipients, where there is room', () => {
  const document = openPage(
    '<table><tr><td>To</td><td><input name=to></td></tr></table><textarea></textarea><button>Send</button>',
    'https://mail.example.org/',
  );
  const root = document.querySelector('table') as Element;
  const row = document.querySelector('tr') as Element;
  const place = placeBehind({ to: [row], cc: [], bcc: [] }, root);
  expect(place?.atEdge).toBe(true);
  expect(place?.near).toBe(row);
});

test('a document of no http site has no site', () => {
  expect(siteUrl(openPage('', 'about:blank'))).toBe(null);
});
