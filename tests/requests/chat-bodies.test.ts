import { describe, expect, it, vi } from 'vitest';
import { readSent, stateOfGuid, watchChatBodies, type Sent } from '../../utils/requests/chat-bodies.ts';

const URL_ = 'https://mac.example.org/api/v1/message/text?guid=password';
const json = (value: unknown) => ({
  raw: [{ bytes: new TextEncoder().encode(JSON.stringify(value)).buffer }],
});
const SMS = 'SMS;-;+15551234567';

describe('stateOfGuid', () => {
  it.each([
    ['SMS;-;+15551234567', 'sms'],
    ['SMS;+;chat123', 'sms'],
    ['sms;-;+15551234567', 'sms'],
    ['iMessage;-;ann@example.org', 'imessage'],
    ['RCS;-;+15551234567', 'rcs'],
    ['any;-;+15551234567', null],
    ['+15551234567', null],
    ['SMS', null],
    ['', null],
    ['constructor;-;x', null],
  ])('%s: %s', (guid, state) => {
    expect(stateOfGuid(guid)).toBe(state);
  });
});

describe('readSent', () => {
  it('takes the conversation of a message and nothing else', () => {
    const sent = readSent('POST', URL_, json({ chatGuid: SMS, message: 'a secret', tempGuid: 't' }));
    expect(sent).toEqual({ state: 'sms', conversation: SMS, handles: ['+15551234567'] });
    expect(JSON.stringify(sent)).not.toContain('secret');
  });

  it('reads a body that came in parts, and one that is a form', () => {
    const [first = { bytes: new ArrayBuffer(0) }] = json({ chatGuid: SMS }).raw;
    const parts = [first.bytes.slice(0, 5), first.bytes.slice(5)].map((bytes) => ({ bytes }));
    expect(readSent('POST', URL_, { raw: parts })?.state).toBe('sms');
    expect(
      readSent('POST', URL_.replace('text', 'attachment'), {
        formData: { chatGuid: [SMS], name: ['a.jpg'] } as never,
      }),
    ).toEqual({ state: 'sms', conversation: SMS, handles: ['+15551234567'] });
  });

  it('knows a new conversation by its service, and whom it is to', () => {
    const addresses = ['+15551234567', 'bob@own-mail.org'];
    const body = json({ addresses, message: 'hi', service: 'SMS' });
    const sent = readSent('POST', 'https://mac.example.org/api/v1/chat/new', body);
    expect(sent).toMatchObject({ state: 'sms', handles: addresses });
  });

  it('takes a group’s own id for nobody', () => {
    const body = json({ chatGuid: 'iMessage;+;chat5551234567' });
    expect(readSent('POST', URL_, body)).toMatchObject({ state: 'imessage', handles: [] });
  });

  it.each([
    ['another request', 'POST', 'https://mac.example.org/api/v1/chat/query', json({ chatGuid: SMS })],
    ['a reading', 'GET', URL_, json({ chatGuid: SMS })],
    ['no JSON', 'POST', URL_, { raw: [{ bytes: new TextEncoder().encode('x=1').buffer }] }],
    ['no conversation', 'POST', URL_, json({ message: 'hi' })],
    ['a conversation that is no text', 'POST', URL_, json({ chatGuid: { a: 1 } })],
    ['JSON that is no object', 'POST', URL_, json(7)],
    ['a file', 'POST', URL_, { raw: [{ file: '/tmp/a.jpg' }] }],
    ['too much', 'POST', URL_, json({ chatGuid: SMS, message: 'x'.repeat(300_000) })],
    ['nothing', 'POST', URL_, undefined],
  ])('is null for %s', (_, method, url, body) => {
    expect(readSent(method, url, body as never)).toBe(null);
  });
});

describe('watchChatBodies', () => {
  type Listener = (details: unknown) => void;
  function setUp() {
    const listeners = new Map<Listener, { tabId: number }>();
    let now = 0;
    const onBeforeRequest = {
      addListener: (listener: Listener, filter: { tabId: number }) => listeners.set(listener, filter),
      removeListener: (listener: Listener) => listeners.delete(listener),
    };
    const bodies = watchChatBodies({ onBeforeRequest } as never, () => now);
    const send = (tabId: number, chatGuid: string) => {
      for (const [listener, filter] of [...listeners])
        if (filter.tabId === tabId) listener({ method: 'POST', url: URL_, requestBody: json({ chatGuid }) });
    };
    return { bodies, listeners, send, pass: (time: number) => (now += time) };
  }

  it('listens to nothing before the app is in use, and to its tab alone then', () => {
    const { bodies, listeners, send } = setUp();
    expect(listeners.size).toBe(0);
    const onSent = vi.fn<(sent: Sent) => void>();
    bodies.expect(7, onSent);
    send(8, SMS);
    expect(onSent).not.toHaveBeenCalled();
    send(7, SMS);
    expect(onSent).toHaveBeenCalledExactlyOnceWith({
      state: 'sms',
      conversation: SMS,
      handles: ['+15551234567'],
    });
  });

  it('stops when the app was not in use for two minutes, and goes on while it is', () => {
    const { bodies, listeners, send, pass } = setUp();
    const onSent = vi.fn<(sent: Sent) => void>();
    bodies.expect(7, onSent);
    pass(100_000);
    bodies.expect(7, onSent);
    pass(100_000);
    send(7, SMS);
    expect(onSent).toHaveBeenCalledTimes(1);
    pass(100_000);
    send(7, SMS);
    expect([onSent.mock.calls.length, listeners.size]).toEqual([1, 0]);
  });
});
