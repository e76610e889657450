import { describe, expect, it } from 'vitest';
import { carriesFile, placesOf, withRequest, emptyTrace, type Sent } from '../../utils/core/sent.ts';

describe('carriesFile', () => {
  it.each([
    ['POST', 'multipart/form-data; boundary=x', [], true],
    ['POSTING', 'multipart/form-data; boundary=x', [], false],
    ['OUTPUT', 'multipart/form-data; boundary=x', [], false],
    ['PUT', 'application/octet-stream', [], true],
    ['PATCH', 'application/offset+octet-stream', [], true],
    ['PUT', 'image/png', [], true],
    ['PUT', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', [], true],
    ['POST', 'application/json', [], false],
    ['POST', 'text/plain;charset=UTF-8', [], false],
    ['POST', 'application/x-www-form-urlencoded', [], false],
    ['GET', 'image/png', [], false],
    // A file's own media type.
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

const TLS = { protocol: 'TLSv1.3', isTrusted: true, isWeak: false, isReadableLater: false };
const WEAK = { ...TLS, isWeak: true };
const BY_SCRIPT = { channel: 'upload', scheme: '', host: '', upgraded: false } as const;
const file = (url: string): Sent => ({ url: new URL(url), isSocket: false });
const socket = (url: string): Sent => ({ url: new URL(url), isSocket: true });
const via = (url: string, tls: NonNullable<Sent['tls']>): Sent => ({ ...file(url), tls });

/** Formats as `scheme//host`, followed by `!` where the connection is weak and `?` where it cannot be read. */
const shortOf = ({ scheme, host, tls }: (typeof told)[number]) =>
  `${scheme}//${host}${tls === 'unreadable' ? '?' : tls?.isWeak === true ? '!' : ''}`;
let told: ReturnType<typeof placesOf>;

function after(to: string, page: string, sent: readonly Sent[]) {
  const { protocol: scheme, hostname: host } = new URL(page);
  const url = URL.parse(to);
  let all = emptyTrace({ ...BY_SCRIPT, scheme: url?.protocol ?? '', host: url?.hostname ?? '' });
  for (const one of sent) all = withRequest(all, one, { scheme, host }) ?? all;
  told = placesOf(all);
  return told;
}

describe('traced', () => {
  it.each<[string, string, string, Sent[], string[]]>([
    ['nothing was sent', '', 'https://www.shop.org', [], ['//']],
    ['another host is named', '', 'https://www.shop.org', [file('https://a.org/')], ['https://a.org']],
    [
      'a form’s host, which a script passes by',
      'https://www.shop.org',
      'https://www.shop.org',
      [file('https://a.org/')],
      ['https://a.org'],
    ],
    [
      'an open form stays told',
      'http://form.org',
      'http://www.shop.org',
      [file('https://a.org/')],
      ['http://form.org', 'https://a.org'],
    ],
    [
      'first openly to the page’s own host, then encrypted to another',
      '',
      'http://www.shop.org',
      [file('http://www.shop.org/'), file('https://a.org/')],
      ['http://www.shop.org', 'https://a.org'],
    ],
    [
      'the other way round',
      '',
      'http://www.shop.org',
      [file('https://a.org/'), file('http://www.shop.org/')],
      ['https://a.org', 'http://www.shop.org'],
    ],
    [
      'openly, then encrypted to the same host',
      '',
      'http://www.shop.org',
      [file('http://a.org/'), file('https://a.org/')],
      ['http://a.org'],
    ],
    [
      'encrypted, then openly to the same host',
      '',
      'http://www.shop.org',
      [file('https://a.org/'), file('http://a.org/')],
      ['http://a.org'],
    ],
    [
      'two hosts, and one of them again',
      '',
      'https://www.shop.org',
      [file('https://a.org/'), file('https://b.org/'), file('https://a.org/')],
      ['https://a.org', 'https://b.org'],
    ],
    [
      'a weak connection, then a good one',
      '',
      'https://www.shop.org',
      [via('https://a.org/', WEAK), via('https://a.org/', TLS)],
      ['https://a.org!'],
    ],
    [
      'a good connection, then a weak one',
      '',
      'https://www.shop.org',
      [via('https://a.org/', TLS), via('https://a.org/', WEAK)],
      ['https://a.org!'],
    ],
    [
      'one host’s connection says nothing of another’s',
      '',
      'https://www.shop.org',
      [via('https://a.org/', WEAK), file('https://b.org/')],
      ['https://a.org!', 'https://b.org'],
    ],
    [
      'the connection of what is open counts for nothing',
      '',
      'http://www.shop.org',
      [via('http://a.org/', TLS)],
      ['http://a.org'],
    ],
    ['nor does one that is weak', '', 'http://www.shop.org', [via('http://a.org/', WEAK)], ['http://a.org']],
    [
      'two hosts, and then openly to the first',
      '',
      'http://www.shop.org',
      [file('https://a.org/'), file('https://b.org/'), file('http://a.org/')],
      ['http://a.org', 'https://b.org'],
    ],
    [
      'an open form, of which a script makes an open request elsewhere, beside an encrypted one',
      'http://form.org',
      'http://www.shop.org',
      [file('https://a.org/'), file('http://b.org/')],
      ['https://a.org', 'http://b.org'],
    ],
    [
      'an open form, whose host then gets it encrypted, beside another',
      'http://form.org',
      'http://www.shop.org',
      [file('https://a.org/'), file('https://form.org/')],
      ['https://a.org', 'http://form.org'],
    ],
    [
      'an open copy of the form’s own host',
      'https://www.shop.org',
      'https://www.shop.org',
      [file('http://www.shop.org/')],
      ['http://www.shop.org'],
    ],
  ])('%s', (_, to, page, sent, expected) => {
    expect(after(to, page, sent).map(shortOf)).toEqual(expected);
  });

  it('takes nothing back, in whatever order: an open request is told after any others', () => {
    const many = Array.from({ length: 20 }, (_, nth) => file(`https://h${nth}.org/`));
    for (let place = 0; place <= many.length; place += 1) {
      const all = after('', 'http://www.shop.org', many.toSpliced(place, 0, file('http://open.org/')));
      expect(all.map(shortOf)).toContain('http://open.org');
      expect(all.length).toBeLessThanOrEqual(8);
    }
  });

  it('a lasting connection is added, once, and changes nothing else', () => {
    const twice = [socket('wss://chat.org/x'), socket('wss://chat.org/y')];
    const first = { scheme: 'wss:', host: 'chat.org' };
    expect(after('', 'https://www.shop.org', twice)).toEqual([{ ...BY_SCRIPT, sockets: [first] }]);
    const open = [...twice, socket('ws://chat.org/'), file('https://a.org/')];
    const [one] = after('', 'https://www.shop.org', open);
    expect(one).toMatchObject({ host: 'a.org', sockets: [first, { scheme: 'ws:', host: 'chat.org' }] });
  });

  it('one to each host, eight at most', () => {
    const many = Array.from({ length: 20 }, (_, nth) => socket(`wss://h${nth}.org/`));
    const [one] = after('', 'https://www.shop.org', many);
    expect(one?.sockets?.map(({ host }) => host)).toEqual(many.slice(0, 8).map(({ url }) => url.host));
  });

  it('one to the page’s own host, where the form is for another; not to one that was seen already', () => {
    const sent = [
      file('https://a.org/'),
      file('https://b.org/'),
      socket('wss://a.org/'),
      socket('wss://www.shop.org/'),
    ];
    const [one] = after('https://form.org', 'https://www.shop.org', sent);
    expect(one?.sockets).toEqual([{ scheme: 'wss:', host: 'www.shop.org' }]);
  });

  it('not one to the page’s own host or to a local one', () => {
    const sent = [socket('wss://www.shop.org/'), socket('ws://127.0.0.1:9000/')];
    expect(after('', 'https://www.shop.org', sent)).toEqual([BY_SCRIPT]);
  });

  it('an open request takes the place of an encrypted one, wherever that is, once there are too many', () => {
    const open = Array.from({ length: 8 }, (_, nth) => file(`http://h${nth}.org/`));
    const all = after('', 'http://www.shop.org', [file('https://a.org/'), ...open]);
    expect(all.map(({ host }) => host).sort()).toEqual(open.map(({ url }) => url.host));
  });

  it('of two connections to one host the worse counts, in either order', () => {
    const kinds = [
      'unreadable',
      { ...TLS, isReadableLater: true },
      WEAK,
      { ...WEAK, isTrusted: false },
    ] as const;
    for (const [at, worse] of kinds.entries())
      for (const better of kinds.slice(0, at))
        for (const both of [
          [better, worse],
          [worse, better],
        ]) {
          const sent = both.map((tls) => via('https://a.org/', tls));
          expect(after('', 'https://www.shop.org', sent)).toMatchObject([{ tls: worse }]);
        }
  });

  it('what the page shows of its own form’s connection counts for that host alone, and stays', () => {
    const page = { scheme: 'https:', host: 'www.shop.org' };
    const claimed = { ...BY_SCRIPT, scheme: 'https:', host: 'form.org', tls: WEAK, upgraded: true };
    const own = withRequest(emptyTrace(claimed), file('https://form.org/'), page);
    expect(own && placesOf(own)).toEqual([claimed]);
    expect(own && withRequest(own, file('https://form.org/'), page), 'adds nothing').toBeNull();
    const other = withRequest(emptyTrace(claimed), file('https://a.org/'), page);
    expect(other && placesOf(other)).toEqual([
      { ...BY_SCRIPT, scheme: 'https:', host: 'a.org', upgraded: true },
    ]);
  });
});
