import { describe, expect, it } from 'vitest';
import { carriesFile, corrected } from '../../utils/core/sent.ts';

describe('carriesFile', () => {
  it.each([
    ['POST', 'multipart/form-data; boundary=x', [], true],
    ['PUT', 'application/octet-stream', [], true],
    ['PATCH', 'application/offset+octet-stream', [], true],
    ['PUT', 'image/png', [], true],
    ['PUT', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', [], true],
    ['POST', 'application/json', [], false],
    ['POST', 'text/plain;charset=UTF-8', [], false],
    ['POST', 'application/x-www-form-urlencoded', [], false],
    ['GET', 'image/png', [], false],
    // A file's own type.
    ['POST', 'text/csv', ['text/csv'], true],
    ['POST', 'text/plain', ['text/plain'], true],
    ['POST', 'text/plain', ['text/csv'], false],
    ['POST', 'text/plain;charset=UTF-8', ['text/plain'], false],
    ['PUT', 'application/json', ['application/json'], true],
    ['GET', 'text/csv', ['text/csv'], false],
    // What scripts report to third parties all the time.
    ['POST', 'application/json', ['application/json'], false],
    ['POST', '', [''], false],
    ['PUT', '', [], true],
  ])('%s %j of files %j: %s', (method, type, types, expected) => {
    expect(carriesFile(method, type, types)).toBe(expected);
  });
});

describe('corrected', () => {
  const PAGE = { scheme: 'https:', host: 'www.shop.org' };
  const BY_SCRIPT = { channel: 'upload', scheme: '', host: '', upgraded: false } as const;
  const TLS = { protocol: 'TLSv1.3', isTrusted: true, isWeak: false, isReadableLater: false };
  const file = (url: string) => ({ url: new URL(url), isSocket: false });
  const socket = (url: string) => ({ url: new URL(url), isSocket: true });

  it('another host is named', () => {
    expect(corrected(BY_SCRIPT, file('https://collect.org/take'), PAGE)).toEqual({
      ...BY_SCRIPT,
      scheme: 'https:',
      host: 'collect.org',
    });
    const form = { ...BY_SCRIPT, scheme: 'https:', host: 'www.shop.org' };
    expect(corrected(form, file('https://collect.org/take'), PAGE)?.host).toBe('collect.org');
  });

  it('the page’s own host is no news', () => {
    expect(corrected(BY_SCRIPT, file('https://www.shop.org/take'), PAGE)).toBeNull();
  });

  it('the connection to it is, and leaves the destination as it was told', () => {
    expect(corrected(BY_SCRIPT, { ...file('https://www.shop.org/take'), tls: TLS }, PAGE)).toEqual({
      ...BY_SCRIPT,
      tls: TLS,
    });
  });

  it('one host’s connection says nothing of another’s', () => {
    const before = { ...BY_SCRIPT, scheme: 'https:', host: 'a.org', tls: TLS };
    expect(corrected(before, file('https://b.org/'), PAGE)).toEqual({
      ...BY_SCRIPT,
      scheme: 'https:',
      host: 'b.org',
    });
  });

  it('what was seen to leave openly stays told, whatever goes out besides', () => {
    const open = corrected(BY_SCRIPT, file('http://open.org/'), { ...PAGE, scheme: 'http:' });
    expect(open).toMatchObject({ scheme: 'http:', host: 'open.org' });
    expect(corrected(open ?? BY_SCRIPT, file('https://b.org/'), PAGE)).toBeNull();
    expect(corrected(BY_SCRIPT, { ...file('http://www.shop.org/'), tls: TLS }, PAGE)).toBeNull();
  });

  it('an open copy of the form’s own host is news', () => {
    const form = { ...BY_SCRIPT, scheme: 'https:', host: 'www.shop.org' };
    expect(corrected(form, file('http://www.shop.org/'), PAGE)?.scheme).toBe('http:');
  });

  it('a lasting connection is added, once, and changes nothing else', () => {
    const once = corrected(BY_SCRIPT, socket('wss://chat.org/x'), PAGE);
    expect(once).toEqual({ ...BY_SCRIPT, sockets: [{ scheme: 'wss:', host: 'chat.org' }] });
    expect(corrected(once ?? BY_SCRIPT, socket('wss://chat.org/y'), PAGE)).toBeNull();
    expect(corrected(once ?? BY_SCRIPT, socket('ws://chat.org/'), PAGE)?.sockets).toHaveLength(2);
  });

  it('not one to the page’s own host or to a local one', () => {
    expect(corrected(BY_SCRIPT, socket('wss://www.shop.org/'), PAGE)).toBeNull();
    expect(corrected(BY_SCRIPT, socket('ws://127.0.0.1:9000/'), PAGE)).toBeNull();
  });
});
