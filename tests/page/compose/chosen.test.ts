// @vitest-environment jsdom
/** Who was chosen, in markup that says little: nobody is lost in silence, and nobody invented. */
import { expect, test } from 'vitest';
import { parseRecipients } from '../../../utils/core/address.ts';
import { findWindows } from '../../../utils/page/compose/find.ts';
import { readDraft } from '../../../utils/page/compose/read-draft.ts';
import { openPage } from '../pages.ts';
import { row, URL_ } from './unknown-apps.ts';

const REST = '<label>Subject <input></label><div contenteditable="true"></div><button>Send</button>';
const written = (html: string) =>
  `<div><div><b id="l">To</b><div contenteditable="true" role="textbox" aria-labelledby="l">${html}</div></div>${REST}</div>`;

/** Returns the addresses that are read from a window, sorted, and how many more recipients there are. */
function read(html: string, pending?: string): readonly [string, number] {
  const document = openPage(html, URL_);
  const [window] = findWindows(null, document);
  if (!window) throw new Error('no window');
  const draft = readDraft(window, pending === undefined ? null : document.querySelector(pending));
  const all = draft.recipients.map(({ text }) => parseRecipients(text));
  const addresses = all.flatMap((one) => one.addresses.map(({ address }) => address.split('@')[0]));
  return [
    [...new Set(addresses)].sort().join(' '),
    all.reduce((sum, one) => sum + one.unreadable, draft.unreadable),
  ];
}

test.each<[string, string, string, number]>([
  [
    'an address beside others in elements',
    row('<p>a@x.example, <b>b@x.example</b>, <b>c@x.example</b></p>'),
    'a b c',
    0,
  ],
  [
    'the same between them',
    row('<p><i>b@x.example</i>, a@x.example, <i>c@x.example</i>; d@x.example</p>'),
    'a b c d',
    0,
  ],
  [
    'a chip around chips',
    row(
      '<div class="chip">a@x.example <div class="chip">b@x.example</div><div class="chip">c@x.example</div></div>',
    ),
    'a b c',
    0,
  ],
  [
    'fields in one line, their chips before them',
    `<div><label for="t">To</label><i>a@x.example</i><input id="t"><label for="c">Cc</label><i>c@x.example</i><input id="c">${REST}</div>`,
    'a c',
    0,
  ],
  [
    'fields in one line, their chips behind them',
    `<div><label for="t">To</label><input id="t"><i>a@x.example</i><label for="c">Cc</label><input id="c"><i>c@x.example</i>${REST}</div>`,
    'a c',
    0,
  ],
  [
    'a sender to choose in the same line',
    `<div><div>From <select><option>me@x.example</select> <b>a@x.example</b> <input aria-label="To"></div>${REST}</div>`,
    'a',
    0,
  ],
  [
    'a flat form with names, below a heading',
    `<form><h2>me@x.example</h2><label for="t">To</label><b class="chip">a@x.example</b><b class="chip">Staff</b><input id="t">${REST}</form>`,
    'a',
    1,
  ],
  [
    'a flat window below a mail',
    `<main><article><div><p>From <b><i>z@y.example</i></b></p></div></article><input placeholder="To" value="a@x.example">${REST}</main>`,
    'a',
    0,
  ],
  [
    'chips that are buttons, one of a name',
    row(
      '<div class="Chip-root Chip-tag" role="button"><span>a@x.example</span></div><div class="Chip-root Chip-tag" role="button"><span>Ann</span></div><button class="Chip-root add">Add</button>',
    ),
    'a',
    1,
  ],
  [
    'a class for chips between others',
    row('<span class="el-tag el-tag--info"><span>Ann</span></span><b title="b@x.example">Bob</b>'),
    'b',
    1,
  ],
  [
    'a name between addresses',
    row('<span>a@x.example</span><span>Ann</span><span>b@x.example</span>'),
    'a b',
    1,
  ],
  [
    'names before their addresses',
    row('<div><p>Ann</p><p>a@x.example</p><p>Bob</p><p>b@x.example</p></div>'),
    'a b',
    0,
  ],
  [
    'what opens Cc behind addresses',
    row('<span>a@x.example</span><span>b@x.example</span><span>Cc</span>'),
    'a b',
    0,
  ],
  [
    'names that are words for To and From elsewhere',
    row('<b class="q">a@x.example</b><b class="q">Till</b><b class="q">Van</b><b class="q">Bcc</b>'),
    'a',
    2,
  ],
  [
    'a cell for each label and field, all made alike',
    `<div><div><p class="c">From</p><p class="c">me@x.example</p><p class="c">To</p><p class="c"><input aria-label="To" value="a@x.example"></p></div>${REST}</div>`,
    'a',
    0,
  ],
  [
    'a name in what is written',
    written('<span contenteditable="false">Ann<a>×</a></span> b@x.example'),
    'b',
    1,
  ],
  ['a name on the line before', written('Ann Miller<br>b@x.example<br>'), 'b', 1],
  [
    'a field of a type that no browser knows',
    '<form><label>To</label><div><div class="item" data-value="a@x.example">Ann</div><input type="select-multiple" aria-label="To"></div><label>Subject <input></label><textarea rows="9"></textarea><button>Send</button></form>',
    'a',
    0,
  ],
  [
    'a recipient whose chip asks for another',
    row('<ul><li>a@x.example <small>Did you mean <a href="#">b@y.example</a>?</small></li></ul>'),
    'a b',
    0,
  ],
])('nobody is lost: %s', (_, html, names, unreadable) => {
  expect(read(html)).toEqual([names, unreadable]);
});

