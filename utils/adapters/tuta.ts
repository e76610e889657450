/** Tuta Mail: test IDs and titles are from its source code; the switch "Confidential" shows end-to-end encryption. */
import { asOf, defineAdapter, stateIndicator } from './adapter.ts';

/** Hidden decoy inputs against autofill have other test IDs. */
function bubbles(name: string) {
  return { field: asOf('2026', `.bubble-text-field:has([data-testid="tfi:${name}_label"])`) };
}

function confidential(pressed: string): string {
  return `[data-testid="btn:confidential_action"][aria-pressed="${pressed}"]`;
}

export const tuta = defineAdapter({
  id: 'tuta',
  name: 'Tuta Mail',
  matches: ['https://app.tuta.com/*', 'https://mail.tutanota.com/*'],
  compose: asOf('2026', '#mail-editor'),
  fields: { to: bubbles('to'), cc: bubbles('cc'), bcc: bubbles('bcc') },
  chip: asOf('2026', 'button.text-bubble'),
  address: ['data-testid', 'title'],
  prefixes: ['btn:'],
  input: asOf('2026', 'input[data-testid^="tfi:"]'),
  editor: asOf('2026', '[data-testid="text_editor"][role="textbox"]'),
  send: asOf('2026', '[data-testid="btn:send_action"]'),
  sendKeys: ['Control+Enter', 'Control+Shift+s'],
  mount: { at: asOf('2026', '[data-testid="tfi:subject_label"]'), place: 'before' },
  // The switch only exists with external recipients (its absence proves nothing: they may not have been looked up yet).
  // If it is off, the server gets the key of the whole message, so that even recipients at Tuta get no more protection
  // than the others.
  states: [
    stateIndicator('plain', '2026', confidential('false')),
    stateIndicator('password', '2026', confidential('true')),
  ],
  examples: ['https://app.tuta.com/mail/', 'https://mail.tutanota.com/'],
});
