/** The HTTP server: HTTPS, a few paths, and nothing about a request's contents in the log. */
import { createHash } from 'node:crypto';
import {
  createServer as createPlain,
  type IncomingMessage,
  type OutgoingHttpHeaders,
  type ServerResponse,
} from 'node:http';
import { createServer as createSecure } from 'node:https';
import type { Metrics } from '../metrics.ts';
import { Overload, type Service } from '../service.ts';
import type { Store } from '../store/store.ts';
import { callerOf, type Token } from './auth.ts';
import { openApi } from './openapi.ts';
import { Refusal, readBody, readDomain, readQuery } from './questions.ts';
import { countRequest, type Quota } from './quota.ts';

export interface HttpKit {
  readonly service: Service;
  readonly store: Store;
  readonly metrics: Metrics;
  readonly tokens: readonly Token[];
  /** True if callers need not authenticate, because only this machine can ask. */
  readonly isOpen: boolean;
  readonly quota: Quota;
  readonly now: () => number;
  readonly log: (event: string, facts: Readonly<Record<string, unknown>>) => void;
}

/** PEM texts. */
export interface Tls {
  readonly cert: string;
  readonly key: string;
  /** Authority of the clients' certificates. */
  readonly clientCa: string | null;
}

interface Body {
  readonly type: string;
  readonly text: string;
  /** For how many seconds the client need not ask again. */
  readonly life?: number;
}

const json = (value: unknown, life?: number): Body => ({
  type: 'application/json',
  text: JSON.stringify(value),
  ...(life === undefined ? {} : { life }),
});

type Route = (request: IncomingMessage, query: URLSearchParams, kit: HttpKit) => Promise<Body>;

const lifeOf = (answers: readonly { readonly expires: string }[], now: number) =>
  Math.max(1, Math.floor((Math.min(...answers.map(({ expires }) => Date.parse(expires))) - now) / 1_000));

/** One host gets a single answer, as it always has; several get a list. */
const askByQuery: Route = async (_, query, { service, now }) => {
  const { hosts, domain } = readQuery(query);
  const answers = await service.ask(hosts, domain);
  return json(hosts.length === 1 ? answers[0] : { answers }, lifeOf(answers, now()));
};
const askByBody: Route = async (request, _, { service }) => {
  const { hosts, domain } = await readBody(request);
  return json({ answers: await service.ask(hosts, domain) });
};
const askDomain: Route = async (_, query, { service }) =>
  json(await service.askDomain(readDomain(query)), 60);

/** What any authenticated caller may ask. */
const ROUTES: Readonly<Record<string, Route>> = {
  'GET /v1/probe': askByQuery,
  'POST /v1/probe': askByBody,
  'GET /v1/domain': askDomain,
  'GET /metrics': (_, __, { metrics }) =>
    Promise.resolve({ type: 'text/plain; version=0.0.4', text: metrics.render() }),
};
/** What anybody may ask: it reveals nothing about anybody. */
const PUBLIC: Readonly<Record<string, Route>> = {
  'GET /healthz': () => Promise.resolve(json({ ok: true })),
  'GET /readyz': async (_, __, { store }) => {
    await store.ping();
    return json({ ok: true });
  },
  'GET /v1/openapi.json': () => Promise.resolve(json(openApi())),
};

async function answer(request: IncomingMessage, path: string, query: URLSearchParams, kit: HttpKit) {
  const name = `${request.method ?? ''} ${path}`;
  const open = PUBLIC[name];
  if (open) return open(request, query, kit);
  const caller = callerOf(request, kit.tokens, kit.isOpen);
  if (caller === null) throw new Refusal(401, 'a token or a client certificate is required');
  const route = ROUTES[name];
  if (!route) {
    const isKnown = [...Object.keys(ROUTES), ...Object.keys(PUBLIC)].some((one) => one.endsWith(` ${path}`));
    throw new Refusal(isKnown ? 405 : 404, isKnown ? 'method not allowed' : 'no such path');
  }
  if (path !== '/metrics') await countRequest(caller, kit.quota, kit.store, kit.now());
  return route(request, query, kit);
}

function send(request: IncomingMessage, response: ServerResponse, body: Body): number {
  const etag = `"${createHash('sha256').update(body.text).digest('base64url').slice(0, 22)}"`;
  const isSame = request.headers['if-none-match'] === etag;
  response.writeHead(isSame ? 304 : 200, {
    'content-type': body.type,
    etag,
    'cache-control': body.life === undefined ? 'no-store' : `private, max-age=${body.life}`,
    'x-content-type-options': 'nosniff',
  });
  response.end(isSame ? undefined : body.text);
  return isSame ? 304 : 200;
}

function refuse(response: ServerResponse, error: unknown, kit: HttpKit): number {
  const refusal =
    error instanceof Refusal
      ? error
      : new Refusal(
          503,
          error instanceof Overload ? 'overloaded' : 'temporarily unavailable',
          error instanceof Overload ? 30 : 10,
        );
  if (!(error instanceof Refusal || error instanceof Overload)) kit.log('error', { error: String(error) });
  const headers: OutgoingHttpHeaders = {
    'content-type': 'application/json',
    'cache-control': 'no-store',
    ...(refusal.retryAfter === null ? {} : { 'retry-after': String(refusal.retryAfter) }),
    ...(refusal.status === 401 ? { 'www-authenticate': 'Bearer' } : {}),
    ...(refusal.status === 413 ? { connection: 'close' } : {}),
  };
  response.writeHead(refusal.status, headers);
  response.end(JSON.stringify({ error: refusal.message }));
  return refusal.status;
}

/** Creates the server; the caller makes it listen. */
export function createRequestServer(kit: HttpKit, tls: Tls | null) {
  const handle = (request: IncomingMessage, response: ServerResponse) => {
    const start = performance.now();
    const url = URL.parse(request.url ?? '', 'http://probe');
    const path = url?.pathname ?? '';
    const asked = answer(request, path, url?.searchParams ?? new URLSearchParams(), kit);
    void asked
      .then(
        (body) => send(request, response, body),
        (error: unknown) => refuse(response, error, kit),
      )
      .then((status) => {
        const seconds = (performance.now() - start) / 1_000;
        const name = status === 404 ? 'other' : path;
        kit.metrics.add('sealcheck_probe_requests_total', { path: name, status: String(status) });
        kit.metrics.observe('sealcheck_probe_request_seconds', seconds);
        kit.log('request', { path: name, status, ms: Math.round(seconds * 1_000) });
      });
  };
  const limits = {
    maxHeaderSize: 8 * 1024,
    requestTimeout: 15_000,
    headersTimeout: 10_000,
    keepAliveTimeout: 60_000,
  };
  const server = tls
    ? createSecure(
        {
          ...limits,
          cert: tls.cert,
          key: tls.key,
          minVersion: 'TLSv1.2',
          ...(tls.clientCa === null
            ? {}
            : { ca: tls.clientCa, requestCert: true, rejectUnauthorized: false }),
        },
        handle,
      )
    : createPlain(limits, handle);
  server.maxConnections = 2_000;
  return server;
}
