/** Nextcloud Mail on any host. */
import { asOf, defineAdapter, stateIndicator } from './adapter.ts';

/** A row is recognised by its label's target, which is the same in every language. */
function row(name: string) {
  return { field: asOf('2026', `.composer-fields:has(> [for="${name}"])`) };
}

const SEND = '.composer-actions--secondary-actions [type="submit"]';

export const nextcloud = defineAdapter({
  id: 'nextcloud',
  name: 'Nextcloud Mail',
  matches: [],
  detect: asOf('2026', '.message-composer .composer-fields'),
  compose: asOf('2026', '.message-composer'),
  fields: { to: row('to'), cc: row('cc'), bcc: row('bcc') },
  // A row without focus only shows its first chip and a number.
  chip: asOf('2026', '.ncselect__tag--recipient', '.recipient-overflow'),
  ignore: asOf('2026', '.vs__dropdown-menu'),
  address: ['title'],
  input: asOf('2026', 'input'),
  from: asOf('2026', '.composer-fields__from .vs__selected'),
  editor: asOf('2026', '.ck-editor__editable'),
  send: asOf('2026', SEND),
  mount: { at: asOf('2026', '.composer-fields:has(> #subject)'), place: 'before' },
  // Mailvelope's frame replaces the text, and no attachments are sent with it. S/MIME, which the button names in every
  // language, is done by the server, which has the keys.
  states: [
    stateIndicator('end-to-end', '2026', '#mailvelope-composer'),
    stateIndicator('provider-keys', '2026', `${SEND}[aria-label*="S/MIME"]`),
  ],
  attached: asOf('2026', '.composer-attachment'),
  examples: [],
});
