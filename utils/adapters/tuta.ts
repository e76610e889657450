/** Tuta Mail: test ids and titles read in its source; the switch "Confidential" states end-to-end encryption. */
import { asOf, defineAdapter, stateIndicator } from './adapter.ts';

/** Hidden decoy inputs against autofill carry other test ids. */
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
  // The switch is there only with recipients elsewhere (absent, it tells nothing: they may not be looked up yet).
  // Off, the server gets the key of the whole message, so that people at Tuta get no more than the others.
  states: [
    stateIndicator('plain', '2026', confidential('false')),
    stateIndicator('password', '2026', confidential('true')),
  ],
  examples: ['https://app.tuta.com/mail/', 'https://mail.tutanota.com/'],
});
