import { beforeEach, describe, expect, it, vi } from 'vitest';
import { setUp } from './world.ts';

const SENT = { url: new URL('https://b.org/up'), isSocket: false };

describe('watchUploads', () => {
  beforeEach(() => {
    vi.useFakeTimers();
    return () => vi.useRealTimers();
  });

  it('listens to nothing before files are expected, and to one tab then', async () => {
    const { uploads, listening, request, handed } = setUp();
    await vi.advanceTimersByTimeAsync(0);
    expect(listening()).toBe(0);
    const one = handed();
    uploads.report(7, one);
    await request(8, 'image/png');
    await request(7, 'application/json');
    expect(one.onSent).not.toHaveBeenCalled();
    await request(7, 'image/png');
    expect(one.onSent).toHaveBeenCalledExactlyOnceWith(SENT);
  });

  it('after a stop, tells of what was sent before the page has told of its files anew', async () => {
    const { uploads, listening, request, handed } = setUp(false, { 7: 60_000, 9: 0 });
    await request(7, 'image/png', { url: 'https://a.org/' });
    await request(8, 'image/png');
    await vi.advanceTimersByTimeAsync(0);
    expect(listening(), 'in that tab alone').toBe(1);
    await request(7, 'image/png', { url: 'https://b.org/' });
    const one = handed();
    uploads.report(7, one);
    const hosts = one.onSent.mock.calls.map(([sent]) => (sent as { url: URL }).url.hostname);
    expect(hosts).toEqual(['a.org', 'b.org']);
  });

  it('keeps in which tabs files are expected, and until when', () => {
    const { uploads, kept, pass } = setUp();
    uploads.expect(7);
    expect(kept.write.mock.calls).toEqual([[{ 7: 120_000 }]]);
    pass(120_000);
    expect(kept.write).toHaveBeenLastCalledWith({});
  });

  it('tells also of what was sent between the touch and the word of it, by the types that are known then', async () => {
    const { uploads, request, handed } = setUp();
    uploads.expect(7);
    await request(7, 'image/png');
    await request(7, 'text/csv');
    const one = handed({ types: ['text/csv'] });
    uploads.report(7, one);
    expect(one.onSent).toHaveBeenCalledTimes(2);
    uploads.report(7, one);
    expect(one.onSent).toHaveBeenCalledTimes(2);
  });

  it('tells so also beside a field whose files it cannot have been', async () => {
    const { uploads, request, handed } = setUp();
    uploads.report(7, handed({ types: ['image/png'] }));
    await request(7, 'text/csv');
    const one = handed({ window: 'f2', types: ['text/csv'] });
    uploads.report(7, one);
    expect(one.onSent).toHaveBeenCalledTimes(1);
  });

  it('takes nothing that was sent long before for the file', async () => {
    const { uploads, request, handed, pass } = setUp();
    uploads.expect(7);
    await request(7, 'image/png');
    pass(10_001);
    const one = handed();
    uploads.report(7, one);
    expect(one.onSent).not.toHaveBeenCalled();
  });

  it('stops after a while, by itself', async () => {
    const { uploads, listening, request, handed, pass } = setUp(true);
    const one = handed();
    uploads.report(7, one);
    expect(listening()).toBe(2);
    pass(120_000);
    expect(listening()).toBe(0);
    await request(7, 'image/png');
    expect(one.onSent).not.toHaveBeenCalled();
  });

  it('keeps the worker awake as long as it listens, and no longer', () => {
    const { uploads, stayAwake, pass, handed } = setUp();
    uploads.report(7, handed());
    for (let seconds = 0; seconds < 300; seconds += 10) pass(10_000);
    expect(stayAwake.mock.calls.length).toBeGreaterThanOrEqual(5);
    expect(stayAwake.mock.calls.length).toBeLessThanOrEqual(6);
  });

  it('of two uploads in one frame, tells the one whose file is of the request’s type', async () => {
    const { uploads, request, handed } = setUp();
    const [table, picture] = [
      handed({ types: ['text/csv'] }),
      handed({ window: 'f2', types: ['image/png'] }),
    ];
    uploads.report(7, table);
    uploads.report(7, picture);
    await request(7, 'image/png', { url: 'https://pictures.org/' });
    await request(7, 'text/csv', { url: 'https://tables.org/' });
    const told = [table, picture].map(({ onSent }) =>
      onSent.mock.calls.map(([sent]) => (sent as { url: URL }).url.hostname),
    );
    expect(told).toEqual([['tables.org'], ['pictures.org']]);
    await request(7, 'multipart/form-data; boundary=x', { url: 'https://both.org/' });
    expect([table, picture].map(({ onSent }) => onSent.mock.calls.length)).toEqual([2, 2]);
  });

  it('stops with the tab', () => {
    const { uploads, listening } = setUp(true);
    uploads.expect(7);
    uploads.expect(8);
    uploads.end(7);
    expect(listening()).toBe(2);
  });

  it('expects anew with each file', async () => {
    const { uploads, listening, request, handed, pass } = setUp();
    const one = handed();
    uploads.report(7, one);
    pass(100_000);
    uploads.report(7, one);
    pass(100_000);
    await request(7, 'image/png');
    expect(one.onSent).toHaveBeenCalledTimes(1);
    expect(listening()).toBe(1);
  });

  it('tells the frame that sent, and the last one that was handed files where a stranger sends', async () => {
    const { uploads, request, handed } = setUp();
    const outer = handed();
    const inner = handed({ frameId: 4, window: 'f2' });
    uploads.report(7, outer);
    uploads.report(7, inner);
    await request(7, 'image/png', { frameId: 0 });
    expect([outer.onSent.mock.calls.length, inner.onSent.mock.calls.length]).toEqual([1, 0]);
    await request(7, 'image/png', { frameId: 9 });
    expect([outer.onSent.mock.calls.length, inner.onSent.mock.calls.length]).toEqual([1, 1]);
  });

  it('takes a form in a frame for the work of the page that holds the frame', async () => {
    const { uploads, request, handed } = setUp();
    const outer = handed();
    const other = handed({ frameId: 4, window: 'f2' });
    uploads.report(7, outer);
    uploads.report(7, other);
    await request(7, 'multipart/form-data; boundary=x', { type: 'sub_frame', frameId: 12, parentFrameId: 0 });
    expect([outer.onSent.mock.calls.length, other.onSent.mock.calls.length]).toEqual([1, 0]);
  });

  it('tells of a socket that the frame itself opens, also before the files came', async () => {
    const { uploads, request, handed } = setUp();
    const socket = { type: 'websocket', method: 'GET', url: 'wss://chat.org/' };
    uploads.expect(7);
    await request(7, '', socket);
    const one = handed();
    uploads.report(7, one);
    expect(one.onSent).toHaveBeenCalledExactlyOnceWith({ url: new URL('wss://chat.org/'), isSocket: true });
    await request(7, '', { ...socket, frameId: 9 });
    expect(one.onSent).toHaveBeenCalledTimes(1);
  });

  it.each([false, true])('tells of each step of what is sent on with its file, once', async (isFirefox) => {
    const { uploads, request, handed } = setUp(isFirefox);
    const one = handed();
    uploads.report(7, one);
    const steps = ['https://b.org/up', 'http://open.org/up', 'https://c.org/up'];
    for (const url of steps) await request(7, 'image/png', { requestId: 'same', url });
    const told = one.onSent.mock.calls.map(([sent]) => (sent as { url: URL }).url.href);
    expect([...new Set(told)]).toEqual(steps);
    expect(told).toHaveLength(isFirefox ? 6 : 3);
  });

  it('forgets what is gone', async () => {
    const { uploads, request, handed } = setUp();
    const one = handed();
    uploads.report(7, one);
    uploads.forget(7, 'f1');
    await request(7, 'image/png');
    expect(one.onSent).not.toHaveBeenCalled();
  });

  it('in Firefox, tells of the connection of what carries a file, and reads no other', async () => {
    const { uploads, request, handed, getSecurityInfo } = setUp(true);
    const one = handed();
    uploads.report(7, one);
    await request(7, 'image/png', { type: 'beacon' });
    const tls = { protocol: 'TLSv1.3', isTrusted: true, isWeak: false, isReadableLater: false };
    expect(one.onSent.mock.calls).toEqual([[SENT], [{ ...SENT, tls }]]);
    await request(7, '', { method: 'GET' });
    expect(getSecurityInfo).toHaveBeenCalledTimes(1);
  });

  it('says so where the browser does not tell', async () => {
    const { uploads, request, handed, getSecurityInfo } = setUp(true);
    getSecurityInfo.mockRejectedValue(new Error('gone'));
    const one = handed();
    uploads.report(7, one);
    await request(7, 'image/png');
    expect(one.onSent).toHaveBeenLastCalledWith({ ...SENT, tls: 'unreadable' });
  });
});
