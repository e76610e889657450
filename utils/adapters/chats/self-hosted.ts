/** Chat software that organisations host themselves. */
import type { ChatAdapter } from './adapter.ts';

const CINNY = '[data-editable-name=RoomInput]';
const ELEMENT = '[data-testid=basicmessagecomposer],.mx_SendWysiwygComposer [contenteditable=true]';
const MATTERMOST = '[data-testid=post_textbox],#post_textbox,[data-testid=reply_textbox]';
const ZULIP = '#compose-textarea';

/**
 * Newer versions show an open lock in unencrypted rooms and nothing in normal encrypted ones; older ones show a shield
 * in encrypted rooms and nothing in others. So the absence of a mark reveals nothing, nor does "Send a message…", which
 * has meant both.
 */
const element: ChatAdapter = {
  app: 'Element',
  asOf: '2026-11',
  detect: ELEMENT,
  composer: ELEMENT,
  send: '[data-testid=sendmessagebtn],.mx_MessageComposer_sendMessage',
  mount: '.mx_MessageComposer',
  title: '.mx_RoomHeader_heading',
  conversation: '#/room/([!#][^/?]+)',
  markers: [
    [
      { css: '.mx_MessageComposer svg.mx_MessageComposer_e2eIcon', state: 'not-end-to-end' },
      {
        css: '.mx_MessageComposer [aria-label]',
        attribute: 'aria-label',
        text: 'unencrypted',
        state: 'not-end-to-end',
      },
    ],
    [
      { css: '.mx_MessageComposer [data-testid=e2e-icon].mx_MessageComposer_e2eIcon', state: 'end-to-end' },
      {
        css: '.mx_MessageComposer [data-testid=basicmessagecomposer][aria-label]',
        attribute: 'aria-label',
        text: '^Send an encrypted (message|reply)',
        state: 'end-to-end',
      },
    ],
  ],
};

const cinny: ChatAdapter = {
  app: 'Cinny',
  asOf: '2026-11',
  detect: CINNY,
  composer: CINNY,
  conversation: '^/((?:home|direct|[^/]+)/[^/?#]+)',
};

const mattermost: ChatAdapter = {
  app: 'Mattermost',
  asOf: '2026-11',
  detect: MATTERMOST,
  composer: MATTERMOST,
  send: '[data-testid=SendMessageButton]',
  conversation: '^/[^/]+/((?:channels|messages)/[^/?#]+)',
};

const zulip: ChatAdapter = {
  app: 'Zulip',
  asOf: '2026-11',
  detect: ZULIP,
  composer: ZULIP,
  send: '#compose-send-button',
  conversation: '#narrow/((?:channel|stream|dm)/[^/?#]+)',
};

/**
 * The key icon means that the room is encrypted; a hint appears if this message is not. The hint is in the person's
 * language, so in other languages than English the key alone proves nothing. Slash commands are never encrypted.
 */
const rocketChat: ChatAdapter = {
  app: 'Rocket.Chat',
  asOf: '2026-10',
  detect: 'body:has(.rcx-room-header) textarea[name=msg]',
  composer: 'textarea[name=msg]',
  title: '.rcx-room-header',
  conversation: '^/((?:channel|group|direct)/[^/?#]+)',
  markers: [
    [
      {
        css: 'main,[role=main],body',
        text: 'You.re sending an unencrypted message',
        state: 'not-end-to-end',
      },
    ],
    [{ css: 'html[lang|=en] .rcx-room-header i.rcx-icon--name-key', state: 'end-to-end' }],
  ],
};

const nextcloudTalk: ChatAdapter = {
  app: 'Nextcloud Talk',
  asOf: '2026-11',
  detect: 'form.new-message-form .rich-contenteditable__input',
  composer: 'form.new-message-form .rich-contenteditable__input[contenteditable=true]',
  send: 'form.new-message-form button[type=submit]',
  mount: 'form.new-message-form',
  conversation: '/call/([A-Za-z0-9]+)',
};

export const SELF_HOSTED: readonly ChatAdapter[] = [
  element,
  cinny,
  mattermost,
  zulip,
  rocketChat,
  nextcloudTalk,
];
