/** SnappyMail on any host: chips are list items whose title contains the address, rows are table rows. */
import { asOf, defineAdapter, stateIndicator } from './adapter.ts';

/** Matches if the menu shows this method as the (first) usable one: only that is applied, while the button is lit. */
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
  // If the button is hidden, or could only use Mailvelope outside its tab, the mail is sent unencrypted without notice.
  // GnuPG and S/MIME are done by the server; OpenPGP and Mailvelope are done here, and leave attachments unencrypted.
  states: [
    stateIndicator('partly', '2025', 'dialog:has(#tab-mailvelope:checked) #mailvelope-editor'),
    stateIndicator('provider-keys', '2025', `${lit('GnuPG')} ${BUTTON}`, `${lit('S/MIME')} ${BUTTON}`),
    stateIndicator('partly', '2025', `${lit('OpenPGP')} ${BUTTON}`),
  ],
  attached: asOf('2025', '.attachmentItem'),
  mount: { at: asOf('2026', 'table:has(ul.emailaddresses)'), place: 'after' },
  examples: [],
});
