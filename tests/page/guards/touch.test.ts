// @vitest-environment jsdom
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { watchTouch } from '../../../utils/page/guards/touch.ts';
import { click, enter, one, type } from '../acting.ts';
import { openPage } from '../pages.ts';

const touched = vi.fn(() => Promise.resolve<unknown>(true));
beforeEach(() => {
  touched.mockClear();
  // The clock stands still, so nothing that is touched has to wait before it is examined.
  vi.spyOn(performance, 'now').mockReturnValue(0);
});

function watch(html: string): Document {
  const document = openPage(html, 'https://any.example/');
  // A page's listeners accept only abort signals from the page's own window.
  vi.stubGlobal('AbortController', (document.defaultView as unknown as typeof globalThis).AbortController);
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
  '<p>To: <input name="f1"></p>',
  '<table><tr><td>To:</td><td>&nbsp;</td><td><input name="headerto"></td></tr></table>',
  '<table><tr><td>An:</td></tr><tr><td><input name="x1"></td></tr></table>',
  '<dl><dt>宛先</dt><dd><input name="x1"></dd></dl>',
  '<label for="a">Do:</label><input id="a">',
  '<p>До <input name="f1"></p>',
  '<table><tr><td>אל:</td><td><input name="f1"></td></tr></table>',
  '<input aria-label="ถึง">',
  '<p>Címzett: <input name="f1"></p>',
  '<p>Получатели: <input name="f1"></p>',
  '<b id="l">To</b><div><ul><li>Pat <i>5551234567@vtext.com, and a long text that no label is, of some eighty letters or more</i></li></ul><input id="in7" aria-labelledby="x l"></div>',
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
  '<p>Your name <input name="f1"></p>',
  '<p>Total: <input name="f1"></p>',
  '<p>A question for all <input name="f1"></p>',
  '<p>Do you agree? <input name="f1"></p>',
  '<p>Za kolik? <input name="f1"></p>',
  '<form><p>Name <input name="n"></p><textarea name="comment"></textarea></form>',
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

test.each([
  '<p>To: <input name="f1" value="ann@example.org"></p><p>Subject: <input name="subject"></p>',
  '<textarea name="_to">ann@example.org</textarea><input name="subject">',
  '<p>To: <span contenteditable><b>ann@example.org</b></span></p><p>Subject: <input name="subject"></p>',
])('a field that was filled and left before this came counts: %s', (html) => {
  const document = openPage(html, 'https://any.example/');
  document.querySelector<HTMLElement>('[name=subject]')?.focus();
  watchTouch(document, touched);
  expect(touched).toHaveBeenCalledTimes(1);
});

test.each([
  '<p>To: <input name="f1"></p><p>Subject: <input name="subject"></p>',
  '<p>Name: <input name="f1" value="Ann"></p><p>Subject: <input name="subject"></p>',
  '<p>Name: <span contenteditable>Ann</span></p><p>Subject: <input name="subject"></p>',
])('nothing that is filled is for recipients: %s', (html) => {
  const document = openPage(html, 'https://any.example/');
  document.querySelector<HTMLElement>('[name=subject]')?.focus();
  watchTouch(document, touched);
  expect(touched).not.toHaveBeenCalled();
});

test.each([
  ['is found behind hundreds of others', 0, true, 1],
  ['is not looked for any longer than a moment: then the engine does', 1, false, 1],
  ['is not found where there is none', 0, false, 0],
])('a filled field %s', (_, step, isThere, times) => {
  let at = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => (at += step));
  const others = '<p>Name: <input name="f1" value="Ann"></p>'.repeat(400);
  const document = openPage(
    others + (isThere ? '<p>To: <input name="f2" value="ann@example.org"></p>' : ''),
    'https://any.example/',
  );
  watchTouch(document, touched);
  vi.restoreAllMocks();
  expect(touched).toHaveBeenCalledTimes(times);
});

test('an editor counts in a form with a field that is labelled as one for recipients', () => {
  const html = '<form><p>To: <input name="f1"></p><p><textarea name="f2"></textarea></p></form>';
  enter(one(watch(html), 'textarea'));
  expect(touched).toHaveBeenCalledTimes(1);
});

test('a field that had the focus before anybody listened counts when it is pressed', () => {
  click(one(watch('<input name="to">'), 'input'));
  expect(touched).toHaveBeenCalledTimes(1);
});

test('after no answer it asks again: at the next touch, and by itself after a while', async () => {
  vi.useFakeTimers();
  touched.mockResolvedValue(null);
  const document = watch('<input name="to">');
  const touch = async () => {
    enter(one(document, 'input'));
    await vi.advanceTimersByTimeAsync(0);
  };
  await touch();
  await touch();
  expect(touched).toHaveBeenCalledTimes(2);
  touched.mockResolvedValue(true);
  await vi.advanceTimersByTimeAsync(20_000);
  expect(touched).toHaveBeenCalledTimes(3);
  await touch();
  expect(touched).toHaveBeenCalledTimes(3);
  vi.useRealTimers();
});

describe('of a page with many fields', () => {
  const forms = '<form><input name="note"></form>'.repeat(1000);

  test('no box is read that may be the whole page, for a field whose row has no words', () => {
    const document = watch(`<main>${forms}</main>`);
    const reads = vi.spyOn(
      (document.defaultView as unknown as typeof globalThis).Node.prototype,
      'textContent',
      'get',
    );
    enter(one(document, 'input'));
    expect(touched).not.toHaveBeenCalled();
    const sizes = reads.mock.contexts.map((read) => (read as Element).childElementCount);
    expect(sizes).not.toEqual([]);
    expect(Math.max(...sizes)).toBeLessThan(100);
    reads.mockRestore();
  });

  test('an editor among them brings the engine, which looks for itself', () => {
    const document = watch(`<input name="note">`.repeat(1000) + '<textarea name="comment"></textarea>');
    const reads = vi.spyOn(
      (document.defaultView as unknown as typeof globalThis).Element.prototype,
      'getAttribute',
    );
    enter(one(document, 'textarea'));
    expect(touched).toHaveBeenCalledTimes(1);
    expect(reads.mock.calls.length).toBeLessThan(1000);
    reads.mockRestore();
  });

  test('those that are touched faster than they can be looked at bring the engine, too', () => {
    const document = watch(forms);
    let time = 0;
    vi.spyOn(performance, 'now').mockImplementation(() => (time += 5));
    const [first, second, third] = document.querySelectorAll('input');
    enter(first as Element);
    enter(second as Element);
    expect(touched).not.toHaveBeenCalled();
    enter(third as Element);
    expect(touched).toHaveBeenCalledTimes(1);
  });
});
