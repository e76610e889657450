/** An egress over a scripted fetch: shows what a lookup makes of every answer that a network may give. */
import type { Asker } from '../../utils/lookups/budget.ts';
import {
  createEgress,
  type EgressPorts,
  type EgressRequest,
  type EgressResponse,
  type Stage,
} from '../../utils/lookups/egress.ts';
import type { Ledger } from '../../utils/lookups/ledger.ts';
import type { Tls } from '../../utils/core/model.ts';
import type { LedgerEntry } from '../../utils/core/report.ts';
import { NOW } from '../core/evidence.ts';

/** No key server, no server of one's own, no statements about people, and no browser that can tell about upgrades. */
export const NOBODY = {
  codec: () => import('../../utils/lookups/dns-codec.ts'),
  pseudonymize: (text: string) => Promise.resolve(`hidden ${text.length}`),
  inspect: () => Promise.resolve({ usable: false, fault: 'garbled' } as const),
  keyServers: [],
  servers: { blueBubbles: { url: '', password: '' }, probe: { url: '', token: '' }, directoryUrl: '' },
  people: { ownClaim: () => Promise.resolve(undefined), inline: [] },
  isResolverKnown: () => Promise.resolve(true),
  askUpgrade: null,
};

export interface FakeNetwork {
  readonly ask: (question: EgressRequest, asker?: Asker) => Promise<EgressResponse>;
  readonly requests: Request[];
  readonly entries: LedgerEntry[];
}

interface Options {
  readonly stage?: Stage;
  readonly online?: boolean;
  /** Whether the peer's IP address appears to be public or private. */
  readonly peer?: 'public' | 'private';
  readonly made?: number;
  /** Parts of the ledger that fail or never answer. */
  readonly broken?: Partial<Ledger>;
  readonly redirects?: EgressPorts['redirects'];
  /** What the browser reports about every connection. */
  readonly tls?: Tls;
}

/** Creates an egress whose fetch is `respond`. `requests` and the ledger's `entries` show what left the device. */
export function fakeNetwork(
  respond: (request: Request) => Response | Promise<Response>,
  { stage = 1, online = true, peer = 'public', made = 0, tls, broken, redirects }: Options = {},
): FakeNetwork {
  const requests: Request[] = [];
  const entries: LedgerEntry[] = [];
  const ports: EgressPorts = {
    now: () => NOW,
    fetch: async (input, init) => {
      const request = new Request(input, init);
      requests.push(request);
      const { signal } = init ?? {};
      return Promise.race([
        Promise.resolve(respond(request)),
        new Promise<never>((_, reject) => {
          signal?.addEventListener('abort', () => {
            reject(signal.reason as Error);
          });
        }),
      ]);
    },
    granted: () => Promise.resolve(stage),
    isOnline: () => online,
    ledger: {
      countSince: (since) => Promise.resolve(made + entries.filter(({ at }) => at >= since).length),
      begin(entry) {
        const place = entries.push({ ...entry, outcome: 'pending' }) - 1;
        return Promise.resolve((outcome) => {
          entries[place] = { ...entry, outcome };
          return Promise.resolve();
        });
      },
      ...broken,
    },
    ...(redirects && { redirects }),
    connections: {
      watchResolver: () => undefined,
      isResolverKnown: () => Promise.resolve(true),
      observe: () => ({
        isPrivate: () => Promise.resolve(peer === 'private'),
        reason: (fallback) => Promise.resolve(fallback),
        tls: () => tls,
        stop: () => undefined,
      }),
    },
  };
  return { ask: createEgress(ports), requests, entries };
}
