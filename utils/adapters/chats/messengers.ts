/** Messengers for private use. */
import type { ChatAdapter } from './adapter.ts';

/**
 * Its notice of end-to-end encryption is at the top of the history, which is seldom loaded completely, and a person
 * could write text that looks like it; so nothing is read from there.
 */
const whatsApp: ChatAdapter = {
  app: 'WhatsApp',
  asOf: '2026-11',
  composer:
    'div[contenteditable=true][data-testid=conversation-compose-box-input],footer div[contenteditable=true][role=textbox],' +
    'div[contenteditable=true][data-tab="10"]',
  send: '[data-testid=compose-btn-send],[data-testid=send],[data-icon=send]',
  mount: '#main footer',
  title: 'header [data-testid=conversation-info-header-chat-title],#main header span[dir=auto]',
};

const messenger: ChatAdapter = {
  app: 'Messenger',
  asOf: '2026-10',
  composer: '[role=main] [role=textbox][contenteditable=true]',
  send: 'div[aria-label="Press enter to send"],div[aria-label=Send]',
  title: '[role=main] h1[dir=auto]',
  conversation: '^/(?:messages/)?((?:e2ee/)?t/[^/?#]+)',
  addresses: [
    { url: '^/(messages/)?e2ee/t/[^/?#]', state: 'end-to-end' },
    { url: '^/(messages/)?t/[^/?#]', state: 'not-end-to-end' },
  ],
};

const instagram: ChatAdapter = {
  app: 'Instagram',
  asOf: '2026-11',
  composer: 'div[contenteditable=true][role=textbox],textarea[placeholder^=Message]',
  conversation: '^/direct/t/([^/?#]+)',
};

/** First of each pair: version K; second: version A. */
const telegram: ChatAdapter = {
  app: 'Telegram',
  asOf: '2026-11',
  composer: '.input-message-input[contenteditable=true],#editable-message-text',
  send: '.btn-send,.main-button.send,button[title="Send Message"]',
  title: '.chat-info .peer-title,.ChatInfo .title',
  conversation: '#(-?\\d+|@\\w+)',
};

const wire: ChatAdapter = {
  app: 'Wire',
  asOf: '2026-11',
  composer: '[data-uie-name=input-message]',
  send: '[data-uie-name=do-send-message]',
  title: '[data-uie-name=status-conversation-title-bar-label]',
};

const threema: ChatAdapter = {
  app: 'Threema',
  asOf: '2026-11',
  composer: 'compose-area div.compose,.chat-input div.compose',
  send: 'compose-area i.send-trigger,i.send-trigger',
  title: '#conversation-header .conversation-header-details-name',
};

const x: ChatAdapter = {
  app: 'X',
  asOf: '2026-11',
  composer:
    'textarea[data-testid=dm-composer-textarea],[data-testid=dmComposerTextInput],[data-testid=chatComposerTextInput]',
  send: '[data-testid=dm-composer-send-button],[data-testid=dmComposerSendButton]',
  title: '[data-testid=dm-conversation-header],[data-testid=DMConversationHeader]',
  conversation: '^/(?:messages/|i/chat/(?!requests))([^/?#]+)',
};

/** Its composer is in nested shadow trees: it is found when it is touched. */
const reddit: ChatAdapter = {
  app: 'Reddit',
  asOf: '2026-11',
  composer: 'textarea[name=message]',
  send: 'button[aria-label^="Send me"]',
  conversation: '/room/([^/?#]+)',
};

const tikTok: ChatAdapter = {
  app: 'TikTok',
  asOf: '2026-11',
  composer:
    '[data-e2e=dm-new-input-editor] [contenteditable=true],[data-e2e=message-input-area] [contenteditable=true]',
  send: '[data-e2e=dm-new-send-btn]',
  title: '[data-e2e=chat-uniqueid]',
};

/** Neither composer nor send button can be recognised independently of the language. */
const bluesky: ChatAdapter = {
  app: 'Bluesky',
  asOf: '2026-11',
  composer: 'textarea[placeholder="Write a message"]',
  send: '[role=button][aria-label="Send message"]',
  conversation: '^/messages/([^/?#]+)',
};

const tinder: ChatAdapter = {
  app: 'Tinder',
  asOf: '2026-11',
  composer: 'textarea',
  conversation: '^/app/messages/([\\w-]+)',
};

export const MESSENGERS: readonly ChatAdapter[] = [
  whatsApp,
  messenger,
  instagram,
  telegram,
  wire,
  threema,
  x,
  reddit,
  tikTok,
  bluesky,
  tinder,
];
