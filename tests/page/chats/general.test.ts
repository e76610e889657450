// @vitest-environment jsdom
import { describe, expect, test } from 'vitest';
import { looksLikeComposer } from '../../../utils/page/chats/general.ts';
import { openPage } from '../pages.ts';

const places = new WeakMap<Element, DOMRect>();
Element.prototype.getBoundingClientRect = function () {
  return places.get(this) ?? ({ top: 0, bottom: 0, width: 0, height: 0 } as DOMRect);
};

/**
 * Opens a page with an unknown layout and returns the touched field; `data-at="top height width"` places a field, top
 * and width in per cent of the window, height in px.
 */
function fieldOf(html: string): Element {
  const document = openPage(html, 'https://chat.example/app/messages/1');
  for (const element of document.querySelectorAll('[data-at]')) {
    const [top = 0, height = 0, width = 0] = (element.getAttribute('data-at') ?? '').split(' ').map(Number);
    const at = { top: (top * innerHeight) / 100, width: (width * innerWidth) / 100, height };
    places.set(element, { ...at, bottom: at.top + height } as DOMRect);
  }
  const field = document.querySelector('[data-touched]');
  if (!field) throw new Error('nothing is touched');
  return field;
}
const LOW = 'data-touched data-at="85 60 50"';

describe('the line to write in is', () => {
  test.each([
    ['a text field at the bottom', `<textarea ${LOW}></textarea>`],
    ['an editor at the bottom', `<div contenteditable="true" ${LOW}></div>`],
    ['a text box by its role', `<div role="textbox" contenteditable="plaintext-only" ${LOW}></div>`],
    [
      'in a form of its own',
      `<form><textarea ${LOW} name="body"></textarea><input type="file"><button>Send</button></form>`,
    ],
    ['about anything', `<textarea ${LOW} placeholder="Message #feedback"></textarea>`],
    [
      'labelled in another language',
      `<textarea ${LOW} aria-label="Nachricht an Titel-Redaktion"></textarea>`,
    ],
    ['beside a smaller one', `<textarea data-at="10 30 50"></textarea><textarea ${LOW}></textarea>`],
    [
      'beside a larger one for a search',
      `<textarea aria-label="Search" data-at="10 300 50"></textarea><textarea ${LOW}></textarea>`,
    ],
  ])('%s', (_, html) => {
    expect(looksLikeComposer(fieldOf(html))).toBe(true);
  });
});

describe('is not', () => {
  test.each([
    ['a one-line field', `<input ${LOW}>`],
    ['a search box', `<textarea ${LOW} aria-label="Search messages"></textarea>`],
    ['a search box by its place', `<div role="search"><textarea ${LOW}></textarea></div>`],
    ['a comment box', `<textarea ${LOW} placeholder="Add a comment…"></textarea>`],
    ['a comment box, by its name', `<textarea ${LOW} name="new_comment[body]"></textarea>`],
    ['a field for a note', `<label>Private note<textarea ${LOW}></textarea></label>`],
    ['an editor of code', `<div class="monaco-editor"><textarea ${LOW}></textarea></div>`],
    ['another editor of code', `<div class="cm-editor"><div contenteditable="true" ${LOW}></div></div>`],
    [
      'a text of a form with other fields',
      `<form><input name="x" type="text"><textarea ${LOW}></textarea></form>`,
    ],
    [
      'a text in a dialog with other fields',
      `<div role="dialog"><input><div contenteditable="true" ${LOW}></div></div>`,
    ],
    ['a field at the top', `<textarea data-touched data-at="5 60 50"></textarea>`],
    ['a narrow field', `<textarea data-touched data-at="85 60 10"></textarea>`],
    ['the smaller of two', `<textarea data-at="40 300 60"></textarea><textarea ${LOW}></textarea>`],
    ['a field that cannot be written in', `<textarea ${LOW} readonly></textarea>`],
    ['a cell', `<table><tr><td contenteditable="true" ${LOW}></td></tr></table>`],
    ['a profile', `<textarea ${LOW} id="profileBio"></textarea>`],
  ])('%s', (_, html) => {
    expect(looksLikeComposer(fieldOf(html))).toBe(false);
  });
});
