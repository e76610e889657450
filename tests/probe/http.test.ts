/**
 * The service's HTTP interface, called over the wire: what it answers, to whom, how much, and in which words it
 * refuses.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readCall } from '../../utils/probe/config.ts';
import { openApi } from '../../utils/probe/http/openapi.ts';
import { run, type Running } from '../../utils/probe/run.ts';
import { createShower } from './certificates.ts';
import { createWorld, lookerOf, type World } from './clock.ts';
import { startScripted, type Scripted } from './scripted.ts';
import { askOver, type How } from './wire.ts';

let world: World;
let server: Scripted;
let running: Running;
const TOKEN = 'a-token-of-the-tests';

async function start(...flags: string[]): Promise<Running> {
  const args = [
    '--listen',
    '127.0.0.1:0',
    '--name',
    'probe.city-office.org',
    '--cache',
    ':memory:',
    ...flags,
  ];
  const shower = await createShower('mx.partner.org');
  server = await startScripted({}, await shower.show('good'));
  world.servers.set('203.0.113.25', server);
  const looker = lookerOf(world, shower.ca);
  return run(readCall(args, { SEALCHECK_PROBE_TOKEN: TOKEN }).config(), { looker, log: () => undefined });
}

const ask = (path: string, how?: How) => askOver(running.port, path, { token: TOKEN, ...how });

beforeAll(async () => {
  world = createWorld({
    'MX partner.org': '10 mx.partner.org | 20 b.partner.org',
    'A mx.partner.org': '203.0.113.25',
    'A b.partner.org': '203.0.113.26',
  });
  running = await start();
});
afterAll(async () => {
  await running.close();
  await server.close();
});
// Moves the clock on by a minute, so that no test uses up another's quota.
beforeEach(() => {
  world.now += 60_000;
});

const ajv = new Ajv({ strict: false });
// The package's types describe its CommonJS form.
(addFormats as unknown as (to: Ajv) => void)(ajv);
const schemas = { $id: 'probe', ...openApi() };
const fits = (name: string, value: unknown) => {
  ajv.removeSchema('probe').addSchema(schemas, 'probe');
  const isValid = ajv.validate({ $ref: `probe#/components/schemas/${name}` }, value);
  expect(ajv.errorsText()).toBe('No errors');
  return isValid;
};

describe('answers', () => {
  it('about one host, as the extension has always asked', async () => {
    const { status, body } = await ask('/v1/probe?mx=mx.partner.org&domain=partner.org');
    expect(status).toBe(200);
    expect(body).toMatchObject({ host: 'mx.partner.org', starttls: true, certValid: true, problem: null });
    expect(fits('Answer', body)).toBe(true);
    expect(await ask('/v1/probe?mx=mx.partner.org')).toMatchObject({ status: 200, body: { starttls: true } });
  });

  it('about several, by address or body, in their order', async () => {
    const hosts = ['b.partner.org', 'mx.partner.org'];
    const query = await ask(`/v1/probe?mx=${hosts.join('&mx=')}&domain=partner.org`);
    const body = await ask('/v1/probe', {
      method: 'POST',
      body: JSON.stringify({ mx: hosts, domain: 'partner.org' }),
    });
    for (const reply of [query, body]) {
      expect(reply.body).toMatchObject({
        answers: [
          { host: 'b.partner.org', starttls: null, problem: 'refused' },
          { host: 'mx.partner.org', starttls: true },
        ],
      });
      expect(fits('Answers', reply.body)).toBe(true);
    }
  });

  it('about a domain', async () => {
    const { body } = await ask('/v1/domain?name=Partner.ORG.');
    expect(body).toMatchObject({
      domain: 'partner.org',
      state: 'hosts',
      mx: ['mx.partner.org', 'b.partner.org'],
    });
    expect(fits('Domain', body)).toBe(true);
  });

  it('once: what has not changed is not sent again', async () => {
    const first = await ask('/v1/probe?mx=mx.partner.org');
    const again = await ask('/v1/probe?mx=mx.partner.org', {
      headers: { 'if-none-match': String(first.headers['etag']) },
    });
    expect(again).toMatchObject({ status: 304, body: '' });
    expect(String(first.headers['cache-control'])).toMatch(/^private, max-age=\d+$/);
  });

  it('to no page of a browser: nothing allows another origin', async () => {
    const { headers } = await ask('/v1/probe?mx=mx.partner.org', {
      headers: { origin: 'https://evil.example' },
    });
    expect(Object.keys(headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
    expect((await ask('/v1/probe?mx=mx.partner.org', { method: 'OPTIONS' })).status).toBe(405);
  });

  it('of its health and its protocol to anybody, of its counts to who may ask', async () => {
    for (const path of ['/healthz', '/readyz', '/v1/openapi.json'])
      expect(await ask(path, { token: '' })).toMatchObject({ status: 200 });
    expect((await ask('/metrics', { token: '' })).status).toBe(401);
    const { body } = await ask('/metrics');
    expect(body).toMatch(/^sealcheck_probe_answers_total\{from="cache"\} \d+$/m);
    expect(body).toMatch(/^sealcheck_probe_request_seconds_bucket\{le="0.02"\} \d+$/m);
    expect(body).not.toMatch(/partner/);
  });
});

describe('refusals', () => {
  const many = Array.from({ length: 21 }, (_, at) => `mx${at}.partner.org`);
  const cases: [string, string, object, number, RegExp][] = [
    ['no token', '/v1/probe?mx=mx.partner.org', { token: '' }, 401, /token/],
    ['a wrong token', '/v1/probe?mx=mx.partner.org', { token: `${TOKEN}x` }, 401, /token/],
    ['no host', '/v1/probe', {}, 400, /mx is missing/],
    ['an address', '/v1/probe?mx=203.0.113.25', {}, 400, /not a public host name/],
    ['an address of version 6', '/v1/probe?mx=[2001:db8::1]', {}, 400, /not a public host name/],
    ['an address in disguise', '/v1/probe?mx=0x7f.1', {}, 400, /not a public host name/],
    ['a port', '/v1/probe?mx=mx.partner.org:22', {}, 400, /not a public host name/],
    ['a port beside', '/v1/probe?mx=mx.partner.org&port=22', {}, 400, /unknown: port/],
    ['localhost', '/v1/probe?mx=localhost', {}, 400, /not a public host name/],
    ['an internal name', '/v1/probe?mx=db.office.internal', {}, 400, /not a public host name/],
    ['a name without dots', '/v1/probe?mx=intranet', {}, 400, /not a public host name/],
    ['line breaks', '/v1/probe?mx=mx.partner.org%0d%0aMAIL', {}, 400, /not a public host name/],
    ['a long name', `/v1/probe?mx=${'a'.repeat(3_000)}.org`, {}, 400, /not a public host name/],
    ['too many hosts', `/v1/probe?mx=${many.join('&mx=')}`, {}, 400, /more than 20/],
    ['a mail address for a domain', '/v1/domain?name=ann@partner.org', {}, 400, /not a public host name/],
    ['another path', '/v2/probe', {}, 404, /no such path/],
    ['another method', '/v1/domain?name=partner.org', { method: 'DELETE' }, 405, /method/],
    ['no JSON', '/v1/probe', { method: 'POST', body: '{' }, 400, /not JSON/],
    ['a list', '/v1/probe', { method: 'POST', body: '[]' }, 400, /not an object/],
    ['no list of hosts', '/v1/probe', { method: 'POST', body: '{"mx":"mx.partner.org"}' }, 400, /not a list/],
    ['numbers for hosts', '/v1/probe', { method: 'POST', body: '{"mx":[7]}' }, 400, /not a public host name/],
    [
      'a big body',
      '/v1/probe',
      { method: 'POST', body: `{"mx":["${'a'.repeat(20_000)}"]}` },
      413,
      /too large/,
    ],
    [
      'another type',
      '/v1/probe',
      { method: 'POST', body: 'mx', headers: { 'content-type': 'text/plain' } },
      415,
      /json/,
    ],
  ];
  it.each(cases)('%s', async (_, path, options, status, says) => {
    const reply = await ask(path, options);
    expect(reply.status).toBe(status);
    expect(fits('Error', reply.body)).toBe(true);
    expect(JSON.stringify(reply.body)).toMatch(says);
  });

  it('asking too often, with the time to wait', async () => {
    await running.close();
    running = await start('--per-minute', '3');
    const statuses = [];
    for (let turn = 0; turn < 5; turn += 1) statuses.push((await ask('/v1/domain?name=partner.org')).status);
    expect(statuses).toEqual([200, 200, 200, 429, 429]);
    const wait = Number((await ask('/v1/domain?name=partner.org')).headers['retry-after']);
    expect(wait).toBeGreaterThan(0);
    expect(wait).toBeLessThanOrEqual(60);
  });

  it('too much at once is 503 with the time to wait, and what is known is still answered', async () => {
    await running.close();
    running = await start();
    await ask('/v1/probe?mx=mx.partner.org&domain=partner.org');
    await server.close();
    const silent = await startScripted({ at: 'banner', does: 'silence' }, { key: '', cert: '' } as never);
    server = silent;
    const names = Array.from({ length: 600 }, (_, at) => `mx${at}.crowd.org`);
    world.dns['MX crowd.org'] = names.map((name) => `10 ${name}`).join(' | ');
    names.forEach((name, at) => {
      world.dns[`A ${name}`] = `203.0.${at % 100}.26`;
      world.servers.set(`203.0.${at % 100}.26`, silent);
    });
    const lists = Array.from({ length: 30 }, (_, at) => names.slice(at * 20, at * 20 + 20));
    const crowd = lists.map((list) => ask(`/v1/probe?mx=${list.join('&mx=')}&domain=crowd.org`));
    const refused = await Promise.any(
      crowd.map(async (reply) => {
        const one = await reply;
        if (one.status !== 503) throw new Error('answered');
        return one;
      }),
    );
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    expect(await ask('/v1/probe?mx=mx.partner.org')).toMatchObject({ status: 200, body: { starttls: true } });
    await server.close();
    await Promise.allSettled(crowd);
  }, 20_000);
});

it('docs/probe.openapi.json is what the service says of itself (npm run probe -- openapi)', () => {
  const path = join(import.meta.dirname, '..', '..', 'docs', 'probe.openapi.json');
  expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual(openApi());
});
