/** The fake Internet's web servers: resolvers, policy hosts, pages and files, and what is sent to them. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { pageAt } from './pages.ts';
import { sendPolicy } from './policy-server.ts';
import { answerOver, type DnsFault } from './resolver.ts';
import { decodeQuestion, TYPES, type Question } from './wire.ts';
import type { World, WorldRequest } from './world.ts';
import { zoneOf } from './records.ts';

const HTML = { 'content-type': 'text/html; charset=utf-8' };
const FILE = { 'content-type': 'application/octet-stream' };
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

/** Returns the policy that this host serves, or undefined if it is not a policy host. */
export function policyOf(host: string) {
  return host.startsWith('mta-sts.') ? zoneOf(host.slice('mta-sts.'.length))?.zone.policy : undefined;
}

/** Whether this host offers no encryption. */
export const isOpenOnly = (host: string) => /^open[.-]/.test(host);

/** Whether the world has this host: a page, a file, a resolver or a policy host. */
export function isKnown(host: string, { pages, files }: Pick<State, 'pages' | 'files'>): boolean {
  return (
    [...pages.keys(), ...files.keys()].some((key) => key.startsWith(`${host}/`)) ||
    RESOLVERS.includes(host) ||
    policyOf(host) !== undefined ||
    pageAt(new URL(`https://${host}/`)) !== null ||
    host === 'fixtures.sealcheck.example'
  );
}

type State = Pick<World, 'faults' | 'policyFaults' | 'pages' | 'headers' | 'files' | 'records' | 'posted'>;

/** Returns the fault set for this name, for a name above it, or for all names. */
function faultOf(faults: Map<string, DnsFault>, name: string): DnsFault | undefined {
  const labels = name.split('.');
  const names = labels.map((_, at) => labels.slice(at).join('.'));
  return faults.get(names.find((known) => faults.has(known)) ?? '*');
}

/** Answers a request as the world's web servers do; `note` logs it. */
export async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
  { faults, policyFaults, pages, headers, files, records, posted }: State,
  note: (kind: WorldRequest['kind'], question?: string) => void,
): Promise<void> {
  if (RESOLVERS.includes(url.hostname) && url.pathname === '/dns-query') {
    const question = await questionOf(request, url);
    note('dns', wordsOf(question));
    const fault = faultOf(faults, question.name);
    const reply = answerOver(question, fault, records);
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
  const file = files.get(url.host + url.pathname);
  if (file) {
    note('file');
    if (file.after !== undefined) await new Promise((resolve) => setTimeout(resolve, file.after));
    response.writeHead(file.status ?? 200, file.headers).end(file.body);
    return;
  }
  note('page');
  if (/^(POST|PUT|PATCH)$/.test(request.method ?? '')) {
    const body = await bodyOf(request);
    posted.push({
      url: url.href,
      type: request.headers['content-type'] ?? '',
      body,
      from: request.headers.referer ?? '',
    });
  }
  const address = url.host + url.pathname;
  const own = pages.get(address);
  const kind = typeof own === 'string' ? HTML : FILE;
  const page = own === undefined ? pageAt(url) : { headers: { ...kind, ...headers.get(address) }, body: own };
  response.writeHead(page ? 200 : 404, page?.headers).end(page?.body);
}
