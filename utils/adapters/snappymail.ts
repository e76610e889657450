/** SnappyMail on any host: chips are list items whose title holds the address, rows are table rows. */
import { asOf, defineAdapter, stateIndicator } from './adapter.ts';

/** The lit button, while this is (the first of) what the menu names as usable; only that is done. */
function lit(method: string): string {
  return `:has([title^="${method}"] [data-icon="🔒"])`;
}
const BUTTON = '.fontastic + .btn-success';

export const snappymail = defineAdapter({
  id: 'snappymail',
  name: 'SnappyMail',
  matches: [],
  detect: asOf('2026', 'dialog#V-PopupsCompose'),
  compose: asOf('2026', 'dialog#V-PopupsCompose'),
  fields: {
    to: { field: asOf('2026', 'tr:not(.cc-row, .bcc-row, .reply-to-row) ul.emailaddresses') },
    cc: { field: asOf('2026', '.cc-row ul.emailaddresses') },
    bcc: { field: asOf('2026', '.bcc-row ul.emailaddresses') },
  },
  chip: asOf('2026', 'li[title]'),
  address: ['title'],
  input: asOf('2026', 'li.emailaddresses-input input'),
  editor: asOf('2026', '.squire-wysiwyg[contenteditable]', '.squire-plain'),
  send: asOf('2026', 'a.btn:has(.icon-paper-plane)'),
  // A hidden button, or one that could only use Mailvelope outside of its tab, sends unencrypted without a word. GnuPG and
  // S/MIME are the server's work; OpenPGP and Mailvelope are done here and leave attachments as they are.
  states: [
    stateIndicator('partly', '2025', 'dialog:has(#tab-mailvelope:checked) #mailvelope-editor'),
    stateIndicator('provider-keys', '2025', `${lit('GnuPG')} ${BUTTON}`, `${lit('S/MIME')} ${BUTTON}`),
    stateIndicator('partly', '2025', `${lit('OpenPGP')} ${BUTTON}`),
  ],
  attached: asOf('2025', '.attachmentItem'),
  mount: { at: asOf('2026', 'table:has(ul.emailaddresses)'), place: 'after' },
  examples: [],
});
