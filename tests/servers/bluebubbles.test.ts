/**
 * The project's own lookups against a stand-in for a BlueBubbles server 1.9.9 (bluebubbles.ts says what it follows, and
 * why).
 */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { UnknownReason } from '../../utils/core/model.ts';
import type { OwnServers } from '../../utils/lookups/own-servers.ts';
import { startBlueBubbles, type BlueBubbles, type Mac } from './bluebubbles.ts';
import { addAddresses } from './namespace.ts';
import { ownLookups } from './own-lookups.ts';

const ANN = '+12133734253';
const BOB = '+12133734254';

let server: BlueBubbles;
beforeAll(async () => {
  addAddresses();
  server = await startBlueBubbles();
  server.known.add(ANN).add('ann@plain-mail.org');
});
beforeEach(() => {
  server.mac = 'ready';
  server.asked.length = 0;
});
afterAll(() => server.close());

/** Stage 0 is enough: naming the server is the consent. */
const over = (blueBubbles: OwnServers['blueBubbles'] = server) =>
  ownLookups(0, { servers: { blueBubbles, probe: { url: '', token: '' }, directoryUrl: '' } });

test.each([
  [ANN, true],
  ['ann@plain-mail.org', true],
  [BOB, false],
])('%s: available is %s', async (handle, available) => {
  expect(await over().lookups.imessage(handle)).toMatchObject({ ok: true, value: available });
});

test('it is asked for one handle, once; neither the answer nor the list of requests has the password', async () => {
  const { lookups, entries } = over({ ...server, url: `${server.url}/` });
  const answers = [await lookups.imessage(ANN), await lookups.imessage(ANN)];
  expect(server.asked.map((url) => new URL(url, server.url))).toMatchObject([
    { pathname: '/api/v1/handle/availability/imessage' },
  ]);
  const [asked = ''] = server.asked;
  const query = new URL(asked, server.url).searchParams;
  expect(Object.fromEntries(query)).toEqual({ address: ANN, password: server.password });
  expect(entries).toMatchObject([{ to: '127.0.0.1:1234', revealed: ANN, outcome: 'answered' }]);
  expect(JSON.stringify([answers, entries])).not.toMatch(/wörd|w%C3%B6rd/i);
});

test.each([
  ['wrong', 'wr0ng'],
  ['missing', ''],
])('a password that is %s is refused', async (_, password) => {
  const { lookups, entries } = over({ url: server.url, password });
  expect(await lookups.imessage(ANN)).toMatchObject({ ok: false, reason: 'refused' });
  expect(entries).toMatchObject([{ revealed: ANN }]);
});

describe('no answer is no absence', () => {
  test.each<[Mac, UnknownReason]>([
    ['no-private-api', 'http-status'],
    ['no-helper', 'http-status'],
    ['no-answer', 'http-status'],
    ['timed-out', 'http-status'],
    ['page', 'malformed'],
    ['silent', 'timeout'],
  ])('%s: %s', async (mac, reason) => {
    server.mac = mac;
    expect(await over().lookups.imessage(ANN)).toMatchObject({ ok: false, reason });
  });

  test('an address that is none', async () => {
    expect(await over().lookups.imessage('')).toMatchObject({ ok: false, reason: 'http-status' });
  });

  test('another server at that address', async () => {
    const { lookups } = over({ ...server, url: `${server.url}/other` });
    expect(await lookups.imessage(ANN)).toMatchObject({ ok: false, reason: 'http-status' });
  });

  test('nobody at that address', async () => {
    const { lookups } = over({ ...server, url: 'http://127.0.0.1:1235' });
    expect(await lookups.imessage(ANN)).toMatchObject({ ok: false, reason: 'network' });
  });
});
