// @vitest-environment jsdom
import { expect, test } from 'vitest';
import { asOf, stateIndicator, type Adapter } from '../../../utils/adapters/adapter.ts';
import { gmail } from '../../../utils/adapters/gmail.ts';
import { closest, hostOf, isVisible, rectOf } from '../../../utils/page/dom/dom.ts';
import { readDraft } from '../../../utils/page/compose/read-draft.ts';
import { composeWindow } from '../../../utils/page/compose/window.ts';
import { openPage } from '../pages.ts';

/** A minimal app, used to set traps in. */
const APP: Adapter = {
  ...gmail,
  compose: asOf('2026', 'main'),
  fields: {
    to: { field: asOf('2026', '.to') },
    cc: { field: asOf('2026', '.cc') },
    bcc: { field: asOf('2026', '.bcc') },
  },
  summary: [],
  chip: asOf('2026', '.chip'),
  ignore: asOf('2026', '.suggestions'),
  address: ['data-address'],
  prefixes: ['btn:'],
  input: asOf('2026', 'input'),
  from: asOf('2026', '.from'),
  states: [
    stateIndicator('not-encrypted', '2026', '.open-lock'),
    stateIndicator('end-to-end', '2026', '.closed-lock'),
    stateIndicator('partly', '2026', '.half-lock'),
    { state: 'provider-keys', at: [], words: '^Sealed by us\\b' },
  ],
  attached: asOf('2026', '.file'),
};

function read(html: string) {
  const document = openPage(`<main>${html}</main>`, 'https://mail.example.com/x');
  const root = document.querySelector('main');
  if (!root) throw new Error('no root');
  return readDraft(composeWindow(root, APP));
}
const texts = (html: string) => read(html).recipients.map(({ text }) => text);

test('attributes come before text, a prefix is cut', () => {
  expect(
    texts('<p class="to"><b class="chip" data-address="btn:bob@x.example">eve@y.example</b></p>'),
  ).toEqual(['bob@x.example']);
});

test('name and address in neighbouring elements do not run together, highlighted parts do', () => {
  expect(
    texts('<p class="to"><span class="chip"><span>Bob</span><span>bob@x.example</span></span></p>'),
  ).toEqual(['bob@x.example']);
  expect(texts('<p class="to"><span class="chip">bo<mark>b@x</mark>.exam<wbr>ple</span></p>')).toEqual([
    'bob@x.example',
  ]);
});

test('a chip without an address is counted, never dropped', () => {
  const draft = read(
    '<p class="to"><i class="chip">Board</i><i class="chip">Staff</i></p><p class="cc"><i class="chip">All</i></p>',
  );
  expect([draft.recipients, draft.unreadable, draft.blind]).toEqual([[], 3, false]);
});

test('a chip that stands for others counts as all of them', () => {
  const html = '<p class="to"><i class="chip">a@x.example</i><i class="chip">+12</i></p>';
  expect([texts(html), read(html).unreadable]).toEqual([['a@x.example'], 12]);
});

test('a name that the hidden list has with its address is readable', () => {
  const draft = read(
    '<p class="to"><input value="Bob &lt;bob@x.example&gt;, Staff &lt;staff@x.example&gt;"><i class="chip">Staff</i></p>',
  );
  expect(draft.unreadable).toBe(0);
});

test('the same address in list and chip is listed once, in To and Cc twice', () => {
  const draft = read(
    '<p class="to"><input value="bob@x.example"><i class="chip">Bob &lt;bob@x.example&gt;</i></p><p class="cc"><i class="chip">bob@x.example</i></p>',
  );
  expect(draft.recipients).toEqual([
    { field: 'to', text: 'bob@x.example' },
    { field: 'cc', text: 'bob@x.example' },
  ]);
});

test('an address hidden behind a display name that looks like one is not taken for a repetition', () => {
  expect(
    texts(
      '<p class="to"><i class="chip">safe@good.example</i><i class="chip">"safe@good.example" &lt;evil@bad.example&gt;</i></p>',
    ),
  ).toEqual(['safe@good.example', '"safe@good.example" <evil@bad.example>']);
});

test('a chip that holds several addresses is a list of chips', () => {
  expect(
    texts(
      '<p class="to"><span class="chip"><i class="chip">a@x.example</i><i class="chip">b@x.example</i></span></p>',
    ),
  ).toEqual(['a@x.example', 'b@x.example']);
});

