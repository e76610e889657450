/** Parses what a request asks, within bounds. Invalid questions are refused with a reason. */
import type { IncomingMessage } from 'node:http';
import { parseName } from '../names.ts';

/** A refused request: thrown during parsing, and answered with this HTTP status. */
export class Refusal extends Error {
  override name = 'Refusal';
  readonly status: number;
  /** Seconds. */
  readonly retryAfter: number | null;
  constructor(status: number, reason: string, retryAfter: number | null = null) {
    super(reason);
    this.status = status;
    this.retryAfter = retryAfter;
  }
}

/** Maximum number of hosts in one request. */
export const MAX_HOSTS = 20;
const MAX_BYTES = 16 * 1024;

export interface Question {
  readonly hosts: readonly string[];
  readonly domain: string | null;
}

/** Parses one public name. Throws a Refusal that says which one is invalid. */
export function readName(text: unknown, what: string): string {
  const name = typeof text === 'string' ? parseName(text) : null;
  if (name === null) throw new Refusal(400, `${what} is not a public host name`);
  return name;
}

function readHosts(list: readonly unknown[]): string[] {
  if (list.length === 0) throw new Refusal(400, 'mx is missing');
  if (list.length > MAX_HOSTS) throw new Refusal(400, `more than ${MAX_HOSTS} hosts`);
  return [...new Set(list.map((host) => readName(host, 'mx')))];
}

/** Refuses unknown parameters, so that nobody believes that a port or an address was accepted. */
function demandOnly(keys: Iterable<string>, known: readonly string[]): void {
  for (const key of keys) if (!known.includes(key)) throw new Refusal(400, `unknown: ${key.slice(0, 40)}`);
}

/** Parses the question in a URL's query. */
export function readQuery(query: URLSearchParams): Question {
  demandOnly(query.keys(), ['mx', 'domain']);
  const domain = query.get('domain');
  return {
    hosts: readHosts(query.getAll('mx')),
    domain: domain === null ? null : readName(domain, 'domain'),
  };
}

/** Parses the domain in a URL's query. */
export function readDomain(query: URLSearchParams): string {
  demandOnly(query.keys(), ['name']);
  return readName(query.get('name'), 'name');
}

async function readText(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MAX_BYTES) throw new Refusal(413, 'too large');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** Parses the question in a body: `{"mx": ["…"], "domain": "…"}`. */
export async function readBody(request: IncomingMessage): Promise<Question> {
  if (!/^application\/json\b/i.test(request.headers['content-type'] ?? ''))
    throw new Refusal(415, 'application/json, please');
  let body: unknown;
  try {
    body = JSON.parse(await readText(request));
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw new Refusal(400, 'not JSON');
  }
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    throw new Refusal(400, 'not an object');
  demandOnly(Object.keys(body), ['mx', 'domain']);
  const { mx, domain } = body as { mx?: unknown; domain?: unknown };
  if (!Array.isArray(mx)) throw new Refusal(400, 'mx is not a list');
  return { hosts: readHosts(mx), domain: domain === undefined ? null : readName(domain, 'domain') };
}
