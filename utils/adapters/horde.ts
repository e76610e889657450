/** Horde IMP on any host, in its dynamic view: a window of its own. The fields' lists contain what their chips omit. */
import { asOf, defineAdapter, stateIndicator } from './adapter.ts';

function row(name: string) {
  return { field: asOf('2024', `#send${name}`) };
}

/** The hidden field's values that mean encryption; others only sign (`syn` is the app's own spelling). */
const ENCRYPTS = ['_encrypt', '_signenc', '_sym_enc', '_syn_sign'].map(
  (end) => `[name="encrypt"][value$="${end}"]`,
);

export const horde = defineAdapter({
  id: 'horde',
  name: 'Horde',
  matches: [],
  detect: asOf('2024', 'form#compose #composeMessage'),
  compose: asOf('2024', 'form#compose:has(#composeMessage)'),
  fields: { to: row('to'), cc: row('cc'), bcc: row('bcc') },
  chip: asOf('2024', '.hordeACListItem:not(:has(input))'),
  address: [],
  input: asOf('2024', 'textarea', 'input'),
  from: asOf('2024', '#identity'),
  editor: asOf('2024', '#composeMessage', '#composeMessageParent iframe'),
  send: asOf('2024', '#send_button'),
  mount: { at: asOf('2024', 'table:has(> tbody > #sendto)'), place: 'after' },
  // The server encrypts, and keeps the keys.
  states: [stateIndicator('provider-keys', '2024', `:has(${ENCRYPTS.join()}) > #writemsg`)],
  attached: asOf('2024', '#attach_list > li'),
  examples: [],
});
