/** The project's own lookups, outside of any browser, on the servers' network and trusting their authority. */
import { readFileSync } from 'node:fs';
import { connect } from 'node:http2';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import type { LedgerEntry } from '../../utils/core/report.ts';
import { inspectKeys } from '../../utils/lookups/libraries/keys/inspect.ts';
import { memoryStore } from '../../utils/lookups/cache.ts';
import { createLookups, type LookupPorts } from '../../utils/lookups/create-lookups.ts';
import { createEgress, type Stage } from '../../utils/lookups/egress.ts';
import { createPseudonymize } from '../../utils/lookups/pseudonyms.ts';
import { noLedger } from '../../utils/lookups/ledger.ts';
import type { Lookups } from '../../utils/lookups/lookups.ts';

const RESOLVER = 'https://dns.quad9.net/dns-query';

/** Sends a GET over HTTP/2: BIND's DNS over HTTPS supports nothing else (RFC 8484 §5.2), and Node's fetch does not. */
function overHttp2(url: URL, headers: Headers, signal?: AbortSignal | null): Promise<Response> {
  const session = connect(url.origin);
  return new Promise<Response>((resolve, reject) => {
    session.on('error', reject);
    const asked = { ':path': url.pathname + url.search, ...Object.fromEntries(headers) };
    const request = session.request(asked, signal ? { signal } : {});
    const parts: Buffer[] = [];
    let head: ResponseInit = {};
    request.on('response', ({ ':status': status = 0, ...received }) => {
      const fields = Object.entries(received).map(([name, value]) => [name, String(value)] as const);
      head = { status, headers: new Headers(fields.filter(([name]) => !name.startsWith(':')) as never) };
    });
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      resolve(new Response(Buffer.concat(parts), head));
    });
    request.on('error', reject);
  }).finally(() => {
    session.close();
  });
}

const fetchAny: typeof fetch = (input, init) => {
  const url = new URL(input instanceof Request ? input.url : input);
  return url.href.startsWith(RESOLVER)
    ? overHttp2(url, new Headers(init?.headers), init?.signal)
    : fetch(input, init);
};

export interface OwnLookups {
  readonly lookups: Lookups;
  /** What the lookups wrote into the ledger, oldest first. */
  readonly entries: LedgerEntry[];
}

/** Makes this process trust the authority of the site's servers (a PEM file). */
export function trustHere(caFile: string): void {
  setDefaultCACertificates([...getCACertificates(), readFileSync(caFile, 'utf8')]);
}

/** Returns lookups with this consent and an empty cache. */
export function ownLookups(
  stage: Stage,
  named: Partial<Pick<LookupPorts, 'keyServers' | 'servers'>> = {},
): OwnLookups {
  const entries: LedgerEntry[] = [];
  const now = () => Date.now();
  const ask = createEgress({
    now,
    fetch: fetchAny,
    granted: () => Promise.resolve(stage),
    isOnline: () => true,
    ledger: {
      ...noLedger,
      begin: (entry) =>
        Promise.resolve((outcome) => Promise.resolve(void entries.push({ ...entry, outcome }))),
    },
    // Only browsers can tell which address answered.
    connections: {
      watchResolver: () => undefined,
      isResolverKnown: () => Promise.resolve(true),
      observe: () => ({
        isPrivate: () => Promise.resolve(false),
        reason: (fallback) => Promise.resolve(fallback),
        tls: () => undefined,
        stop: () => undefined,
      }),
    },
  });
  const lookups = createLookups({
    now,
    store: memoryStore(),
    ask,
    resolver: RESOLVER,
    isResolverKnown: () => Promise.resolve(true),
    askUpgrade: null,
    codec: () => import('../../utils/lookups/dns-codec.ts'),
    pseudonymize: createPseudonymize(() => Promise.resolve(new Uint8Array(32))),
    inspect: inspectKeys,
    keyServers: [],
    servers: { blueBubbles: { url: '', password: '' }, probe: { url: '', token: '' }, directoryUrl: '' },
    people: { ownClaim: () => Promise.resolve(undefined), inline: [] },
    ...named,
  });
  return { lookups, entries };
}
