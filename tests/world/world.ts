/**
 * The fake Internet, on loopback. Browsers reach it through its HTTP proxy, so every host keeps its name and
 * its port, nobody needs privileges, and nothing can leave the machine: an unknown host is refused.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createSecureServer, type Server } from 'node:https';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { until } from './browsers/browser.ts';
import { createAuthority, type Authority } from './certificates.ts';
import { pageAt } from './pages.ts';
import { sendPolicy, type PolicyFault } from './policy-server.ts';
import { answerOver, type DnsFault } from './resolver.ts';
import { decodeQuestion, TYPES, type Question } from './wire.ts';
import { zoneOf } from './zones.ts';

export interface WorldRequest {
  readonly at: number;
  readonly kind: 'dns' | 'policy' | 'page' | 'refused';
  readonly host: string;
  readonly path: string;
  /** For `dns`: name and type that were asked for. */
  readonly question?: string;
  readonly headers: IncomingMessage['headers'];
}

/** A body that arrived: its kind and its octets. */
export interface Posted {
  readonly url: string;
  readonly type: string;
  readonly body: Buffer;
}

export interface World {
  readonly proxyUrl: string;
  readonly caFile: string;
  readonly log: WorldRequest[];
  /** A fault for a name and all below it, or for everything under `*`. */
  readonly faults: Map<string, DnsFault>;
  /** The fault of a domain's policy host. */
  readonly policyFaults: Map<string, PolicyFault>;
  /** Pages that a test puts up, by host and path; a host of theirs exists with and without encryption. */
  readonly pages: Map<string, string>;
  /** What was sent to the pages' hosts in bodies, in order. */
  readonly posted: Posted[];
  /** Round-trip time that the proxy adds, in milliseconds. */
  rtt: number;
  /** Cuts every connection and refuses new ones, or takes them again. */
  setOffline(isOffline: boolean): void;
  /** Waits for a request like this. */
  waitForRequest(matches: (request: WorldRequest) => boolean, what: string): Promise<WorldRequest>;
  close(): Promise<void>;
}

const HTML = { 'content-type': 'text/html; charset=utf-8' };
const RESOLVERS = ['dns.quad9.net', 'cloudflare-dns.com', 'doh.sealcheck.example'];
const POLICY_PATH = '/.well-known/mta-sts.txt';

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

async function questionOf(request: IncomingMessage, url: URL): Promise<Question> {
  const encoded = url.searchParams.get('dns');
  return decodeQuestion(encoded === null ? await bodyOf(request) : Buffer.from(encoded, 'base64url'));
}

function wordsOf({ name, type }: Question): string {
  return `${name} ${Object.entries(TYPES).find(([, code]) => code === type)?.[0] ?? String(type)}`;
}

/** Whose policy host this is. */
function policyOf(host: string) {
  return host.startsWith('mta-sts.') ? zoneOf(host.slice('mta-sts.'.length))?.zone.policy : undefined;
}

/** Hosts that have no encryption to offer. */
const isOpenOnly = (host: string) => /^open[.-]/.test(host);

function isKnown(host: string, pages: Map<string, string>): boolean {
  return (
    [...pages.keys()].some((key) => key.startsWith(`${host}/`)) ||
    RESOLVERS.includes(host) ||
    policyOf(host) !== undefined ||
    pageAt(new URL(`https://${host}/`)) !== null ||
    host === 'fixtures.sealcheck.example'
  );
}

type State = Pick<World, 'faults' | 'policyFaults' | 'pages' | 'posted'>;

/** The fault of this name, of a name above it, or of all. */
function faultOf(faults: Map<string, DnsFault>, name: string): DnsFault | undefined {
  const labels = name.split('.');
  const names = labels.map((_, at) => labels.slice(at).join('.'));
  return faults.get(names.find((known) => faults.has(known)) ?? '*');
}

