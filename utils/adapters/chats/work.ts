/** Chats of companies and groups, and assistants. */
import type { ChatAdapter } from './adapter.ts';

const slack: ChatAdapter = {
  app: 'Slack',
  asOf: '2026-11',
  composer:
    '[data-qa=message_input] .ql-editor[contenteditable=true],[data-qa=message_input] [contenteditable=true]',
  send: '[data-qa=texty_send_button]',
  title: '[data-qa=channel_name],.p-view_header__title',
  conversation: '^/client/[TE][A-Z0-9]+/([CDG][A-Z0-9]+)',
};

const teams: ChatAdapter = {
  app: 'Microsoft Teams',
  asOf: '2026-11',
  composer: '[data-tid=ckeditor][contenteditable=true]',
  // The first one is also the "Done" button while a message is edited.
  send: 'button[data-tid=newMessageCommands-send]:not([name=done]),[data-tid=sendMessageCommands-send],[data-tid=send-message-button]',
};

/** Its search box is the same kind of editor, but without a label. */
const discord: ChatAdapter = {
  app: 'Discord',
  asOf: '2026-11',
  composer: '[role=textbox][contenteditable=true][data-slate-editor=true][aria-label]',
  title: '[class*=title] h1',
  conversation: '^/channels/((?:@me|\\d+)/\\d+)',
};

const googleChat: ChatAdapter = {
  app: 'Google Chat',
  asOf: '2026-11',
  composer: 'div[g_editable=true][contenteditable=true],[jsname=yrriRe],[jsname=YPqjbf]',
  send: '[aria-label="Send message"]',
};

/** The same form is also in the overlay on every page of the site. */
const linkedIn: ChatAdapter = {
  app: 'LinkedIn',
  asOf: '2026-11',
  composer:
    '.msg-form__contenteditable[contenteditable=true],.msg-form-v2__contenteditable[contenteditable=true]',
  send: '.msg-form__send-button',
  conversation: '^/messaging/thread/([^/?#]+)',
  isAnywhere: true,
};

/** The chat in a meeting; the layout of its team chat is not known. */
const zoom: ChatAdapter = {
  app: 'Zoom',
  asOf: '2026-11',
  composer: '.chat-rtf-box__editor-outer [contenteditable=true]',
  send: '.chat-rtf-box__send',
};

const chatGpt: ChatAdapter = {
  app: 'ChatGPT',
  asOf: '2026-11',
  composer: '#prompt-textarea',
  send: 'button[data-testid=send-button],#composer-submit-button',
};

const claude: ChatAdapter = {
  app: 'Claude',
  asOf: '2026-11',
  composer: 'div.ProseMirror[contenteditable=true]',
  send: 'button[aria-label="Send message"]',
};

const gemini: ChatAdapter = {
  app: 'Gemini',
  asOf: '2026-11',
  composer: 'rich-textarea .ql-editor[contenteditable=true]',
  send: 'button.send-button,button[aria-label="Send message"]',
};

const copilot: ChatAdapter = {
  app: 'Microsoft Copilot',
  asOf: '2026-11',
  composer: 'textarea#userInput,[data-testid=composer-input]',
  send: 'button[data-testid=submit-button]',
};

export const WORK: readonly ChatAdapter[] = [
  slack,
  teams,
  discord,
  googleChat,
  linkedIn,
  zoom,
  chatGpt,
  claude,
  gemini,
  copilot,
];
