/** Gmail: the PeopleKit layout (since October 2021) and the classic one; moles, inline replies, full screen, pop-out. */
import { asOf, defineAdapter, stateIndicator } from './adapter.ts';

function securitySays(words: string): string[] {
  return ['aria-label', 'data-tooltip'].map((name) => `[${name}^="Message security: ${words}"]`);
}

export const gmail = defineAdapter({
  id: 'gmail',
  name: 'Gmail',
  matches: ['https://mail.google.com/*'],
  // FlowCrypt's own window is a frame that nobody can read.
  compose: asOf('2026', 'div.M9', '.secure_compose_window'),
  fields: {
    to: { field: [...asOf('2026', '.anm[name="to"]'), ...asOf('2021', 'div.oj:has(textarea[name="to"])')] },
    cc: { field: [...asOf('2026', '.anm[name="cc"]'), ...asOf('2021', 'div.oj:has(textarea[name="cc"])')] },
    bcc: {
      field: [...asOf('2026', '.anm[name="bcc"]'), ...asOf('2021', 'div.oj:has(textarea[name="bcc"])')],
    },
  },
  summary: asOf('2026', '.az9'),
  // Suggestions are also options of a listbox (gmail.js #713), but outside the elements with a `name`.
  chip: [
    ...asOf('2026', '[role="listbox"] [role="option"][data-name]', '.agb .afV[data-hovercard-id]'),
    ...asOf('2026', '.az9 span[email]'),
    ...asOf('2021', '.vR'),
  ],
  address: ['data-hovercard-id', 'value', 'email'],
  input: [
    ...asOf('2026', 'input[peoplekit-id]'),
    ...asOf('2021', 'textarea[name="to"]', 'textarea[name="cc"]', 'textarea[name="bcc"]'),
  ],
  from: asOf('2020', 'input[name="from"]'),
  editor: [
    ...asOf('2026', '[g_editable="true"][role="textbox"][contenteditable="true"]'),
    ...asOf('2020', 'textarea[aria-label="Message Body"]', 'textarea.Ak'),
  ],
  send: asOf(
    '2026',
    '.IZ .Up div > div[role="button"]:not([aria-haspopup="true"])',
    '.Up .T-I-atl[role="button"]',
  ),
  sendElsewhere: asOf('2026', '[selector="scheduledSend"]'),
  // The subject's row follows those of the recipients; a reply has none.
  mount: { at: asOf('2026', 'div:has(> input[name="subjectbox"])', 'table.iN', '.iN'), place: 'before' },
  // The control of work accounts, recognised by the English words in Google's help. It does not reveal who holds the
  // keys of its "enhanced encryption" (Google, or the organisation's key service).
  states: [
    stateIndicator('not-encrypted', '2020', 'span.bcV.Sz[role="button"]', ...securitySays('no encryption')),
    stateIndicator('claimed', '2026', ...securitySays('enhanced encryption')),
  ],
  attached: asOf('2026', 'div.dL'),
  examples: [
    'https://mail.google.com/mail/u/0/#inbox?compose=new',
    'https://mail.google.com/mail/u/1/?view=cm&fs=1',
    'https://mail.google.com/mail/',
  ],
});
