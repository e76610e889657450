/** Text messages, and bridges to the messages of a phone or a Mac. */
import type { ChatAdapter } from './adapter.ts';

/** No mark of end-to-end encryption is known: an RCS chat with a lock is reported as one without. */
const googleMessages: ChatAdapter = {
  app: 'Google Messages',
  asOf: '2026-09',
  composer:
    'textarea[data-e2e-message-input-box],[contenteditable=true][data-e2e-message-input-box],mws-message-compose textarea,' +
    'mws-autosize-textarea textarea,mws-message-compose [contenteditable=true]',
  send: 'button[data-e2e-send-text-button],button[data-e2e-send-button],mws-message-send-button button',
  mount: 'mws-message-compose',
  title:
    '[data-e2e-header-title],[data-e2e-conversation-title],mws-conversation-title,mws-conversation-header',
  conversation: '^/web/(?:u/\\d+/)?conversations/([^/?#]+)',
  markers: [
    [
      {
        css: 'mws-message-compose textarea[placeholder]',
        attribute: 'placeholder',
        text: '^text message$',
        state: 'sms',
      },
      {
        css: 'mws-message-compose [data-placeholder]',
        attribute: 'data-placeholder',
        text: '^text message$',
        state: 'sms',
      },
      {
        css: 'button[data-e2e-send-text-button],mws-message-send-button button',
        attribute: 'aria-label',
        text: '\\bSMS\\b',
        state: 'sms',
      },
    ],
    [
      { css: '[data-e2e-message-outgoing=true][data-e2e-message-rcs=false]', state: 'sms' },
      { css: '[data-e2e-message-outgoing=true][data-e2e-message-rcs=true]', state: 'rcs' },
      // Other languages keep the services' names.
      { css: 'mws-tombstone-message-wrapper', text: '\\b[SM]MS\\b', state: 'sms' },
      { css: 'mws-tombstone-message-wrapper', text: '^\\s*(RCS chat|chat(ting)?) with ', state: 'rcs' },
      { css: 'mws-tombstone-message-wrapper', state: null },
    ],
  ],
  handles: 'input[data-e2e-contact-input],mw-contact-chips-input [role=row],[data-e2e-header-title]',
};

/** Taken from its source code (2022); the class names are those of its component library. */
const airMessage: ChatAdapter = {
  app: 'AirMessage',
  asOf: '2022-10',
  // A new conversation has a field of its own, after the chips of the chosen people.
  composer:
    'div.MuiInputBase-multiline > textarea:not([aria-hidden]),textarea[placeholder="iMessage"],' +
    'textarea[placeholder="Text message"],textarea[placeholder="Unknown"],.MuiChip-root ~ .MuiInputBase-root input',
  send: 'div.MuiInputBase-multiline + button.MuiIconButton-root',
  title: 'div.MuiToolbar-root h6.MuiTypography-h6',
  markers: [
    [
      { css: 'textarea[placeholder]', attribute: 'placeholder', text: '^text message$', state: 'sms' },
      { css: 'textarea[placeholder]', attribute: 'placeholder', text: '^iMessage$', state: 'imessage' },
      { css: 'textarea[placeholder="Unknown"]', state: null },
    ],
  ],
  handles: '.MuiChip-root',
};

/** Painted on a canvas, so that nothing can be read; requests show what is sent (utils/requests/chat-bodies.ts). */
const blueBubbles: ChatAdapter = {
  app: 'BlueBubbles',
  asOf: '2026-08',
  // Names of the app in its own start page (bluebubbles-app, web/index.html).
  detect: 'meta[name=apple-mobile-web-app-title][content=BlueBubbles]',
  composer: '',
};

const googleVoice: ChatAdapter = {
  app: 'Google Voice',
  asOf: '2026-09',
  composer: 'gv-message-entry textarea',
  send: 'gv-message-entry button[aria-label="Send message"],gv-message-entry .button-container button',
  mount: 'gv-message-entry',
  conversation: '[?&]itemId=([^&#]+)',
  handleInUrl: '[?&]itemId=t\\.((?:%2B|\\+)?\\d+)(?:[&#]|$)',
};

/** Its only known selector comes from an old bot; what it is said to do is not verified either. */
const textNow: ChatAdapter = { app: 'TextNow', asOf: '2026-11', composer: '#text-input' };

export const TEXTING: readonly ChatAdapter[] = [
  googleMessages,
  airMessage,
  blueBubbles,
  googleVoice,
  textNow,
];
