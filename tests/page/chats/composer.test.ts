// @vitest-environment jsdom
import { CHAT_ADAPTERS } from '../../../utils/adapters/chats/index.ts';
import { expect, test } from 'vitest';
import { findComposer, placeOfComposer, rootOf } from '../../../utils/page/chats/composer.ts';
import { chatOfPage, type ChatOfPage } from '../../../utils/page/chats/site.ts';
import { openPage } from '../pages.ts';

const chatAt = (document: Document, app: string) =>
  chatOfPage(document, [{ app, paths: [] }], CHAT_ADAPTERS) as ChatOfPage;

test('a composer in nested shadow trees is found when it is touched, with its send control', () => {
  const document = openPage('<rs-app></rs-app>', 'https://www.reddit.com/chat/room/abc');
  const room = document.querySelector('rs-app')?.attachShadow({ mode: 'open' });
  if (room) room.innerHTML = '<rs-message-composer></rs-message-composer>';
  const inner = room?.querySelector('rs-message-composer')?.attachShadow({ mode: 'open' });
  if (inner)
    inner.innerHTML =
      '<div><textarea name="message"></textarea><button aria-label="Send message"></button></div>';
  const composer = inner?.querySelector('textarea') as Element;
  const chat = chatAt(document, 'Reddit');
  expect(findComposer(document, chat, null)).toBe(null);
  expect(findComposer(document, chat, composer)).toBe(composer);
  expect(rootOf(composer, chat)).toBe(inner?.querySelector('div'));
  expect(placeOfComposer(composer, chat)?.at.getRootNode()).toBe(inner);
});

test('of several composers the one that was touched counts', () => {
  const document = openPage(
    '<textarea id="post_textbox"></textarea><textarea data-testid="reply_textbox"></textarea>',
    'https://talk.example.org/',
  );
  const chat = chatAt(document, 'Mattermost');
  const [post, reply] = document.querySelectorAll('textarea');
  expect(findComposer(document, chat, null)).toBe(post);
  expect(findComposer(document, chat, reply as Element)).toBe(reply);
});

test('a search box that was touched leaves the mark at the composer', () => {
  const document = openPage(
    '<input id="q"><textarea id="post_textbox"></textarea>',
    'https://talk.example.org/',
  );
  const chat = chatAt(document, 'Mattermost');
  expect(findComposer(document, chat, document.querySelector('#q'))).toBe(document.querySelector('textarea'));
});
