/** Servers that the person or organisation runs. BlueBubbles answers as its server 1.9.9 does, by its source. */
import { describe, expect, it } from 'vitest';
import { lookUpDirectory, lookUpIMessage } from '../../utils/lookups/own-servers.ts';
import { lookUpStatements } from '../../utils/lookups/people.ts';
import { NOW } from '../core/evidence.ts';
import { fakeNetwork } from './fake-network.ts';

const json = (value: unknown, status = 200) => Response.json(value, { status });
const SERVERS = {
  blueBubbles: { url: 'http://127.0.0.1:1234/', password: 'p&ss' },
  probe: { url: 'https://probe.own.org', token: 't0ken' },
  directoryUrl: 'https://intranet.own.org/people.json',
};
const over = (respond: () => Response | Promise<Response>, servers = SERVERS) => {
  // Stage 0: naming the server is the consent.
  const network = fakeNetwork(respond, { stage: 0, peer: 'private' });
  return { network, ports: { now: () => NOW, ask: network.ask, servers } };
};

describe('BlueBubbles', () => {
  const SETUP =
    'Please make sure you have completed the setup for the Private API, and your helper is connected!';
  const error = (status: number, message: string, type: string, detail: string) => () =>
    json({ status, message, error: { type, message: detail } }, status);
  const cases: [string, () => Response, object][] = [
    [
      'available',
      () => json({ status: 200, message: 'Success', data: { available: true } }),
      { value: true },
    ],
    [
      'not available',
      () => json({ status: 200, message: 'Success', data: { available: false } }),
      { value: false },
    ],
    [
      'wrong password',
      error(401, 'You are not authorized to access this resource', 'Authentication Error', 'Unauthorized'),
      { ok: false, reason: 'refused' },
    ],
    [
      'private API off',
      error(500, SETUP, 'iMessage Error', 'iMessage Private API is not enabled!'),
      { ok: false, reason: 'http-status' },
    ],
    [
      'helper not connected',
      error(500, SETUP, 'iMessage Error', 'iMessage Private API Helper is not connected!'),
      { ok: false, reason: 'http-status' },
    ],
    [
      'no address',
      error(400, 'You’ve made a bad request!', 'Validation Error', 'The address field is required.'),
      { ok: false, reason: 'http-status' },
    ],
    [
      'timeout of its own',
      error(504, 'The request timed-out after 300000 ms!', 'Gateway Timeout', 'The server took too long'),
      { ok: false, reason: 'http-status' },
    ],
    ['an old server', () => new Response('Not Found', { status: 404 }), { ok: false, reason: 'http-status' }],
    ['a tunnel’s own page', () => new Response('<html>'), { ok: false, reason: 'malformed' }],
    ['another’s JSON', () => json({ data: { available: 'true' } }), { ok: false, reason: 'malformed' }],
  ];
  it.each(cases)('%s', async (_, respond, outcome) => {
    expect(await lookUpIMessage('+15551234567', over(respond).ports)).toMatchObject(outcome);
  });

  it('is asked for one handle; the list of requests names it, and never the password', async () => {
    const { network, ports } = over(() => json({ data: { available: true } }));
    await lookUpIMessage('+15551234567', ports);
    expect(network.requests.map(({ url }) => url)).toEqual([
      'http://127.0.0.1:1234/api/v1/handle/availability/imessage?address=%2B15551234567&password=p%26ss',
    ]);
    expect(network.entries).toMatchObject([{ to: '127.0.0.1:1234', revealed: '+15551234567' }]);
    expect(JSON.stringify(network.entries)).not.toContain('p&ss');
    expect(JSON.stringify(await lookUpIMessage('+15551234567', ports))).not.toMatch(/p&ss|p%26ss/);
  });

  it('nobody is asked where none is set', async () => {
    const servers = { ...SERVERS, blueBubbles: { url: '', password: '' } };
    const { network, ports } = over(() => json({}), servers);
    expect(await lookUpIMessage('+15551234567', ports)).toMatchObject({ ok: false, reason: 'off' });
    expect(network.requests).toEqual([]);
  });
});

describe('what is known of people', () => {
  const entry = { handle: '+15551234567', imessage: false, asOf: '2026-11-01' };
  const facts = (respond: () => Response, own?: object) => {
    const { ports } = over(respond);
    return lookUpStatements('+15551234567', {
      now: () => NOW,
      inline: [],
      ownClaim: () => Promise.resolve(own as never),
      directory: () => lookUpDirectory(ports),
    });
  };

  it('the organisation’s list and the person’s own mark stand side by side', async () => {
    const answer = await facts(() => json([entry]), { ...entry, imessage: true, signal: true });
    expect(answer).toMatchObject({
      ok: true,
      value: [
        { means: 'imessage', holds: false, by: 'organisation', asOf: '2026-11-01' },
        { means: 'imessage', holds: true, by: 'you' },
        { means: 'signal', holds: true, by: 'you' },
      ],
    });
  });

  it('a directory that cannot be read leaves it open, unless somebody has said something', async () => {
    const broken = () => json([entry, { handle: 7 }]);
    expect(await facts(broken)).toMatchObject({ ok: false, reason: 'malformed' });
    expect(await facts(broken, entry)).toMatchObject({ ok: true, value: [{ by: 'you' }] });
  });

  it('of others nothing is said', async () => {
    expect(await facts(() => json([{ ...entry, handle: '+15550000000' }]))).toMatchObject({
      ok: true,
      value: [],
    });
  });
});