test('suggestions inside the field are no recipients', () => {
  expect(
    texts(
      '<p class="to"><i class="chip">a@x.example</i><span class="suggestions"><i class="chip">s@x.example</i></span></p>',
    ),
  ).toEqual(['a@x.example']);
});

test('hidden rows are read, a page without recipient fields is blind', () => {
  expect(
    texts('<p class="to"></p><p class="bcc" style="display: none"><i class="chip">b@x.example</i></p>'),
  ).toEqual(['b@x.example']);
  expect(read('<p>nothing</p>').blind).toBe(true);
});

test.each([
  [
    '<select class="from"><option>a@one.example</option><option selected>Me &lt;me@Two.example&gt;</option></select>',
    'two.example',
  ],
  ['<input class="from" value="me@exämple.example">', 'xn--exmple-cua.example'],
  ['<span class="from">me@one.example</span>', 'one.example'],
  ['<span class="from">Me &lt;me@one.example&gt;</span>', 'one.example'],
  ['<span class="from">Me</span>', ''],
  ['<span class="from">a@one.example and b@two.example</span>', ''],
  ['<span class="from">a@one.example</span><span class="from">b@one.example</span>', 'one.example'],
  ['<span class="from">a@one.example</span><span class="from">b@two.example</span>', ''],
  ['<span class="from">a@one.example</span><span class="from"></span>', 'one.example'],
  ['<span class="from"> </span>', undefined],
  ['', undefined],
])('of %j the sender is %j', (from, domain) => {
  expect(read(`${from}<p class="to"></p>`).sender).toEqual({
    host: 'mail.example.com',
    ...(domain === undefined ? {} : { domain }),
  });
});

test('what the app states counts only while it is visible', () => {
  const lock = '<p class="to"></p><span class="open-lock"';
  expect(read(`${lock}></span>`).appState).toBe('not-encrypted');
  expect(read(`${lock} style="display:none"></span>`).appState).toBe(undefined);
  expect(read('<p class="to"></p><b class="closed-lock"></b>').appState).toBe('end-to-end');
  expect(read('<p class="to"></p><b class="closed-lock"></b><b class="open-lock"></b>').appState).toBe(
    'not-encrypted',
  );
});

/**
 * Returns a form whose field names hide its own properties, as browsers do (HTML, "LegacyOverrideBuiltIns") and jsdom
 * does not.
 */
function clobbered(names: readonly string[], html = ''): HTMLFormElement {
  const fields = names.map((name) => `<input name="${name}">`).join('');
  const [form] = openPage(`<form>${fields}${html}</form>`, 'https://a.example/').forms;
  if (!form) throw new Error('no form');
  for (const name of names) Object.defineProperty(form, name, { value: form.elements.namedItem(name) });
  return form;
}

test('fields that clobber the names of DOM methods change nothing', () => {
  const names = [
    'querySelectorAll',
    'parentElement',
    'childNodes',
    'getAttribute',
    'contains',
    'getRootNode',
    'checkVisibility',
    'closest',
    'matches',
    'labels',
    'getElementById',
  ];
  const form = clobbered(names, '<p class="to"><i class="chip">a@x.example</i></p>');
  expect(readDraft(composeWindow(form, APP)).recipients).toEqual([{ field: 'to', text: 'a@x.example' }]);
});

test('a form that clobbers them is still seen, and asked where it stands', () => {
  const names = ['checkVisibility', 'getRootNode', 'getBoundingClientRect', 'closest', 'contains'];
  const form = clobbered(names);
  expect([isVisible(form), hostOf(form), closest(form, 'body')?.localName]).toEqual([true, null, 'body']);
  expect(rectOf(form).width).toBe(0);
});

test('an address in the name of another recipient is not taken for a recipient that was listed', () => {
  expect(
    texts(
      '<p class="to"><i class="chip">"bob@x.example" &lt;eve@y.example></i><i class="chip">bob@x.example</i></p>' +
        '<p class="cc"><i class="chip">al@x.example &lt;eve@z.example></i><i class="chip">al@x.example</i></p>',
    ),
  ).toEqual([
    '"bob@x.example" <eve@y.example>',
    'bob@x.example',
    'al@x.example <eve@z.example>',
    'al@x.example',
  ]);
});
