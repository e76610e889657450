// @vitest-environment jsdom
import { expect, test } from 'vitest';
import { asOf, stateIndicator, type Adapter } from '../../../utils/adapters/adapter.ts';
import { gmail } from '../../../utils/adapters/gmail.ts';
import type { AppState } from '../../../utils/core/model.ts';
import { findWindows } from '../../../utils/page/compose/find.ts';
import { readDraft } from '../../../utils/page/compose/read-draft.ts';
import { composeWindow } from '../../../utils/page/compose/window.ts';
import vectors from '../../vectors/ciphertext.json' with { type: 'json' };
import { openPage } from '../pages.ts';

const ARMOR = `<div class="body"><pre>${vectors[0]?.text ?? ''}</pre></div>`;
const FRAME = '<iframe src="chrome-extension://abc/editor.html"></iframe>';

/** An app that shows every kind of mark. */
const APP: Adapter = {
  ...gmail,
  fields: {
    to: { field: asOf('2026', '.to') },
    cc: { field: asOf('2026', '.cc') },
    bcc: { field: asOf('2026', '.bcc') },
  },
  summary: [],
  chip: asOf('2026', '.chip'),
  address: [],
  input: asOf('2026', 'input'),
  from: [],
  editor: asOf('2026', '.body'),
  attached: asOf('2026', '.file'),
  states: [
    stateIndicator('not-encrypted', '2026', '.open-lock'),
    stateIndicator('end-to-end', '2026', '.closed-lock'),
    stateIndicator('partly', '2026', '.half-lock'),
    { state: 'provider-keys', at: [], words: '^Sealed by us\\b' },
  ],
};

function draftOf(html: string, adapter: Adapter = APP) {
  const document = openPage(`<main><p class="to"></p>${html}</main>`, 'https://mail.example.com/x');
  const root = document.querySelector('main');
  if (!root) throw new Error('no root');
  return readDraft(composeWindow(root, adapter));
}

test.each<[html: string, state: AppState | undefined]>([
  ['', undefined],
  ['<b class="open-lock"></b>', 'not-encrypted'],
  ['<b class="open-lock" style="display:none"></b>', undefined],
  ['<p style="display:none"><b class="closed-lock"></b></p>', undefined],
  ['<b class="closed-lock"></b><b class="open-lock"></b>', 'not-encrypted'],
  // The half lock leaves attachments unencrypted, so the mail is end-to-end while it has none.
  ['<b class="half-lock"></b>', 'end-to-end'],
  ['<b class="half-lock"></b><i class="file"></i>', 'partly'],
  // The words count where the app shows them, not where the person or anyone else wrote them.
  ['<p>Sealed by <b>nobody</b></p>', undefined],
  ['<p><b>Note</b>Sealed by us. Really</p>', 'provider-keys'],
  ['<p style="display:none">Sealed by us</p>', undefined],
  ['<div class="body">Sealed by us</div>', undefined],
  ['<p class="cc"><i class="chip">Sealed by us</i></p>', undefined],
  // A quoted message may contain anything.
  ['<div class="body"><b class="closed-lock"></b></div>', undefined],
  [ARMOR, 'ciphertext'],
  [`${ARMOR}<b class="open-lock"></b>`, 'ciphertext'],
  [`${ARMOR}<i class="file"></i>`, 'partly'],
  [`${ARMOR}<i class="file"></i><b class="open-lock"></b>`, 'not-encrypted'],
  // A file that the adapter does not know, or no longer.
  [`${ARMOR}<ul><li><b>report.pdf</b><i>12 KB</i></li></ul>`, 'partly'],
  [`${ARMOR}<button aria-label="Remove report.pdf, 1,2 MB"></button>`, 'partly'],
  // Not a file: a limit, a file in the ciphertext's own place, one that is hidden, a recipient.
  [`${ARMOR}<p>Files of up to 25 MB. See example.com</p>`, 'ciphertext'],
  [`${ARMOR}<p style="display:none">report.pdf (12 KB)</p>`, 'ciphertext'],
  [`${ARMOR}<p class="cc"><i class="chip">ann.b 1 kB</i></p>`, 'ciphertext'],
  // A hidden editor may still hold its old text.
  [`<div style="display:none">${ARMOR}</div>`, undefined],
  [`${ARMOR}<div class="body">readable</div>`, undefined],
  [`${ARMOR}<div style="display:none"><div class="body">readable</div></div>`, 'ciphertext'],
  // Another extension's frame counts where it has taken the editor's place.
  [FRAME, 'elsewhere'],
  [`<div class="body" style="display:none">old</div>${FRAME}`, 'elsewhere'],
  [`<div class="body">readable</div>${FRAME}`, undefined],
  [`<div style="display:none">${FRAME}</div>`, undefined],
  ['<iframe src="https://ads.example/"></iframe>', undefined],
])('%j shows %s', (html, state) => {
  expect(draftOf(html).appState).toBe(state);
});

