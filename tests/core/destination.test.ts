import * as fc from 'fast-check';
import '../setup/seed.ts';
import { describe, expect, it } from 'vitest';
import { carriageOf, isLocalHost, isReportable, leavesUnencrypted } from '../../utils/core/destination.ts';
import type { Destination } from '../../utils/core/model.ts';

const from = (page: string, to: string, channel: Destination['channel'] = 'form'): Destination => {
  const place = (text: string) => {
    const url = URL.parse(text);
    return { scheme: url?.protocol ?? '', host: url?.hostname ?? '' };
  };
  return { type: 'destination', channel, upgraded: false, page: place(page), ...place(to) };
};

describe('isLocalHost', () => {
  it.each([
    'localhost',
    'app.localhost',
    '127.0.0.1',
    '[::1]',
    '192.168.0.1',
    'printer',
    'printer.',
    'nas.local.',
    'nas.local',
    'x.internal',
    'a.home.arpa',
    'abc.onion',
  ])('%s is', (host) => {
    expect(isLocalHost(host)).toBe(true);
  });
  it.each(['example.com', 'example.com.', '8.8.8.8', '[2a00:1450::1]', 'localhost.example.com', 'x.locale'])(
    '%s is not',
    (host) => {
      expect(isLocalHost(host)).toBe(false);
    },
  );
});

describe('isWorthTelling', () => {
  it.each([
    ['https://a.org', 'https://b.org', false, false],
    ['https://a.org', 'https://b.org', true, true],
    ['https://a.org', 'http://b.org', false, true],
    ['http://a.org', 'https://b.org', false, true],
    ['https://a.org', 'mailto:x@b.org', false, true],
    ['https://a.org', 'about:blank', true, false],
    ['https://a.org', 'http://localhost', false, false],
    ['https://a.org', 'http://nas.local', true, false],
    ['https://a.org', 'app:x', false, false],
    ['http://localhost:8080', '', true, false],
  ])('%s → %s, files %s: %s', (page, to, hasFiles, expected) => {
    expect(isReportable(from(page, to), hasFiles)).toBe(expected);
  });
});

it('is total: any scheme has a carriage, and only a known one is encrypted', () => {
  fc.assert(
    fc.property(fc.string(), (scheme) => {
      const carriage = carriageOf(scheme);
      if (carriage === 'encrypted') expect(['https:', 'wss:', 'sftp:', 'ftps:']).toContain(scheme);
      expect(leavesUnencrypted(scheme, 'https:') && carriage === 'encrypted').toBe(false);
    }),
  );
});
