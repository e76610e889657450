// @vitest-environment jsdom
import { expect, test } from 'vitest';
import { findWindows } from '../../../utils/page/compose/find.ts';
import { mountHost } from '../../../utils/page/dom/mount.ts';
import { partsOf } from '../../../utils/page/compose/parts.ts';
import { readDraft } from '../../../utils/page/compose/read-draft.ts';
import { openPage } from '../pages.ts';
import { APPS, row, URL_ } from './unknown-apps.ts';

test.each([
  'et 3 autres',
  'en nog 3',
  'och 3 till',
  'mais 3',
  '3 kişi daha',
  'i 3 innych',
  'ja 3 muuta',
  '외 3명',
  '等3人',
])('more than there is room for, in other languages: %s', (text) => {
  const [window] = findWindows(
    null,
    openPage(row(`<b class="chip">a@x.example</b><span>${text}</span>`), URL_),
  );
  expect(window && readDraft(window).unreadable).toBe(3);
});

test.each(Object.entries(APPS))('%s', (_, [html, to, cc, unreadable = 0]) => {
  const document = openPage(html, URL_);
  const windows = findWindows(null, document);
  expect(windows.length).toBe(1);
  const draft = windows[0] && readDraft(windows[0]);
  const of = (kind: string) =>
    draft?.recipients.filter(({ field }) => field === kind).map(({ text }) => text);
  expect([of('to'), of('cc'), draft?.unreadable, draft?.blind]).toEqual([to, cc, unreadable, false]);
});

test.each(Object.entries(APPS))('%s: our element stands in flow, outside tables and lists', (_, [html]) => {
  const document = openPage(html, URL_);
  const [window] = findWindows(null, document);
  const host =
    window &&
    mountHost(
      window.root,
      () => partsOf(window).mount,
      () => undefined,
    )?.host;
  expect(host?.isConnected).toBe(true);
  expect(host?.parentElement?.closest('ul,tr,tbody,table,[contenteditable]')).toBe(null);
});

test('fields and editor in different open shadow trees', () => {
  const document = openPage(
    '<main><section><x-a></x-a><label>Subject <input></label><x-b></x-b></section></main>',
    URL_,
  );
  const fill = (name: string, html: string) => {
    const root = document.querySelector(name)?.attachShadow({ mode: 'open' });
    if (root) root.innerHTML = html;
  };
  fill(
    'x-a',
    '<div><label for="to">To</label><b data-email="a@x.example">Ann</b><input id="to" value="b@x.example"></div><input name="cc">',
  );
  fill('x-b', '<textarea rows="9"></textarea><button>Send</button>');
  const [window] = findWindows(null, document);
  expect(window?.root.localName).toBe('section');
  expect(window && readDraft(window).recipients.map(({ text }) => text)).toEqual([
    'b@x.example',
    'a@x.example',
  ]);
});

test('an editor in a frame of the same origin', () => {
  const document = openPage(
    '<div><input name="to" value="a@x.example"><input name="subject"><iframe></iframe></div>',
    URL_,
  );
  expect(findWindows(null, document)).toEqual([]);
  const inner = document.querySelector('iframe')?.contentDocument;
  inner?.body.setAttribute('contenteditable', 'true');
  expect(findWindows(null, document).length).toBe(1);
});

test('two composers beside each other are two windows', () => {
  const one = APPS['plain fields with names']?.[0] ?? '';
  expect(findWindows(null, openPage(`<main>${one}${one}</main>`, URL_)).length).toBe(2);
});
