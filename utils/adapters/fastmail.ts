/** Fastmail: recipient lists are plain text areas. Its newest layout is not confirmed. */
import { asOf, defineAdapter } from './adapter.ts';

export const fastmail = defineAdapter({
  id: 'fastmail',
  name: 'Fastmail',
  matches: ['https://app.fastmail.com/*'],
  compose: asOf('2024', '.v-Compose'),
  fields: {
    to: { field: asOf('2024', 'textarea[id$="to-input"]') },
    cc: { field: asOf('2024', 'textarea[id$="-cc-input"]') },
    bcc: { field: asOf('2024', 'textarea[id$="-bcc-input"]') },
  },
  chip: [],
  address: [],
  input: [],
  from: asOf('2024', '.v-ComposeFrom-bottom select'),
  editor: asOf('2024', '[contenteditable="true"]'),
  send: [],
  mount: { at: [], place: 'after' },
  examples: ['https://app.fastmail.com/mail/compose?to=bob@example.com'],
});
