/** Roundcube 1.4 to 1.7 on any host, skins elastic, larry and classic. The form's field names have never changed. */
import { asOf, defineAdapter, stateIndicator } from './adapter.ts';

/** The textarea always contains the list; elastic hides it and shows chips in the list after it. */
function header(name: string) {
  return { field: asOf('2026', `textarea[name="${name}"]`, `textarea[name="${name}"] + ul.recipient-input`) };
}

export const roundcube = defineAdapter({
  id: 'roundcube',
  name: 'Roundcube',
  matches: [],
  detect: asOf(
    '2026',
    'form[name="form"]:has(input[name="_action"][value="send"]):has(textarea[name="_to"])',
  ),
  compose: asOf(
    '2026',
    '#layout-content:has(textarea[name="_to"])',
    'body:not(:has(#layout-content)):has(form[name="form"] textarea[name="_to"])',
  ),
  fields: { to: header('_to'), cc: header('_cc'), bcc: header('_bcc') },
  chip: asOf('2026', 'li.recipient'),
  address: ['title'],
  input: asOf('2026', 'li.input input'),
  from: asOf('2026', 'select[name="_from"]', 'input[name="_from"]'),
  editor: asOf('2026', 'textarea[name="_message"]', 'iframe#composebody_ifr'),
  send: asOf('2026', '.formbuttons button.send', 'a.button.send', 'a.send'),
  sendKeys: [],
  // Mailvelope's frame replaces the text and all attachments. `_pgpmime` proves nothing: a saved draft leaves it
  // behind. Enigma encrypts on the server, which keeps the private keys.
  states: [
    stateIndicator('end-to-end', '2026', '.mailvelope:has(> [name="_message"])'),
    stateIndicator('provider-keys', '2026', 'body:has(#enigmaencryptopt:checked) :has(> [name="_message"])'),
  ],
  attached: asOf('2026', 'body:has(li[id^="rcmfile"]) [name="_message"]'),
  mount: {
    at: asOf('2026', '#compose_subject', 'table.headers-table', 'table#compose-headers'),
    place: 'before',
  },
  examples: [],
});
