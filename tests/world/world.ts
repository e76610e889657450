/**
 * The fake Internet, on loopback. Browsers reach it through its HTTP proxy, so every host keeps its name and port, no
 * privileges are needed, and nothing can leave the machine: an unknown host is refused.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createSecureServer, type Server } from 'node:https';
import { connect, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { until } from './browsers/browser.ts';
import { createAuthority, type Authority } from './certificates.ts';
import type { PolicyFault } from './policy-server.ts';
import type { DnsFault } from './resolver.ts';
import { acceptSocket, listen, relay } from './sockets.ts';
import { answer, isKnown, isOpenOnly, policyOf } from './web.ts';

export interface WorldRequest {
  readonly at: number;
  readonly kind: 'dns' | 'policy' | 'page' | 'file' | 'socket' | 'refused';
  readonly host: string;
  readonly path: string;
  /** Includes the question mark; '' if there is no query. */
  readonly query: string;
  /** For `dns`: the name and type that were asked for. */
  readonly question?: string;
  readonly headers: IncomingMessage['headers'];
}

/** A request body that arrived: its media type and its octets. */
export interface Posted {
  readonly url: string;
  readonly type: string;
  readonly body: Buffer;
  /** The page that sent it, as far as the request says. */
  readonly from: string;
}

/** A server's answer that is not a page. */
export interface ServedFile {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Uint8Array | string;
  /** Delay before it is sent (ms). */
  readonly after?: number;
}

export interface World {
  readonly proxyUrl: string;
  readonly caFile: string;
  readonly log: WorldRequest[];
  /** A fault for a name and all names below it, or for all names under `*`. */
  readonly faults: Map<string, DnsFault>;
  /** The fault of a domain's policy host. */
  readonly policyFaults: Map<string, PolicyFault>;
  /**
   * Pages (texts) and files (octets) that a test serves, by host and path; their hosts exist with and without
   * encryption.
   */
  readonly pages: Map<string, string | Uint8Array>;
  /** Response headers of a test's page, by host and path. */
  readonly headers: Map<string, Readonly<Record<string, string>>>;
  /** Other answers that a test serves, by host and path; their hosts exist with encryption. */
  readonly files: Map<string, ServedFile>;
  /** Records that a test adds to the zones: `<type> <name>` → records as zones write them. */
  readonly records: Map<string, string>;
  /** Bodies that were sent to the pages' hosts, in order. */
  readonly posted: Posted[];
  /** Round-trip time that the proxy adds (ms). */
  rtt: number;
  /** Cuts every connection and refuses new ones, or accepts connections again. */
  setOffline(isOffline: boolean): void;
  /** Waits for a request that matches. */
  waitForRequest(matches: (request: WorldRequest) => boolean, what: string): Promise<WorldRequest>;
  close(): Promise<void>;
}

function createTls(
  authority: Authority,
  onRequest: (request: IncomingMessage, response: ServerResponse) => void,
): Server {
  return createSecureServer(
    {
      SNICallback: (host, done) => {
        const kind = policyOf(host)?.certificate ?? 'good';
        authority.contextFor(host, kind).then(
          (context) => {
            done(null, context);
          },
          (error: unknown) => {
            done(error as Error);
          },
        );
      },
    },
    onRequest,
  );
}

/** Starts the world. */
export async function startWorld(): Promise<World> {
  const folder = mkdtempSync(join(tmpdir(), 'sealcheck-world-'));
  const caFile = join(folder, 'ca.pem');
  const authority = await createAuthority(caFile);
  const log: WorldRequest[] = [];
  const sockets = new Set<Socket>();
  let isCut = false;
  const world = {
    log,
    faults: new Map<string, DnsFault>(),
    policyFaults: new Map<string, PolicyFault>(),
    pages: new Map<string, string | Uint8Array>(),
    headers: new Map<string, Readonly<Record<string, string>>>(),
    files: new Map<string, ServedFile>(),
    records: new Map<string, string>(),
    posted: [] as Posted[],
    rtt: 0,
  };

  const urlOf = (scheme: string, { url, headers }: IncomingMessage) =>
    new URL(url ?? '/', `${scheme}://${headers.host ?? 'nobody'}`);
  const note = ({ hostname, pathname, search }: URL, { headers }: IncomingMessage) => {
    const base = { at: Date.now(), host: hostname, path: pathname, query: search, headers };
    return (kind: WorldRequest['kind'], question?: string) => {
      log.push(question === undefined ? { ...base, kind } : { ...base, kind, question });
    };
  };
  const serve = (scheme: 'http' | 'https') => (request: IncomingMessage, response: ServerResponse) => {
    const url = urlOf(scheme, request);
    answer(request, response, url, world, note(url, request)).catch(() => {
      response.writeHead(400).end();
    });
  };
  const secure = createTls(authority, serve('https'));
  const open = createServer(serve('http'));
  for (const [scheme, server] of [['https', secure] as const, ['http', open] as const]) {
    server.on('upgrade', (request: IncomingMessage, socket: Duplex) => {
      note(urlOf(scheme, request), request)('socket');
      acceptSocket(request, socket);
    });
  }
  const ports = { '443': await listen(secure), '80': await listen(open) };
  const proxy = createServer((request, response) => {
    const url = urlOf('http', request);
    if (!isCut && isKnown(url.hostname, world)) serve('http')(request, response);
    else {
      note(url, request)('refused');
      response.writeHead(502).end();
    }
  });
  proxy.on('connect', (request: IncomingMessage, client: Socket) => {
    const [host = '', port] = (request.url ?? '').split(':');
    const own = port === '443' || port === '80' ? ports[port] : undefined;
    client.on('error', () => client.destroy());
    if (isCut || own === undefined || !isKnown(host, world) || (port === '443' && isOpenOnly(host))) {
      log.push({ at: Date.now(), kind: 'refused', host, path: '', query: '', headers: request.headers });
      client.end('HTTP/1.1 502 Nobody lives here\r\n\r\n');
      return;
    }
    const server = connect(own, '127.0.0.1', () => client.write('HTTP/1.1 200 OK\r\n\r\n'));
    for (const socket of [client, server]) {
      sockets.add(socket);
      socket.on('close', () => sockets.delete(socket));
    }
    relay(client, server, () => world.rtt);
    relay(server, client, () => world.rtt);
  });
  const proxyPort = await listen(proxy);
  // Browsers send a request twice if its idle connection is closed at that moment.
  for (const server of [secure, open, proxy]) server.keepAliveTimeout = 0;

  return Object.assign(world, {
    proxyUrl: `http://127.0.0.1:${proxyPort}`,
    caFile,
    waitForRequest: (matches: (request: WorldRequest) => boolean, what: string) =>
      until(() => Promise.resolve(log.find(matches)), what) as Promise<WorldRequest>,
    setOffline(isOffline: boolean) {
      isCut = isOffline;
      if (isCut) for (const socket of sockets) socket.destroy();
    },
    async close() {
      for (const socket of sockets) socket.destroy();
      const servers = [secure, open, proxy];
      for (const server of servers) server.closeAllConnections();
      await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
      rmSync(folder, { recursive: true, force: true });
    },
  });
}