test('a window of FlowCrypt is found, blind, and told to be elsewhere', () => {
  const html = `<div class="secure_compose_window active" data-frame-id="f1"><iframe src="moz-extension://abc/chrome/elements/compose.htm?frameId=f1" scrolling="no"></iframe></div>`;
  const document = openPage(html, 'https://mail.google.com/mail/u/0/');
  const [window, ...more] = findWindows(gmail, document);
  expect(more).toEqual([]);
  expect(window && readDraft(window)).toMatchObject({ recipients: [], blind: true, appState: 'elsewhere' });
});

test('an unknown webmail whose editor is another extension’s frame is a compose window still', () => {
  const html = `<form><input name="to" value="bob@two.example"><input name="subject">${FRAME}<button>Send</button></form>`;
  const [window] = findWindows(null, openPage(html, 'https://mail.example.com/'));
  expect(window && readDraft(window)).toMatchObject({
    recipients: [{ text: 'bob@two.example' }],
    appState: 'elsewhere',
  });
});

test('an unknown webmail with armor as its text', () => {
  const html = `<form><input name="to" value="bob@two.example"><input name="subject"><textarea rows="9">${vectors[0]?.text ?? ''}</textarea><button>Send</button></form>`;
  const [window] = findWindows(null, openPage(html, 'https://mail.example.com/'));
  expect(window && readDraft(window).appState).toBe('ciphertext');
});

test('where the app tells it of each recipient, whoever has no chip of its own is undecided', () => {
  const adapter: Adapter = {
    ...APP,
    chipStates: [
      stateIndicator('end-to-end', '2026', '.locked'),
      stateIndicator('undecided', '2026', '.busy'),
      stateIndicator('plain', '2026', '*'),
    ],
  };
  const chip = (address: string, sign: string) => `<i class="chip">${address}<b class="${sign}"></b></i>`;
  const rows = `<p class="cc">${chip('a@x.example', 'locked')}${chip('b@x.example', 'busy')}${chip('c@x.example', '')}<input value="d@x.example"></p>`;
  expect(draftOf(rows, adapter).recipients).toEqual([
    { field: 'cc', text: 'd@x.example', appState: 'undecided' },
    { field: 'cc', text: 'a@x.example', appState: 'end-to-end' },
    { field: 'cc', text: 'b@x.example', appState: 'undecided' },
    { field: 'cc', text: 'c@x.example', appState: 'plain' },
  ]);
  // A new layout: the general rule reads the recipients, but nobody knows what their chips show.
  const unknown: Adapter = {
    ...adapter,
    fields: { to: { field: [] }, cc: { field: [] }, bcc: { field: [] } },
  };
  const html = `<div><label for="x">To</label><span class="chip" title="a@x.example"><b class="locked"></b></span><input id="x" name="to"></div><input name="subject"><div class="body" contenteditable="true"></div>`;
  expect(draftOf(html, unknown).recipients).toEqual([
    { field: 'to', text: 'a@x.example', appState: 'undecided' },
  ]);
});
