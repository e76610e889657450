// @vitest-environment jsdom
import { beforeEach, expect, test } from 'vitest';
import { chosenOf, controlsOf } from '../../../utils/page/forms/controls.ts';
import { isSearch, isSensitive } from '../../../utils/page/forms/sensitive.ts';
import { make, makeBox } from '../../../utils/page/dom/dom.ts';

const many = (tag: string) => Array.from({ length: 400 }, (_, at) => `<${tag} name="x${at}">`).join('');
const formWith = (html: string) => {
  document.body.innerHTML = `<form>${html}</form>`;
  return document.querySelector('form') as Element;
};
beforeEach(() => {
  document.body.innerHTML = '';
});

test('hidden fields are no controls, and however many others come first, the last is looked at', () => {
  expect(controlsOf(formWith(many('input type=HIDDEN') + '<input name=a>'))).toHaveLength(1);
  expect(isSensitive(formWith(many('input type=hidden') + '<input type=password>'))).toBe(true);
  expect(isSensitive(formWith(many('input') + '<input type=password>'))).toBe(true);
  expect(isSensitive(formWith(many('input') + '<input autocomplete=cc-number>'))).toBe(true);
  expect(isSensitive(formWith(many('input') + '<input name=note>'))).toBe(false);
});

test('the file that was chosen is found behind 400 other fields', () => {
  const form = formWith(many('input type=hidden') + many('input') + '<input type=file>');
  const field = form.querySelector('[type=file]') as HTMLInputElement;
  Object.defineProperty(field, 'files', { value: [{}] });
  expect(chosenOf(form)).toBe(field);
});

test('labels tell, too, however many fields come first', () => {
  expect(isSensitive(formWith('<label>IBAN <input name=x></label>'))).toBe(true);
  expect(isSensitive(formWith(many('input') + '<label>IBAN <input name=x></label>'))).toBe(true);
  const html = many('input') + '<input id=i name=x>';
  expect(isSensitive(formWith(`${html}</form><label for=i>IBAN</label><form>`))).toBe(true);
  expect(isSensitive(formWith(`${html}</form><form><label>IBAN <input name=y></label>`))).toBe(false);
});

test('a search box of hidden fields and one line is one', () => {
  expect(isSearch(formWith(many('input type=hidden') + '<input name=q>'))).toBe(true);
});

test.each(['image/svg+xml', 'application/xml'] as const)('ours are HTML elements in %s', (type) => {
  const xml = new DOMParser().parseFromString('<svg xmlns="http://www.w3.org/2000/svg"/>', type);
  expect(makeBox(xml).namespaceURI).toBe('http://www.w3.org/1999/xhtml');
  expect(makeBox(xml).attachShadow({ mode: 'closed' })).toBeTruthy();
  expect(make(xml, 'dialog').localName).toBe('dialog');
});