/** What the world's web servers say; `note` keeps the log. */
async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
  { faults, policyFaults, pages, posted }: State,
  note: (kind: WorldRequest['kind'], question?: string) => void,
): Promise<void> {
  if (RESOLVERS.includes(url.hostname) && url.pathname === '/dns-query') {
    const question = await questionOf(request, url);
    note('dns', wordsOf(question));
    const fault = faultOf(faults, question.name);
    const reply = answerOver(question, fault);
    if (reply) response.writeHead(reply.status, reply.headers).end(reply.body);
    else if (fault === 'reset') request.socket.destroy();
    return;
  }
  const policy = policyOf(url.hostname);
  if (policy && url.pathname === POLICY_PATH) {
    note('policy');
    sendPolicy(policy, policyFaults.get(url.hostname.slice('mta-sts.'.length)), response);
    return;
  }
  note('page');
  if (request.method === 'POST') {
    const body = await bodyOf(request);
    posted.push({ url: url.href, type: request.headers['content-type'] ?? '', body });
  }
  const own = pages.get(url.host + url.pathname);
  const page = own === undefined ? pageAt(url) : { headers: HTML, body: own };
  response.writeHead(page ? 200 : 404, page?.headers).end(page?.body);
}

/** Copies one side of a connection to the other, half a round trip later. */
function relay(from: Socket, to: Socket, rtt: () => number): void {
  from.on('data', (chunk) => {
    const delay = rtt() / 2;
    if (delay === 0) to.write(chunk);
    else setTimeout(() => to.writable && to.write(chunk), delay);
  });
  from.on('close', () => setTimeout(() => to.destroy(), rtt()));
  from.on('error', () => to.destroy());
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

const listen = (server: {
  listen(port: number, host: string, done: () => void): unknown;
  address(): unknown;
}) =>
  new Promise<number>((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      resolve((server.address() as AddressInfo).port);
    });
  });

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
    pages: new Map<string, string>(),
    posted: [] as Posted[],
    rtt: 0,
  };

  const serve = (scheme: 'http' | 'https') => (request: IncomingMessage, response: ServerResponse) => {
    const url = new URL(request.url ?? '/', `${scheme}://${request.headers.host ?? 'nobody'}`);
    const note = (kind: WorldRequest['kind'], question?: string) => {
      const entry = {
        at: Date.now(),
        kind,
        host: url.hostname,
        path: url.pathname,
        headers: request.headers,
      };
      log.push(question === undefined ? entry : { ...entry, question });
    };
    answer(request, response, url, world, note).catch(() => {
      response.writeHead(400).end();
    });
  };
  const secure = createTls(authority, serve('https'));
  const securePort = await listen(secure);
  const proxy = createServer((request, response) => {
    const { hostname } = new URL(request.url ?? '', 'http://nobody');
    if (!isCut && isKnown(hostname, world.pages)) serve('http')(request, response);
    else response.writeHead(502).end();
  });
  proxy.on('connect', (request: IncomingMessage, client: Socket) => {
    const [host = '', port] = (request.url ?? '').split(':');
    client.on('error', () => client.destroy());
    if (isCut || isOpenOnly(host) || !isKnown(host, world.pages) || port !== '443') {
      log.push({ at: Date.now(), kind: 'refused', host, path: '', headers: request.headers });
      client.end('HTTP/1.1 502 Nobody lives here\r\n\r\n');
      return;
    }
    const server = connect(securePort, '127.0.0.1', () => client.write('HTTP/1.1 200 OK\r\n\r\n'));
    for (const socket of [client, server]) {
      sockets.add(socket);
      socket.on('close', () => sockets.delete(socket));
    }
    relay(client, server, () => world.rtt);
    relay(server, client, () => world.rtt);
  });
  const proxyPort = await listen(proxy);

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
      secure.closeAllConnections();
      proxy.closeAllConnections();
      await Promise.all([secure, proxy].map((server) => new Promise((resolve) => server.close(resolve))));
      rmSync(folder, { recursive: true, force: true });
    },
  });
}
