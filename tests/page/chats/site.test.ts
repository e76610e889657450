// @vitest-environment jsdom
import { CHAT_ADAPTERS } from '../../../utils/adapters/chats/index.ts';
import { expect, test } from 'vitest';
import { chatsAt } from '../../../utils/data/chats.ts';
import { chatOfPage } from '../../../utils/page/chats/site.ts';
import { openPage } from '../pages.ts';

function appAt(url: string, html = '<p>'): string | null {
  const places = chatsAt(new URL(url).hostname).map(({ app, paths = [] }) => ({ app, paths }));
  return chatOfPage(openPage(html, url), places, CHAT_ADAPTERS)?.app ?? null;
}

test.each([
  ['https://www.facebook.com/messages/t/1', 'Messenger'],
  ['https://www.facebook.com/messages', null],
  ['https://www.facebook.com/', null],
  ['https://www.facebook.com/groups/messages/', null],
  ['https://www.snapchat.com/web', 'Snapchat'],
  ['https://www.snapchat.com/web/abc', 'Snapchat'],
  ['https://www.snapchat.com/website', null],
  ['https://x.com/i/chat/abc', 'X'],
  ['https://x.com/home', null],
  ['https://discord.com/channels/1/2', 'Discord'],
  ['https://discord.com/settings', null],
  ['https://app.wire.com/anything', 'Wire'],
  ['https://www.plain-site.org/messages/', null],
])('%s: %s', (url, app) => {
  expect(appAt(url)).toBe(app);
});

test('software that anybody runs is known by its marks on any host', () => {
  expect(appAt('https://talk.unseen.org/', '<textarea id="post_textbox"></textarea>')).toBe('Mattermost');
  expect(appAt('https://talk.unseen.org/', '<textarea id="post_textbox_x"></textarea>')).toBe(null);
});

test('a text field called msg is a chat only beside the room that it is written to', () => {
  expect(appAt('https://talk.unseen.org/', '<textarea name="msg"></textarea>')).toBe(null);
  expect(
    appAt(
      'https://talk.unseen.org/',
      '<header class="rcx-room-header"></header><textarea name="msg"></textarea>',
    ),
  ).toBe('Rocket.Chat');
});

/** A window with a page at this address; `parent` is the window around it, `opener` the window that opened it. */
interface Standing {
  readonly document: { readonly URL: string };
  readonly origin: string;
  parent?: unknown;
  readonly opener?: unknown;
}
const standing = (URL: string, origin: string, more: Partial<Standing> = {}): Standing => {
  const view: Standing = { document: { URL }, origin, ...more };
  view.parent ??= view;
  return view;
};
const FACEBOOK = 'https://www.facebook.com';
const CHAT = standing(`${FACEBOOK}/messages/t/1`, FACEBOOK);
const FEED = standing(`${FACEBOOK}/`, FACEBOOK);
/** Returns a window of another origin, which does not give access to its document. */
const stranger = (around: object | null) => ({
  get document() {
    throw new DOMException('Blocked a frame', 'SecurityError');
  },
  parent: around,
  opener: null,
});
const FRAME = standing('about:srcdoc', FACEBOOK, { parent: CHAT });
const LOOP = standing('about:blank', FACEBOOK, { opener: {} });
Object.assign(LOOP, { opener: LOOP });

test.each([
  ['a srcdoc frame of a conversation', standing('about:srcdoc', FACEBOOK, { parent: CHAT }), 'Messenger'],
  ['an empty frame of a conversation', standing('about:blank', FACEBOOK, { parent: CHAT }), 'Messenger'],
  ['a blob in a frame', standing(`blob:${FACEBOOK}/1-2`, FACEBOOK, { parent: CHAT }), 'Messenger'],
  ['a frame in a frame', standing('about:blank', FACEBOOK, { parent: FRAME }), 'Messenger'],
  ['a pop-out window', standing('about:blank', FACEBOOK, { opener: CHAT }), 'Messenger'],
  [
    'a frame in a pop-out window',
    standing('about:blank', FACEBOOK, { parent: standing('about:blank', FACEBOOK, { opener: CHAT }) }),
    'Messenger',
  ],
  ['a frame in a stranger’s', standing('about:blank', FACEBOOK, { parent: stranger(CHAT) }), 'Messenger'],
  [
    'a frame of another page of the site',
    standing('about:srcdoc', FACEBOOK, { parent: FEED, opener: CHAT }),
    null,
  ],
  ['a frame of its own', standing(`${FACEBOOK}/`, FACEBOOK, { parent: CHAT }), null],
  ['a sandboxed frame', standing('about:srcdoc', 'null', { parent: stranger(null) }), null],
  ['a window that nobody is known to have opened', standing(`blob:${FACEBOOK}/1-2`, FACEBOOK), null],
  ['windows that opened one another', LOOP, null],
])('%s', (_, view, app) => {
  const page = openPage('<base href="https://www.facebook.com/messages/t/2"><p>', 'https://x.org/');
  Object.defineProperty(page, 'URL', { value: view.document.URL });
  Object.defineProperty(page, 'defaultView', { value: view });
  const places = chatsAt('www.facebook.com').map(({ app: one, paths = [] }) => ({ app: one, paths }));
  expect(chatOfPage(page, places, CHAT_ADAPTERS)?.app ?? null).toBe(app);
});
