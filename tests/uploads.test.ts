import { describe, expect, it, vi } from 'vitest';
import { carriesFile, watchUploads } from '../utils/uploads.ts';

describe('carriesFile', () => {
  const header = (value: string) => [{ name: 'Content-Type', value }];
  it.each([
    ['POST', 'multipart/form-data; boundary=x', true],
    ['PUT', 'application/octet-stream', true],
    ['PATCH', 'application/offset+octet-stream', true],
    ['PUT', 'image/png', true],
    ['PUT', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', true],
    ['POST', 'application/json', false],
    ['POST', 'text/plain;charset=UTF-8', false],
    ['POST', 'application/x-www-form-urlencoded', false],
    ['GET', 'image/png', false],
  ])('%s %s: %s', (method, type, expected) => {
    expect(carriesFile(method, header(type))).toBe(expected);
  });
  it('not without a type', () => {
    expect(carriesFile('POST', [])).toBe(false);
  });
});

describe('watchUploads', () => {
  type Listener = (details: unknown) => void;
  function setUp() {
    const listeners = new Map<Listener, { tabId: number }>();
    let now = 0;
    const onBeforeSendHeaders = {
      addListener: (listener: Listener, filter: { tabId: number }) => listeners.set(listener, filter),
      removeListener: (listener: Listener) => listeners.delete(listener),
    };
    const uploads = watchUploads({ onBeforeSendHeaders } as never, () => now);
    const request = (tabId: number, type: string) => {
      const requestHeaders = [{ name: 'content-type', value: type }];
      for (const [listener, filter] of [...listeners])
        if (filter.tabId === tabId) listener({ method: 'POST', url: 'https://b.org/up', requestHeaders });
    };
    return { uploads, listeners, request, pass: (time: number) => (now += time) };
  }

  it('listens to nothing before files are expected, and to one tab then', () => {
    const { uploads, listeners, request } = setUp();
    expect(listeners.size).toBe(0);
    const onFile = vi.fn();
    uploads.report(7, onFile);
    request(8, 'image/png');
    request(7, 'application/json');
    expect(onFile).not.toHaveBeenCalled();
    request(7, 'image/png');
    expect(onFile).toHaveBeenCalledExactlyOnceWith(new URL('https://b.org/up'));
  });

  it('tells also of what was sent between the touch and the word of it', () => {
    const { uploads, request } = setUp();
    const onFile = vi.fn();
    uploads.expect(7);
    request(7, 'image/png');
    uploads.report(7, onFile);
    expect(onFile).toHaveBeenCalledTimes(1);
    uploads.report(7, onFile);
    expect(onFile).toHaveBeenCalledTimes(1);
  });

  it('stops after a while', () => {
    const { uploads, listeners, request, pass } = setUp();
    const onFile = vi.fn();
    uploads.report(7, onFile);
    pass(120_001);
    request(7, 'image/png');
    expect(onFile).not.toHaveBeenCalled();
    expect(listeners.size).toBe(0);
  });

  it('expects anew with each file, for the last one that was handed over', () => {
    const { uploads, listeners, request, pass } = setUp();
    const [first, second] = [vi.fn(), vi.fn()];
    uploads.report(7, first);
    pass(100_000);
    uploads.report(7, second);
    pass(100_000);
    request(7, 'image/png');
    expect(first).not.toHaveBeenCalled();
    expect(second).toHaveBeenCalledTimes(1);
    expect(listeners.size).toBe(1);
  });
});
