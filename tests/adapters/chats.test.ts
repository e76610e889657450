// @vitest-environment jsdom
/** Runs every chat adapter on every chat fixture: its own, and those of all other apps. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { CHAT_ADAPTERS } from '../../utils/adapters/chats/index.ts';
import { CHAT_HINTS } from '../../utils/adapters/chats/hints.ts';
import { chatOf, chatsAt } from '../../utils/data/chats.ts';
import { findComposer, placeOfComposer } from '../../utils/page/chats/composer.ts';
import { readConversation } from '../../utils/page/chats/read.ts';
import { chatOfPage, type ChatOfPage } from '../../utils/page/chats/site.ts';
import { mountHost } from '../../utils/page/dom/mount.ts';
import { queryAll } from '../../utils/page/dom/dom.ts';
import { expectedDraft, openFixture } from '../page/pages.ts';

const FOLDER = join(import.meta.dirname, '../fixtures/chats');
const FIXTURES = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.html'))
  .map((name) => ({ name, path: join(FOLDER, name) }));

interface Expected {
  readonly app: string;
  readonly composer: string;
  readonly state: string | null;
  readonly name: string | null;
  readonly handles: readonly string[];
}

/**
 * Opens a fixture and returns the page, the draft it is expected to yield, and the chat found with the apps the worker
 * would name for its host.
 */
function open(path: string) {
  const document = openFixture(path);
  const places = chatsAt(new URL(document.URL).hostname).map(({ app, paths = [] }) => ({ app, paths }));
  return {
    document,
    expected: expectedDraft(document) as Expected,
    chat: chatOfPage(document, places, CHAT_ADAPTERS),
  };
}

const folderOf = (app: string) => app.toLowerCase().replaceAll(/[ .]/g, '-');

test.each(CHAT_ADAPTERS)('$app is in the table and has a fixture', ({ app, detect }) => {
  expect(chatOf(app)).not.toBe(null);
  expect(FIXTURES.some(({ name }) => name.startsWith(`${folderOf(app)}/`))).toBe(true);
  expect(detect !== undefined, 'marks are for what organisations run themselves').toBe(
    chatOf(app)?.selfHosted === true,
  );
});

describe.each(FIXTURES)('$name', ({ name, path }) => {
  const page = open(path);
  const { document, expected } = page;
  const chat = page.chat as ChatOfPage;

  test('is its own app and no other', () => {
    expect([chat.app, name.startsWith(`${folderOf(chat.app)}/`)]).toEqual([expected.app, true]);
    const marked = CHAT_ADAPTERS.filter(
      ({ app, detect }) => app !== expected.app && detect && queryAll(document, detect).length > 0,
    );
    expect(marked).toEqual([]);
  });

  test('brings the engine at a touch, also where only its marks tell', () => {
    const isMarked = CHAT_ADAPTERS.some(({ detect }) => detect && queryAll(document, detect).length > 0);
    expect(queryAll(document, CHAT_HINTS).length > 0).toBe(isMarked);
  });

  test('is read exactly', () => {
    const { app, state, name: conversation, handles } = expected;
    expect(readConversation(document, chat)).toEqual({ app, state, name: conversation, handles });
  });

  test('is end-to-end to no adapter where it is not to its own', () => {
    if (expected.state === 'end-to-end') return;
    const readings = CHAT_ADAPTERS.map((adapter) =>
      readConversation(document, { app: adapter.app, adapter }),
    );
    expect(readings.filter(({ state }) => state === 'end-to-end')).toEqual([]);
  });

  test('has its composer, which takes one host element, outside what is written', () => {
    const composer = document.querySelector(expected.composer) as Element;
    expect(findComposer(document, chat, null)).toBe(composer);
    const host = mountHost(
      composer,
      () => placeOfComposer(composer, chat),
      () => undefined,
    )?.host;
    expect([host?.isConnected, host?.attributes.length, host?.shadowRoot]).toEqual([true, 0, null]);
    expect(host?.closest('[contenteditable],ul,table,svg,[hidden]')).toBe(null);
    expect(findComposer(document, chat, null)).toBe(composer);
  });

  test('has none while that is hidden', () => {
    if (expected.composer === 'body') return;
    document.querySelector(expected.composer)?.setAttribute('style', 'display: none');
    expect(findComposer(document, chat, null)).toBe(null);
  });
});
