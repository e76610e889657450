// @vitest-environment jsdom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { gmail } from '../../../utils/adapters/gmail.ts';
import { proton } from '../../../utils/adapters/proton.ts';
import { mountHost } from '../../../utils/page/dom/mount.ts';
import { partsOf } from '../../../utils/page/compose/parts.ts';
import { click, one, pass, startWatch, type } from '../acting.ts';
import { openFixture } from '../pages.ts';

const GMAIL = 'tests/fixtures/adapters/gmail/2026-fullscreen.html';
const BODY = '[g_editable]';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function addChip(document: Document, address: string, field = 'to'): Element {
  const chip = document.createElement('div');
  chip.setAttribute('role', 'option');
  chip.setAttribute('data-name', address);
  chip.setAttribute('data-hovercard-id', address);
  one(document, `.anm[name="${field}"] [role=listbox]`).append(chip);
  return chip;
}

test('reports a draft once, and again only when it really changed', async () => {
  const document = openFixture(GMAIL);
  const watched = await startWatch(document, gmail);
  expect(watched.drafts.length).toBe(1);
  const chip = addChip(document, 'bob@two.example');
  await pass(0);
  expect(watched.last()).toEqual(['alice@one.example', 'bob@two.example']);
  chip.setAttribute('title', 'busy');
  await pass(3000);
  expect(watched.drafts.length).toBe(2);
  chip.remove();
  await pass(200);
  expect(watched.last()).toEqual(['alice@one.example']);
  watched.end();
});

test('300 keys in the body report nothing, read no layout and no draft', async () => {
  const document = openFixture(GMAIL);
  const watched = await startWatch(document, gmail);
  const view = document.defaultView as unknown as typeof globalThis;
  let layoutReads = 0;
  for (const name of ['offsetWidth', 'offsetHeight', 'offsetTop', 'offsetParent', 'innerText']) {
    Object.defineProperty(view.HTMLElement.prototype, name, { get: () => layoutReads++ });
  }
  for (const name of ['clientWidth', 'clientHeight', 'scrollHeight', 'scrollTop']) {
    Object.defineProperty(view.Element.prototype, name, { get: () => layoutReads++ });
  }
  const counted = [
    vi.spyOn(view.Element.prototype, 'getBoundingClientRect'),
    vi.spyOn(view.Element.prototype, 'checkVisibility'),
    vi.spyOn(view, 'getComputedStyle'),
    // Every read of a draft asks each recipient row for its root node.
    vi.spyOn(view.Node.prototype, 'getRootNode'),
  ];
  const body = one(document, BODY);
  type(body, '@');
  counted.forEach((spy) => spy.mockClear());
  for (let i = 0; i < 300; i++) {
    type(body, i % 40 === 0 ? '\n' : 'a');
    await pass(30);
  }
  expect(layoutReads).toBe(0);
  expect(counted.map((spy) => spy.mock.calls.length)).toEqual([0, 0, 0, 0]);
  expect(watched.drafts.length).toBe(1);
  counted.forEach((spy) => {
    spy.mockRestore();
  });
  watched.end();
});

test('several windows are told apart, one closing leaves the other', async () => {
  const document = openFixture(GMAIL);
  const first = one(document, '.M9');
  const second = first.cloneNode(true) as Element;
  const watched = await startWatch(document, gmail);
  first.parentElement?.append(second);
  click(document.body);
  await pass(1500);
  expect(new Set(watched.drafts.map(({ window }) => window.id)).size).toBe(2);
  const chip = second.querySelector('[role=option]');
  chip?.setAttribute('data-hovercard-id', 'eve@five.example');
  await pass(200);
  expect(watched.drafts.at(-1)?.window.root).toBe(second);
  expect(watched.last()).toEqual(['eve@five.example']);
  first.remove();
  await pass(1100);
  expect(watched.closed.map(({ root }) => root)).toEqual([first]);
  watched.end();
});

test('a value set by script is noticed though nothing fires', async () => {
  const document = openFixture(GMAIL);
  const watched = await startWatch(document, gmail);
  (one(document, '.anm[name="cc"] input') as HTMLInputElement).value = 'set@script.example';
  await pass(1100);
  expect(watched.last()).toContain('set@script.example');
  watched.end();
});

test('a row that the app renders anew is read, and our element put back', async () => {
  const document = openFixture(GMAIL);
  const watched = await startWatch(document, gmail);
  const window = watched.drafts[0]?.window;
  const host =
    window &&
    mountHost(
      window.root,
      () => partsOf(window).mount,
      () => undefined,
    )?.host;
  host?.remove();
  const row = one(document, 'tr.bzf');
  row.replaceWith(row.cloneNode(true));
  addChip(document, 'bob@two.example');
  await pass(200);
  expect(watched.last()).toContain('bob@two.example');
  expect(host?.isConnected).toBe(true);
  one(document, '.M9').remove();
  await pass(1100);
  expect(host?.isConnected).toBe(false);
  watched.end();
});

test('a second injection does nothing while the first one lives', async () => {
  const document = openFixture(GMAIL);
  const first = await startWatch(document, gmail);
  const second = await startWatch(document, gmail);
  expect([first.drafts.length, second.drafts.length]).toEqual([1, 0]);
  first.end();
  const third = await startWatch(document, gmail);
  expect(third.drafts.length).toBe(1);
  third.end();
});

test('nothing runs between events while no window is open', async () => {
  const document = openFixture(GMAIL);
  one(document, '.M9').remove();
  const watched = await startWatch(document, gmail);
  expect(vi.getTimerCount()).toBe(0);
  watched.end();
});

/** Collapses Proton's recipient rows into one line of names and locks, as when the text has the focus. */
function fold(document: Document, named: readonly (readonly [name: string, sign: string])[]): void {
  const parts = named.map(([name, sign]) => `<span><span>${sign}</span><span>${name}</span></span>`).join('');
  const line = document.createElement('div');
  line.innerHTML = `<span class="composer-addresses-fakefield-inner">${parts}</span>`;
  const [first, ...others] = document.querySelectorAll('.composer-addresses-container');
  first?.replaceWith(line);
  for (const other of others) other.remove();
}
const LOCK =
  '<svg class="color-info" data-testid="encryption-icon"><use xlink:href="#ic-lock-filled"></use></svg>';

test('recipients that are only named after a while are who they were, with the locks that they have now', async () => {
  const document = openFixture('tests/fixtures/adapters/proton/2026-password.html');
  const watched = await startWatch(document, proton);
  expect(watched.last()).toEqual(['alice@proton.me', 'bob@one.example']);
  fold(document, [
    ['Alice', LOCK],
    ['bob@one.example', ''],
  ]);
  await pass(200);
  expect(watched.drafts.at(-1)?.draft).toMatchObject({
    recipients: [
      { text: 'alice@proton.me', appState: 'end-to-end' },
      { text: 'bob@one.example', appState: 'plain' },
    ],
    unreadable: 0,
  });
  watched.end();
});

test.each([
  ['another number of them', [['Alice', LOCK]]],
  [
    'another address among them',
    [
      ['Alice', LOCK],
      ['eve@one.example', LOCK],
    ],
  ],
] as const)('%s is named: nobody knows who the others are', async (_, named) => {
  const document = openFixture('tests/fixtures/adapters/proton/2026-password.html');
  const watched = await startWatch(document, proton);
  fold(document, named);
  await pass(200);
  expect(watched.drafts.at(-1)?.draft.unreadable).toBe(1);
  expect(watched.last()).not.toContain('alice@proton.me');
  watched.end();
});
