/** SnappyMail on any host: chips are list items whose title holds the address, rows are table rows. */
import { asOf, defineAdapter } from './adapter.ts';

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
  mount: { at: asOf('2026', 'table:has(ul.emailaddresses)'), place: 'after' },
  examples: [],
});
