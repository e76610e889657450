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
