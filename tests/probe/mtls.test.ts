/** Browsers that show a certificate from the organisation's own authority (mTLS): who may ask, and who may not. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readCall } from '../../utils/probe/config.ts';
import { run, type Running } from '../../utils/probe/run.ts';
import { createShower, type Shown } from './certificates.ts';
import { createWorld, lookerOf } from './clock.ts';

const NAME = 'probe.city-office.org';
const TOKEN = 'a-token-of-the-tests';

let folder: string;
let running: Running;
let own: Awaited<ReturnType<typeof createShower>>;
let foreign: Awaited<ReturnType<typeof createShower>>;

/** Returns the status of the answer to a browser with this certificate and token; 0: refused in the TLS handshake. */
function statusFor(shown: Shown | null, token = '', path = '/metrics'): Promise<number> {
  return new Promise((resolve) => {
    request(
      {
        host: '127.0.0.1',
        port: running.port,
        path,
        ca: own.ca,
        servername: NAME,
        agent: false,
        ...(shown && { cert: shown.cert, key: shown.key }),
        headers: token === '' ? {} : { authorization: `Bearer ${token}` },
      },
      (response) => {
        response.resume().on('end', () => {
          resolve(response.statusCode ?? 0);
        });
      },
    )
      .on('error', () => {
        resolve(0);
      })
      .end();
  });
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sealcheck-mtls-'));
  [own, foreign] = await Promise.all([createShower(NAME), createShower(NAME)]);
  const server = await own.show('good');
  const files = { cert: server.cert, key: server.key, ca: own.ca };
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  const args = [
    ...['--listen', '127.0.0.1:0', '--name', NAME, '--cache', ':memory:'],
    ...[
      '--certificate',
      join(folder, 'cert'),
      '--key',
      join(folder, 'key'),
      '--client-ca',
      join(folder, 'ca'),
    ],
  ];
  const looker = lookerOf(createWorld({}), own.ca);
  const { config } = readCall(args, { SEALCHECK_PROBE_TOKEN: TOKEN });
  running = await run(config(), { looker, log: () => undefined });
});
afterAll(async () => {
  await running.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('with an authority for browsers', () => {
  const rows: [string, 'own' | 'foreign', string, boolean][] = [
    ['a certificate of that authority', 'own', 'for clients only', true],
    ['one that names no use', 'own', 'good', true],
    ['one that has expired', 'own', 'expired', false],
    ['one that is not valid yet', 'own', 'not yet valid', false],
    ['one that signed itself', 'own', 'self-signed', false],
    ['one of another authority', 'foreign', 'for clients only', false],
  ];
  it.each(rows)('%s', async (_, whose, kind, isGood) => {
    const shown = await (whose === 'own' ? own : foreign).show(kind);
    expect(await statusFor(shown)).toBe(isGood ? 200 : 401);
    // A token is enough, whatever certificate is shown.
    expect(await statusFor(shown, TOKEN)).toBe(200);
  });

  it('nothing shown: the token alone opens, and health is open to all', async () => {
    expect(await statusFor(null)).toBe(401);
    expect(await statusFor(null, `${TOKEN}x`)).toBe(401);
    expect(await statusFor(null, TOKEN)).toBe(200);
    expect(await statusFor(null, '', '/healthz')).toBe(200);
  });
});
