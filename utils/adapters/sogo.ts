/** SOGo 5 on any host: AngularJS leaves its bindings in the page, which distinguish the three similar rows. */
import { asOf, defineAdapter, stateIndicator } from './adapter.ts';

function row(name: string) {
  return { field: asOf('2026', `md-chips[ng-model$=".${name}"]`) };
}

export const sogo = defineAdapter({
  id: 'sogo',
  name: 'SOGo',
  matches: [],
  detect: asOf('2026', 'md-dialog#mailEditor'),
  compose: asOf('2026', 'md-dialog#mailEditor'),
  fields: { to: row('to'), cc: row('cc'), bcc: row('bcc') },
  chip: asOf('2026', '.md-chip-content'),
  address: [],
  input: asOf('2026', 'input'),
  from: asOf('2026', 'input[name="from"]'),
  editor: asOf('2026', 'textarea[name="content"]', '.ck-editor__editable', 'iframe.cke_wysiwyg_frame'),
  send: asOf('2026', '[ng-click="editor.send()"]'),
  sendKeys: [],
  mount: { at: asOf('2026', 'md-input-container:has(> [name="subject"])'), place: 'before' },
  // A menu item, which is in the page even while the menu is closed. S/MIME is done by the server, which keeps the key.
  states: [
    stateIndicator(
      'provider-keys',
      '2026',
      'body:has(.sg-checked[ng-model$=".encrypt"]) .msg-header-content',
    ),
  ],
  attached: asOf('2026', '.sg-readonly md-chip'),
  examples: [],
});