test.each<[string, string, string, number]>([
  ['a number of others behind an address', row('<span>a@x.example<i>+2</i></span>'), 'a', 2],
  ['the same in bold', row('<span class="chip">a@x.example<b>+2</b></span>'), 'a', 2],
  ['an address with a plus', row('<span class="chip">a+2@x.example</span>'), 'a+2', 0],
  [
    'icons that are written as words',
    row('<span class="chip"><i class="icons">person</i>a@x.example<i class="icons">close</i></span>'),
    'a',
    0,
  ],
  [
    'an address that is partly marked',
    row('<span class="chip">a<b>nn</b>@x.ex<em>ample</em></span>'),
    'ann',
    0,
  ],
  [
    'others who are listed in the tooltip of their number',
    row('<b class="chip">a@x.example</b><span title="b@x.example, c@x.example">+2</span>'),
    'a b c',
    0,
  ],
  [
    'others of whom some are',
    row('<b class="chip">a@x.example</b><button aria-label="3 more: b@x.example, c@x.example">+3</button>'),
    'a b c',
    1,
  ],
  [
    'one with an address, and another',
    row('<span class="chip" title="a@x.example">Ann and 1 other</span>'),
    'a',
    1,
  ],
  [
    'a name with its sign for removing, listed with its address',
    `<div><div><label for="t">To</label><p class="token">Ann Miller<a>×</a></p><input id="t"><input value="Ann Miller &lt;a@x.example&gt;"></div>${REST}</div>`,
    'a',
    0,
  ],
  [
    'boxes that are not ticked',
    `<form><fieldset><legend>To</legend><label><input type="checkbox" value="a@x.example" checked> Ann</label><label><input type="checkbox" value="b@x.example"> b@x.example</label><input aria-label="To"></fieldset>${REST}</form>`,
    'a',
    0,
  ],
  [
    'a question',
    row('<b class="chip">a@x.example</b><p>Meinten Sie <a href="#">b@y.example</a>?</p>'),
    'a',
    0,
  ],
  [
    'a question with a button',
    row('<b class="chip">a@x.example</b><p>Vouliez-vous dire <button>b@y.example</button> ?</p>'),
    'a',
    0,
  ],
  [
    'a list that floats below the field',
    `<div><div><label for="t">To</label><b class="chip">a@x.example</b><input id="t"><ul style="position: absolute"><li>b@y.example</li></ul></div>${REST}</div>`,
    'a',
    0,
  ],
])('nobody is invented: %s', (_, html, names, unreadable) => {
  expect(read(html)).toEqual([names, unreadable]);
});

test('what is being written is not read, whatever the browser puts behind it', () => {
  expect(read(written('a@x.example, bob@y.exam<br>'), '[role=textbox]')).toEqual(['a', 0]);
});
