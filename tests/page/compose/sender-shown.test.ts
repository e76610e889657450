// @vitest-environment jsdom
/** A sender who is only shown, in the same box as To: no recipient, and nobody beside it is lost. */
import { expect, test } from 'vitest';
import { findWindows } from '../../../utils/page/compose/find.ts';
import { addrSpecs } from '../../../utils/page/dom/text.ts';
import { readDraft } from '../../../utils/page/compose/read-draft.ts';
import { openPage } from '../pages.ts';
import { row, URL_ } from './unknown-apps.ts';

const REST =
  '<div><label for="s">Subject</label><input id="s"></div><div contenteditable="true"></div><button>Send</button>';
const around = (head: string) => `<div>${head}${REST}</div>`;
const INPUT = '<input aria-label="To" value="a@x.example">';

function recipients(html: string): string[] {
  const [window] = findWindows(null, openPage(html, URL_));
  return (window ? readDraft(window).recipients : []).flatMap(({ text }) => addrSpecs(text)).sort();
}

test.each([
  [
    'table rows',
    `<table><tr><td>From:</td><td>Me &lt;me@x.example&gt;</td></tr><tr><td>To:</td><td>${INPUT}</td></tr></table>`,
  ],
  [
    'table rows, From last',
    `<table><tr><td>To:</td><td>${INPUT}</td></tr><tr><td>From:</td><td>me@x.example</td></tr></table>`,
  ],
  [
    'table rows in German',
    `<table><tr><td>Von:</td><td>Ich &lt;me@x.example&gt;</td></tr><tr><td>An:</td><td>${INPUT}</td></tr></table>`,
  ],
  ['a list of terms', `<dl><dt>From</dt><dd>me@x.example</dd><dt>To</dt><dd>${INPUT}</dd></dl>`],
  [
    'a box',
    `<div><div><span>From</span><span>me@x.example</span></div><div><label>To</label>${INPUT}</div></div>`,
  ],
  ['a line', `<div><p>From: Me &lt;me@x.example&gt;</p><div><label>To</label>${INPUT}</div></div>`],
  [
    'a line with its label marked',
    `<div><p><b>De :</b> Moi &lt;me@x.example&gt;</p><div>À ${INPUT}</div></div>`,
  ],
  [
    'a label with a full-width colon',
    `<div><div><b>差出人：</b><span>me@x.example</span></div><div>宛先 ${INPUT}</div></div>`,
  ],
  [
    'a button that opens a list',
    `<div><div><span>From</span><button aria-haspopup="listbox">me@x.example</button></div><div>To ${INPUT}</div></div>`,
  ],
  ['list items', `<ul><li>From: <b>me@x.example</b></li><li>To: ${INPUT}</li></ul>`],
  [
    'one flat line',
    '<div><i>From</i> <span>me@x.example</span> <i>To</i> <span>a@x.example</span><input aria-label="To"></div>',
  ],
  [
    'an address in an attribute',
    `<div><div><span>From</span><span data-email="me@x.example">Me</span></div><div>To ${INPUT}</div></div>`,
  ],
])('is no recipient: %s', (_, head) => {
  expect(recipients(around(head))).toEqual(['a@x.example']);
});

test.each([
  ['a name like the label, behind To', row('<span>Da</span><span>a@x.example</span>')],
  ['the same with classes', row('<span class="chip">Van</span><span class="chip">a@x.example</span>')],
  [
    'a name like the label, made like the recipients, and no label before them',
    around('<div><span class="c">Van</span><span class="c">a@x.example</span><input aria-label="To"></div>'),
  ],
  [
    'a name like the label, behind another recipient',
    around('<div><p>0@x.example</p><p>Van</p><p>a@x.example</p><input aria-label="To"></div>'),
  ],
  [
    'only a name as the sender, and no label before the recipients',
    around('<div><span>From</span><span>Me</span><div><b>a@x.example</b><input aria-label="To"></div></div>'),
  ],
  [
    'the same in one flat line',
    around('<div><span>From</span><button>Me</button><b>a@x.example</b><input aria-label="To"></div>'),
  ],
  [
    'the sender and the label in one text',
    around('<div>From: me@x.example<br>To: <span>a@x.example</span><input aria-label="To"></div>'),
  ],
  [
    'a sender with an address, and no label before the recipients',
    around('<div><span>From</span><b>me@x.example</b><b>a@x.example</b><input aria-label="To"></div>'),
  ],
])('takes nobody with it: %s', (_, html) => {
  expect(recipients(html).filter((one) => !one.startsWith('0'))).toEqual(['a@x.example']);
});
