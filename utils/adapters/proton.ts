/** Proton Mail: test IDs and icons are from its source code. Each recipient's chip shows how they get the message. */
import { asOf, defineAdapter, stateIndicator } from './adapter.ts';

/** The row around an input; the three rows differ only by the input's test ID. */
function row(name: string) {
  return { field: asOf('2026', `.composer-addresses-container:has([data-testid="composer:${name}"])`) };
}

const ICON = '[data-testid="encryption-icon"]';

function lock(...names: readonly string[]): string {
  return `:is(${names.map((name) => `[*|href$="#ic-lock-${name}filled"]`).join()})`;
}

export const proton = defineAdapter({
  id: 'proton',
  name: 'Proton Mail',
  matches: ['https://mail.proton.me/*'],
  compose: asOf('2026', '.composer[data-id]'),
  fields: { to: row('to'), cc: row('to-cc'), bcc: row('to-bcc') },
  // What remains of the rows while the text has the focus: names, and the addresses of people without one.
  summary: asOf('2022', '.composer-addresses-fakefield-inner'),
  chip: [
    // Groups only have the class.
    ...asOf('2026', '.composer-addresses-item'),
    ...asOf('2022', '.composer-addresses-fakefield-inner > span:not([title],.placeholder)'),
  ],
  address: ['data-testid'],
  prefixes: ['remove-address-button-'],
  input: asOf('2026', 'input'),
  from: asOf('2026', '[data-testid="composer:from"]'),
  editor: asOf('2026', 'iframe[data-testid="rooster-iframe"]', '.composer textarea'),
  send: asOf('2026', '[data-testid="composer:send-button"]'),
  sendElsewhere: asOf('2026', '[data-testid^="composer:schedule-send"]'),
  mount: { at: asOf('2026', 'div:has(> * > [data-testid="composer:subject"])'), place: 'before' },
  // A password for external recipients; their chips show whom it concerns.
  states: [stateIndicator('password', '2026', '[data-testid="composer:encryption-options-button"]')],
  // A closed lock is no proof: if the recipient has switched off end-to-end encryption, only its colour differs. Other
  // icons mean doubts about the key, or errors; without an icon after loading, the message is sent unencrypted.
  chipStates: [
    stateIndicator(
      'end-to-end',
      '2026',
      `:is(.color-info,.color-success)${ICON}:has(${lock('', 'check-', 'pen-')})`,
    ),
    stateIndicator('switched-off', '2026', `.color-norm${ICON}:has(${lock('')})`),
    stateIndicator('plain', '2026', `${ICON}:has([*|href*="#ic-lock-open-"])`),
    stateIndicator('undecided', '2026', ICON, '[data-testid="circle-loader"]', '.invalid *'),
    stateIndicator('plain', '2026', '*'),
  ],
  examples: ['https://mail.proton.me/u/0/inbox', 'https://mail.proton.me/u/1/drafts#mailto=bob'],
});
