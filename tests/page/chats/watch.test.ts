// @vitest-environment jsdom
import { CHAT_ADAPTERS } from '../../../utils/adapters/chats/index.ts';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ConversationReading } from '../../../utils/page/chats/read.ts';
import { watchChats, type OpenChat } from '../../../utils/page/chats/watch.ts';
import { pass } from '../acting.ts';

const SMS = '<div data-e2e-message-outgoing="true" data-e2e-message-rcs="false"></div>';
const RCS = '<div data-e2e-message-outgoing="true" data-e2e-message-rcs="true"></div>';
const page = (history: string) =>
  `<input id="search"><main id="list">${history}</main><mws-message-compose><textarea></textarea></mws-message-compose>`;

let life: AbortController;
const told: string[] = [];
const closed = vi.fn<(chat: OpenChat) => void>();
const start = () => {
  watchChats({
    signal: life.signal,
    places: () => [{ app: 'Google Messages', paths: ['/web/'] }],
    onConversation: (_chat, { name, state }: ConversationReading) =>
      told.push(`${name ?? '-'} ${state ?? '-'}`),
    onClosed: closed,
    onSend: () => undefined,
  });
};
const go = (path: string, html: string) => {
  history.pushState(null, '', path);
  document.body.innerHTML = html;
};

beforeEach(() => {
  (globalThis as Record<symbol, unknown>)[Symbol.for('sealcheck.chats')] = CHAT_ADAPTERS;
  vi.useFakeTimers();
  life = new AbortController();
  told.length = 0;
  closed.mockReset();
  Element.prototype.checkVisibility = () => true;
});
afterEach(() => {
  life.abort();
  vi.useRealTimers();
});

describe('watching chats', () => {
  it('tells what is open when it starts, once', async () => {
    go('/web/conversations/1', page(SMS));
    start();
    await pass(10_000);
    expect(told).toEqual(['1 sms']);
  });

  it('follows a conversation that changes while nobody does anything', async () => {
    go('/web/conversations/1', page(RCS));
    start();
    await pass(5_000);
    document.getElementById('list')?.insertAdjacentHTML('beforeend', SMS);
    await pass(200);
    expect(told).toEqual(['1 rcs', '1 sms']);
    expect(closed).not.toHaveBeenCalled();
  });

  it('does not look again because of what is written', async () => {
    const editor = '<div contenteditable="true"><p></p></div>';
    go('/web/conversations/1', page(SMS).replace('<textarea></textarea>', editor));
    start();
    await pass(5_000);
    const query = vi.spyOn(Document.prototype, 'querySelectorAll');
    for (const letter of 'a message') document.querySelector('[contenteditable] p')?.append(letter);
    await pass(1_000);
    expect(query).not.toHaveBeenCalled();
    query.mockRestore();
  });

  it('takes another address for another conversation, and leaves the first', async () => {
    go('/web/conversations/1', page(RCS));
    start();
    await pass(5_000);
    go('/web/conversations/2', page(SMS));
    await pass(200);
    expect(told).toEqual(['1 rcs', '2 sms']);
    expect(closed).toHaveBeenCalledTimes(1);
  });

  it('is silent outside the paths of conversations, and while none is open nothing runs', async () => {
    go('/settings', page(SMS));
    start();
    await pass(10_000);
    const query = vi.spyOn(Document.prototype, 'querySelectorAll');
    document.body.insertAdjacentHTML('beforeend', SMS);
    await pass(10_000);
    expect([told, query.mock.calls.length]).toEqual([[], 0]);
    query.mockRestore();
  });

  it('sees an address that a script changed at the next click', async () => {
    go('/settings', page(SMS));
    start();
    await pass(10_000);
    history.pushState(null, '', '/web/conversations/3');
    document.body.click();
    await pass(500);
    expect(told).toEqual(['3 sms']);
  });

  it('closes what is gone', async () => {
    go('/web/conversations/1', page(SMS));
    start();
    await pass(5_000);
    go('/web/conversations', '<p>no conversation</p>');
    await pass(200);
    expect(closed).toHaveBeenCalledTimes(1);
  });
});
