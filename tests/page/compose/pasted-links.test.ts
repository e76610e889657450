// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { readPastedLinks } from '../../../utils/page/compose/pasted-links.ts';

const KEY = 'x7Gq2LmP0sVbN4tR8wZk1A';
const told = (text: string) =>
  readPastedLinks(text).map(
    ({ destination: { scheme, host, carriesKey } }) => `${scheme}${host}${carriesKey === true ? ' key' : ''}`,
  );

describe('links in pasted text', () => {
  it.each([
    [`https://mega.nz/file/abc#${KEY}`, ['https:mega.nz key']],
    [`Here: <https://send.vis.ee/download/1234/#${KEY}>.`, ['https:send.vis.ee key']],
    [`https://a.org/#${KEY} https://a.org/#${KEY}`, ['https:a.org key']],
    ['ftp://files.a.org/x telnet://b.org', ['ftp:files.a.org', 'telnet:b.org']],
    ['http://a.org/setup.exe', ['http:a.org']],
    ['http://a.org/page', []],
    ['https://a.org/wiki#History-of-the-encrypted-mail', []],
    ['https://a.org/#section2', []],
    ['https://a.org/x ftp://192.168.1.5/x http://intranet/a.zip', []],
    ['no link at all', []],
    ['https://', []],
  ])('%j → %j', (text, hosts) => {
    expect(told(text)).toEqual(hosts);
  });

  it('hands over scheme and host, nothing of the path, the key or the text', () => {
    const handed = JSON.stringify(readPastedLinks(`secret words https://mega.nz/file/abc#${KEY}`));
    expect(handed).not.toMatch(/secret|file|abc|x7Gq/);
  });

  it('stays quick and bounded on a page full of links', () => {
    const many = Array.from({ length: 5_000 }, (_, at) => `ftp://host${at}.org/`).join(' ');
    expect(readPastedLinks(many)).toHaveLength(20);
  });
});
