// @vitest-environment jsdom
import { describe, expect, test } from 'vitest';
import { isCiphertext } from '../../../utils/page/compose/ciphertext.ts';
import vectors from '../../vectors/ciphertext.json' with { type: 'json' };
import { openPage } from '../pages.ts';

const URL_ = 'https://mail.example.com/';
const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** The markup in which editors hold lines. */
const SHAPES: Readonly<Record<string, (text: string) => string>> = {
  'a text area': (text) => `<textarea>${escaped(text)}</textarea>`,
  'lines in divs': (text) =>
    `<div>${text
      .split(/\r?\n/)
      .map((l) => `<div>${escaped(l) || '<br>'}</div>`)
      .join('')}</div>`,
  'lines with breaks': (text) => `<div>${escaped(text).replace(/\r?\n/g, '<br>')}</div>`,
  'preformatted text': (text) => `<div><pre>\n${escaped(text)}</pre></div>`,
};

function editorOf(html: string): Element {
  const editor = openPage(html, URL_).body.firstElementChild;
  if (!editor) throw new Error('no editor');
  return editor;
}

describe.each(Object.entries(SHAPES))('in %s', (_, shape) => {
  test.each(vectors)('$case → $ciphertext', ({ text, ciphertext }) => {
    expect(isCiphertext(editorOf(shape(text)))).toBe(ciphertext);
  });
});

const ENCRYPTED = vectors[0]?.text ?? '';

test('in a frame of the same origin', () => {
  const frame = editorOf('<iframe></iframe>') as HTMLIFrameElement;
  const inner = frame.contentDocument;
  if (!inner) throw new Error('no document');
  expect(isCiphertext(frame)).toBe(false);
  inner.body.textContent = ENCRYPTED;
  expect(isCiphertext(frame)).toBe(true);
  // A form with this name hides the document's own property.
  inner.body.insertAdjacentHTML('beforeend', '<p>readable</p><form name="body"></form>');
  expect(isCiphertext(frame)).toBe(false);
});

test.each([
  '<img src="cid:1">',
  '<embed src="data:">',
  '<iframe srcdoc="pin"></iframe>',
  '<input value="pin">',
])('what stands beside the armor goes out as it is: %s', (readable) => {
  expect(isCiphertext(editorOf(`<div><pre>${ENCRYPTED}</pre></div>`))).toBe(true);
  expect(isCiphertext(editorOf(`<div><pre>${ENCRYPTED}</pre>${readable}</div>`))).toBe(false);
});

test('of a long text only the ends are looked at', () => {
  const editor = editorOf(`<div>${'<p>word word word</p>'.repeat(5_000)}</div>`);
  let read = 0;
  const view = editor.ownerDocument.defaultView as unknown as typeof globalThis;
  const own = Object.getOwnPropertyDescriptor(view.Node.prototype, 'nodeValue');
  Object.defineProperty(view.Node.prototype, 'nodeValue', {
    get(this: Node) {
      read++;
      return own?.get?.call(this) as unknown;
    },
  });
  expect(isCiphertext(editor)).toBe(false);
  expect(read).toBeLessThan(60);
});
