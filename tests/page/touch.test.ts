// @vitest-environment jsdom
import { beforeEach, expect, test, vi } from 'vitest';
import { watchTouch } from '../../utils/page/touch.ts';
import { enter, one, type } from './acting.ts';
import { openPage } from './pages.ts';

const touched = vi.fn();
beforeEach(() => {
  touched.mockClear();
});

function watch(html: string): Document {
  const document = openPage(html, 'https://any.example/');
  watchTouch(document, touched);
  return document;
}

test.each([
  '<input name="to">',
  '<input id="compose_to" type="email">',
  '<textarea name="_to"></textarea>',
  '<input aria-label="An">',
  '<label for="a">To:</label><input id="a">',
  '<div role="group" aria-label="An"><input></div>',
  '<input placeholder="Recipients">',
  '<input name="sendTo">',
])('asks for the engine when %s gets the focus', (html) => {
  enter(one(watch(html), 'input,textarea'));
  expect(touched).toHaveBeenCalledTimes(1);
});

test.each([
  '<input name="photo">',
  '<input name="total" aria-label="Total">',
  '<input name="customer" placeholder="Store">',
  '<input type="checkbox" name="to">',
  '<input type="password" name="to">',
  '<textarea name="comment"></textarea>',
  '<button name="to">To</button>',
])('stays silent when %s gets the focus', (html) => {
  enter(one(watch(html), 'input,textarea,button'));
  expect(touched).not.toHaveBeenCalled();
});

test('a text editor counts only beside a recipient field', () => {
  enter(one(watch('<div><input name="to"></div><textarea name="body"></textarea>'), 'textarea'));
  expect(touched).toHaveBeenCalledTimes(1);
});

test('typing into a field that had the focus before counts, once and never again', () => {
  const document = watch('<input name="to"><input name="cc">');
  type(one(document, '[name=to]'), 'abc');
  enter(one(document, '[name=cc]'));
  expect(touched).toHaveBeenCalledTimes(1);
});

test('the field that has the focus already counts: it is what the script was brought for', () => {
  const document = openPage('<input name="to">', 'https://any.example/');
  (one(document, 'input') as HTMLElement).focus();
  watchTouch(document, touched);
  expect(touched).toHaveBeenCalledTimes(1);
});
