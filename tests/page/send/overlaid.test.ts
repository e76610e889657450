// @vitest-environment jsdom
/** What a page puts over a question, and how many elements are searched for it. */
import { beforeEach, expect, it, vi } from 'vitest';

const POPPED = ':popover-open';
const TOP = `${POPPED},:modal,:fullscreen`;
/** Makes these methods know a top layer, which this DOM has not. */
for (const [on, name] of [
  [Element.prototype, 'querySelectorAll'],
  [Document.prototype, 'querySelectorAll'],
  [DocumentFragment.prototype, 'querySelectorAll'],
  [Element.prototype, 'matches'],
] as const) {
  const before = Reflect.get(on, name) as (this: unknown, css: string) => unknown;
  Reflect.set(on, name, function (this: unknown, css: string) {
    return before.call(this, css === TOP ? '[data-top]' : css === POPPED ? '[data-top=popped]' : css);
  });
}
for (const [name, state] of [
  ['showPopover', 'popped'],
  ['hidePopover', null],
] as const)
  Reflect.set(HTMLElement.prototype, name, function (this: Element) {
    if (state) this.setAttribute('data-top', state);
    else this.removeAttribute('data-top');
  });
const trees = new WeakMap<Element, ShadowRoot>();
let searched = 0;
// Firefox gives extensions closed trees by this property.
Object.defineProperty(Element.prototype, 'openOrClosedShadowRoot', {
  get(this: Element) {
    searched += 1;
    return trees.get(this) ?? null;
  },
});
// Loaded anew, as it keeps the methods that it finds.
vi.resetModules();
const { MAX, watchOverlaid } = await import('../../../utils/page/send/overlaid.ts');
const { ear } = await import('../../../utils/page/float/shield.ts');

let host: HTMLElement;
beforeEach(() => {
  document.body.replaceChildren();
  host = document.createElement('div');
  searched = 0;
});
const fill = (count: number) => {
  const all = document.createDocumentFragment();
  for (let left = count; left > 0; left -= 1) all.append(document.createElement('i'));
  document.body.append(all);
};
const inTree = (parent: Node) => {
  const box = parent.appendChild(document.createElement('div'));
  const tree = box.attachShadow({ mode: 'closed' });
  trees.set(box, tree);
  return tree;
};
const put = (parent: Node, state = '') => {
  const one = parent.appendChild(document.createElement('div'));
  one.setAttribute('data-top', state);
  return one;
};

it('is seen in the page and in its closed trees, and only once it came later', () => {
  put(inTree(inTree(document.body)));
  const overlaid = watchOverlaid(document, host);
  overlaid.note();
  expect(overlaid.is()).toBe(false);
  const one = put(inTree(inTree(document.body)));
  expect(overlaid.is()).toBe(true);
  one.remove();
  expect(overlaid.is()).toBe(false);
  put(document.body);
  expect(overlaid.is()).toBe(true);
  overlaid.note();
  expect(overlaid.is()).toBe(false);
});

it('is seen again where it went and came back on top', () => {
  const one = put(inTree(document.body));
  const overlaid = watchOverlaid(document, host);
  overlaid.note();
  one.dispatchEvent(new Event('beforetoggle'));
  expect(overlaid.is()).toBe(true);
});

it('is closed until the question is answered where it is a popover whose events the page could stop', () => {
  const one = put(inTree(document.body), 'popped');
  const other = put(document.body, 'popped');
  const overlaid = watchOverlaid(document, host);
  overlaid.note();
  expect([one.matches(POPPED), other.matches(POPPED), overlaid.is()]).toEqual([false, true, false]);
  one.showPopover();
  expect(overlaid.is()).toBe(true);
  overlaid.note();
  expect([one.matches(POPPED), overlaid.is()]).toEqual([false, false]);
  overlaid.end();
  expect(one.matches(POPPED)).toBe(true);
});

it('takes no more elements at a press than a page usually has, however many there are', () => {
  fill(100_000);
  const overlaid = watchOverlaid(document, host);
  overlaid.note();
  expect(searched).toBeLessThanOrEqual(MAX.press);
  searched = 0;
  overlaid.is();
  expect(searched).toBeLessThanOrEqual(MAX.press);
  searched = 0;
  for (let looks = 60; looks > 0; looks -= 1) {
    searched = 0;
    overlaid.look();
    expect(searched).toBeGreaterThan(0);
    expect(searched).toBeLessThanOrEqual(MAX.look);
  }
});

it('at the end of a huge page is found in turns, and put behind the question once', () => {
  fill(100_000);
  const tree = inTree(document.body);
  const overlaid = watchOverlaid(document, host);
  overlaid.note();
  const one = put(tree);
  expect(overlaid.is(), 'not yet').toBe(false);
  const turns = () => {
    for (let looks = 100_000 / MAX.look + 2; looks > 0; looks -= 1) overlaid.look();
  };
  turns();
  expect(overlaid.is()).toBe(true);
  overlaid.note();
  turns();
  expect(overlaid.is()).toBe(false);
  one.dispatchEvent(new Event('close'));
  turns();
  expect(overlaid.is(), 'it came back').toBe(true);
  one.removeAttribute('data-top');
  expect(overlaid.is(), 'it has gone').toBe(false);
});

it('costs nothing in between in a page that a press reaches', () => {
  fill(1_000);
  const overlaid = watchOverlaid(document, host);
  overlaid.note();
  searched = 0;
  overlaid.look();
  expect(searched).toBe(0);
});

it('is seen where it goes and comes, and the page lets no event reach it: the window has heard of it before', () => {
  const one = put(document.body);
  const overlaid = watchOverlaid(document, host);
  overlaid.note();
  expect(overlaid.is()).toBe(false);
  document.addEventListener(
    'beforetoggle',
    (event) => {
      event.stopImmediatePropagation();
    },
    { capture: true, once: true },
  );
  one.dispatchEvent(new Event('beforetoggle'));
  expect(overlaid.is()).toBe(false);
  ear.tell?.({ type: 'beforetoggle', target: one } as unknown as Event);
  expect(overlaid.is()).toBe(true);
});
