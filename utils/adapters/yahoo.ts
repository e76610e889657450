/** Yahoo Mail and AOL Mail, one platform. Test IDs are the stable names; those of pills changed once. */
import { asOf, defineAdapter } from './adapter.ts';

function container(name: string) {
  return { field: asOf('2024', `[data-test-id="container-${name}"]`) };
}

export const yahoo = defineAdapter({
  id: 'yahoo',
  name: 'Yahoo Mail',
  matches: ['https://mail.yahoo.com/*', 'https://mail.aol.com/*', 'https://compose.mail.yahoo.com/*'],
  compose: [],
  fields: { to: container('to'), cc: container('cc'), bcc: container('bcc') },
  chip: asOf('2024', '[data-test-id="pill"]', '[data-test-id="y-pill"]'),
  address: ['title'],
  input: asOf('2024', 'input'),
  editor: asOf('2024', '[data-test-id="rte"]'),
  send: asOf('2024', 'button[data-test-id="compose-send-button"]'),
  mount: { at: asOf('2024', '#editor-container'), place: 'before' },
  examples: [
    'https://mail.yahoo.com/d/compose/',
    'https://mail.aol.com/d/compose/',
    'https://compose.mail.yahoo.com/',
  ],
});
