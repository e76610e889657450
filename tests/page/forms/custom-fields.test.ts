// @vitest-environment jsdom
import { expect, test, vi } from 'vitest';

// jsdom lacks form-associated custom elements, so `elements` lists them as browsers do (HTML, `elements`).
vi.hoisted(() => {
  Object.defineProperty(HTMLFormElement.prototype, 'elements', {
    get(this: Element) {
      return this.querySelectorAll('input,button,select,textarea,x-input,x-button,x-file');
    },
  });
  // What was loaded before the tests has the getter of before.
  vi.resetModules();
});
const { chosenOf, sendingForm } = await import('../../../utils/page/forms/controls.ts');
const { isSearch, isSensitive } = await import('../../../utils/page/forms/sensitive.ts');

function formWith(html: string): Element {
  document.body.innerHTML = `<form action="/take">${html}</form>`;
  return document.querySelector('form') as Element;
}
/** Attaches a shadow tree with this content to the first element that matches. */
function shadowIn(css: string, mode: 'open' | 'closed', html: string): ShadowRoot {
  const root = (document.querySelector(css) as Element).attachShadow({ mode });
  root.innerHTML = html;
  return root;
}

test.each([
  ['a password in an open tree', '<x-input name=f></x-input>', '<input type=password>', true],
  ['a card number in an open tree', '<x-input></x-input>', '<input autocomplete=cc-number>', true],
  ['a label in an open tree', '<x-input></x-input>', '<label>IBAN <input></label>', true],
  ['nothing that matters', '<x-input name=f></x-input>', '<input>', false],
  ['a hidden field in an open tree', '<x-input></x-input>', '<input type=hidden name=password>', false],
])('%s', (_, html, content, expected) => {
  const form = formWith(html);
  shadowIn('x-input', 'open', content);
  expect(isSensitive(form)).toBe(expected);
});

test.each([
  ['type', '<x-input type=password></x-input>', true],
  ['name', '<x-input name=password></x-input>', true],
  ['label', '<x-input label=IBAN></x-input>', true],
  ['autocomplete', '<x-input autocomplete=cc-csc></x-input>', true],
  ['nothing', '<x-input name=note></x-input>', false],
  ['a button, by its name', '<x-button name=account></x-button>', false],
  ['a button, by its type', '<x-input type=submit id=account></x-input>', false],
])('a closed tree’s host tells by its attributes: %s', (_, html, expected) => {
  const form = formWith(html);
  shadowIn('x-input,x-button', 'closed', '<input>');
  expect(isSensitive(form)).toBe(expected);
});

test('elements in elements are looked into, and not for ever', () => {
  const nest = (depth: number) => {
    const form = formWith('<x-input></x-input>');
    let at = shadowIn('x-input', 'open', '');
    for (let left = depth; left > 1; left -= 1) {
      at.innerHTML = '<x-in></x-in>';
      at = (at.firstElementChild as Element).attachShadow({ mode: 'open' });
    }
    at.innerHTML = '<input type=password>';
    return isSensitive(form);
  };
  expect([nest(1), nest(3), nest(9)]).toEqual([true, true, false]);
});

test('a file in a custom element is its form’s, where it takes part in it', () => {
  const form = formWith('<x-file></x-file><p-file></p-file>');
  for (const css of ['x-file', 'p-file']) {
    const field = shadowIn(css, 'open', '<input type=file>').firstElementChild as HTMLInputElement;
    Object.defineProperty(field, 'files', { value: [{}] });
    const isPart = css === 'x-file';
    expect(sendingForm(field)).toBe(isPart ? form : null);
    if (isPart) expect(chosenOf(form)).toBe(field);
  }
});

test('a search box in a custom element is one', () => {
  const form = formWith('<x-input name=q></x-input>');
  expect(isSearch(form)).toBe(true);
  shadowIn('x-input', 'open', '<input>');
  expect(isSearch(form)).toBe(true);
});
