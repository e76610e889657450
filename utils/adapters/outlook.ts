/** Outlook on the web, personal and Microsoft 365. No compose root is stable: it is found around the editor. */
import { asOf, defineAdapter } from './adapter.ts';

/** The only language-independent mark of a recipient group is the end of its ID (`MSG_<hex>_TO`). */
function group(end: string, label: string) {
  return {
    field: [
      ...asOf('2026-10', `[role="group"][id$="_${end}"]`),
      ...asOf('2026-03', `[contenteditable="true"][aria-label="${label}"]`),
    ],
  };
}

export const outlook = defineAdapter({
  id: 'outlook',
  name: 'Outlook',
  matches: [
    'https://outlook.live.com/*',
    'https://outlook.office.com/*',
    'https://outlook.office365.com/*',
    'https://outlook.cloud.microsoft/*',
  ],
  compose: [],
  fields: { to: group('TO', 'To'), cc: group('CC', 'Cc'), bcc: group('BCC', 'Bcc') },
  chip: asOf('2026-03', '._EType_RECIPIENT_ENTITY', '[id^="REK"][contenteditable="false"]'),
  address: ['aria-label', 'title'],
  input: [
    ...asOf('2026-03', '[contenteditable="true"]', 'input[role="combobox"]'),
    ...asOf('2024', 'input.ms-BasePicker-input'),
  ],
  editor: asOf('2026-10', '[id^="editorParent_"] [contenteditable="true"][role="textbox"]'),
  send: [
    ...asOf(
      '2026-10',
      '[id*="primaryActionButton"]',
      'button[title*="Ctrl+Enter"]',
      'button[aria-label="Send"]',
    ),
    ...asOf('2024', 'button[name="Send"]', 'div[aria-label="Send"]'),
  ],
  // The bar above the recipients, recognised by Microsoft's English words: no selector for it is public.
  states: [
    {
      state: 'provider-keys',
      at: [],
      words: "^(Encrypt: ?)?This message is encrypted\\b|^(Do Not Forward: ?)?Recipients can['’]t forward\\b",
    },
  ],
  mount: { at: asOf('2026-10', '[id^="editorParent_"]'), place: 'before' },
  examples: [
    'https://outlook.live.com/mail/0/deeplink/compose',
    'https://outlook.office.com/mail/inbox',
    'https://outlook.office365.com/mail/deeplink/compose',
    'https://outlook.cloud.microsoft/mail/',
  ],
});
