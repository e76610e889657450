/** Tuta Mail: test ids and titles read in its source; the confidential switch states end-to-end encryption. */
import { asOf, defineAdapter } from './adapter.ts';

/** Hidden decoy inputs against autofill carry other test ids. */
function bubbles(name: string) {
  return { field: asOf('2026', `.bubble-text-field:has([data-testid="tfi:${name}_label"])`) };
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
  mount: { at: asOf('2026', '[data-testid="tfi:subject_label"]'), place: 'before' },
  appState: { endToEnd: asOf('2026', '[data-testid="btn:confidential_action"][aria-pressed="true"]') },
  examples: ['https://app.tuta.com/mail/', 'https://mail.tutanota.com/'],
});
