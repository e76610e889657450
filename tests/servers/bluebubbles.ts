/**
 * Stands in for a BlueBubbles server 1.9.9 on its owner's Mac, since the real one needs macOS, Messages and an Apple
 * account. It follows that server's published source (BlueBubblesApp/bluebubbles-server,
 * packages/server/src/server/api/http). The route `GET /api/v1/handle/availability/imessage` checks in this order: the
 * password (one of `guid`, `password`, `token`; 401), the Private API and its helper (500), the address (400); then it
 * answers with what Apple's Messages says. Every body is in its envelope of `status`, `message` and `data` or `error`;
 * any other path gets Koa's own 404 in plain text.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

/** The state of the Mac behind it. */
export type Mac =
  | 'ready'
  | 'no-private-api'
  | 'no-helper'
  /** The helper's answer is empty. */
  | 'no-answer'
  /** The server's own timeout has passed. */
  | 'timed-out'
  /** The helper never answers. */
  | 'silent'
  /** A tunnel or a network in front of it answers with its own page. */
  | 'page';

export interface BlueBubbles {
  readonly url: string;
  readonly password: string;
  /** Handles that Messages knows as Apple's. */
  readonly known: Set<string>;
  mac: Mac;
  /** The requests so far: path and query. */
  readonly asked: string[];
  /** Those headers of the requests that identify the client. */
  readonly told: string[];
  close(): Promise<void>;
}

/** The default port in the server's settings. */
const PORT = 1234;
const PASSWORD = 'p&ss wörd';
const ROUTE = '/api/v1/handle/availability/imessage';
const SETUP =
  'Please make sure you have completed the setup for the Private API, and your helper is connected!';
const BAD = `You've made a bad request! Please check your request params & body`;
const TELLING = ['origin', 'cookie', 'referer', 'user-agent', 'accept-language'];

interface Envelope {
  readonly status: number;
  readonly message: string;
  readonly data?: unknown;
  readonly error?: { readonly type: string; readonly message: string };
}

const failure = (status: number, message: string, type: string, detail: string): Envelope => ({
  status,
  message,
  error: { type, message: detail },
});

/** Returns the envelope for one request, or null for no answer at all. */
function answerTo(query: URLSearchParams, { mac, known, password }: BlueBubbles): Envelope | null {
  const token = query.get('guid') ?? query.get('password') ?? query.get('token') ?? '';
  const refused = (detail: string) =>
    failure(401, 'You are not authorized to access this resource', 'Authentication Error', detail);
  if (token === '') return refused('Missing server password!');
  if (token.trim() !== password) return refused('Unauthorized');
  if (mac === 'no-private-api')
    return failure(500, SETUP, 'iMessage Error', 'iMessage Private API is not enabled!');
  if (mac === 'no-helper')
    return failure(500, SETUP, 'iMessage Error', 'iMessage Private API Helper is not connected!');
  const address = query.get('address') ?? '';
  if (address === '') return failure(400, BAD, 'Validation Error', 'The address field is required.');
  if (mac === 'no-answer') {
    const detail = 'Failed to determine iMessage availability!';
    return failure(500, 'An unhandled error has occurred!', 'Server Error', detail);
  }
  if (mac === 'timed-out') {
    const detail = 'The server took too long to respond and has timed-out!';
    return failure(504, 'The request timed-out after 300000!', 'Gateway Timeout', detail);
  }
  if (mac === 'silent') return null;
  return { status: 200, message: 'Success', data: { available: known.has(address) } };
}

function respond(request: IncomingMessage, response: ServerResponse, server: BlueBubbles): void {
  const { pathname, searchParams } = new URL(request.url ?? '/', server.url);
  server.asked.push(request.url ?? '');
  server.told.push(...TELLING.filter((name) => request.headers[name] !== undefined));
  if (server.mac === 'page') {
    response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><title>Sign in</title>');
  } else if (request.method !== 'GET' || pathname !== ROUTE) {
    response.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' }).end('Not Found');
  } else {
    const envelope = answerTo(searchParams, server);
    if (envelope === null) return;
    const headers = {
      'content-type': 'application/json; charset=utf-8',
      'access-control-allow-origin': request.headers.origin ?? '*',
    };
    response.writeHead(envelope.status, headers).end(JSON.stringify(envelope));
  }
}

/** Starts the server on this device, where it uses the real port. */
export async function startBlueBubbles(): Promise<BlueBubbles> {
  const server = createServer((request, response) => {
    respond(request, response, stand);
  });
  const stand: BlueBubbles = {
    url: `http://127.0.0.1:${PORT}`,
    password: PASSWORD,
    known: new Set(),
    mac: 'ready',
    asked: [],
    told: [],
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
  await new Promise<void>((resolve) => {
    server.listen(PORT, '127.0.0.1', resolve);
  });
  return stand;
}
